using System.Globalization;
using Orchestrator.Numerics;
using Orchestrator.Worker;

namespace Orchestrator.Sites;

/// <summary>Looks at the folder of an attempt on a file system of this machine.</summary>
internal static class AttemptFiles
{
    /// <summary>Absolute path of an attempt's folder.</summary>
    public static string FolderOf(string root, AttemptName name) =>
        Path.Combine(root, name.TaskFolder, string.Create(CultureInfo.InvariantCulture, $"attempt-{name.Number}"));

    /// <summary>What is there.</summary>
    /// <param name="root">The campaign's root.</param>
    /// <param name="name">The attempt.</param>
    /// <param name="now">The present time of the file system's clock.</param>
    public static SeenAttempt Look(string root, AttemptName name, DateTimeOffset now)
    {
        string folder = FolderOf(root, name);
        var heartbeat = new FileInfo(Path.Combine(folder, "heartbeat"));
        return new SeenAttempt
        {
            Claim = ReadClaim(folder),
            HeartbeatAge = heartbeat.Exists ? now - new DateTimeOffset(heartbeat.LastWriteTimeUtc) : null,
            Result = Read(Path.Combine(root, name.TaskFolder, "result.json")),
            Failure = Read(Path.Combine(folder, FailedAttempt.FileName)),
            IsStopped = File.Exists(Path.Combine(folder, "stopped")),
        };
    }

    // A claim that cannot be read is a claim nevertheless: nobody else may start.
    private static TaskClaim? ReadClaim(string folder)
    {
        try
        {
            return AttemptClaim.Read(folder);
        }
        catch (InvalidInputException)
        {
            return new TaskClaim("unknown", 0, DateTimeOffset.UnixEpoch);
        }
    }

    private static string? Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
