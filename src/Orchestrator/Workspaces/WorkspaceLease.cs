using System.Text.Json;
using Orchestrator.Sites;

namespace Orchestrator.Workspaces;

/// <summary>The lease of a workspace on a network file system, where locks of other hosts may not be seen: a file that names its holder.</summary>
/// <remarks>A holder on this host that is gone, or of an earlier boot, is followed at once. One on another host cannot be asked: its lease is
/// never taken over silently, a person deletes the file.</remarks>
internal static class WorkspaceLease
{
    /// <summary>Name of the file in the workspace.</summary>
    public const string FileName = "orchestrator.lease.json";

    /// <summary>Takes the lease.</summary>
    /// <param name="root">The workspace.</param>
    /// <param name="holder">Who takes it.</param>
    /// <exception cref="WorkspaceHeldException">Another process has it, or may have it.</exception>
    public static void Take(string root, WorkspaceHolder holder)
    {
        string path = Path.Combine(root, FileName);
        while (!TryCreate(path, holder))
        {
            WorkspaceHolder? other = Read(path);
            if (other is null || !IsGone(other))
                throw new WorkspaceHeldException(root, other, $"; if that process is gone, delete {path}");
            // Who renames it first has taken it away; the other finds the file missing and tries to create it.
            string aside = $"{path}.{Environment.ProcessId}{CatalogFiles.AtomicFile.TemporarySuffix}";
            try
            {
                File.Move(path, aside, overwrite: true);
                File.Delete(aside);
            }
            catch (FileNotFoundException)
            {
                // Somebody else was faster.
            }
        }
    }

    /// <summary>Gives the lease back.</summary>
    public static void Release(string root) => File.Delete(Path.Combine(root, FileName));

    /// <summary>Who holds the lease; null if nobody does any more.</summary>
    public static WorkspaceHolder? Holder(string root) =>
        Read(Path.Combine(root, FileName)) is { } holder && !IsGone(holder) ? holder : null;

    private static bool IsGone(WorkspaceHolder holder)
    {
        if (!string.Equals(holder.Host, Environment.MachineName, StringComparison.Ordinal)) return false;
        if (!string.Equals(holder.Boot, LocalProcess.CurrentBoot, StringComparison.Ordinal)) return true;
        return LocalProcess.Find(holder.ProcessId)?.StartTime != holder.StartTime;
    }

    private static bool TryCreate(string path, WorkspaceHolder holder)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            JsonSerializer.Serialize(stream, holder, WorkspaceJsonContext.Default.WorkspaceHolder);
            stream.Flush(flushToDisk: true);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }
    }

    private static WorkspaceHolder? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), WorkspaceJsonContext.Default.WorkspaceHolder);
        }
        catch (Exception exception) when (exception is IOException or JsonException)
        {
            return null;
        }
    }
}
