using System.Globalization;
using System.Text;
using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio.Engine;

/// <summary>The right of one process to write a run's files into a folder, until it is disposed of or the process ends.</summary>
/// <remarks>
/// <para>The operating system holds the lock, on a hidden file of the run's name, so that a killed process leaves none behind.</para>
/// <para>Outputs of an earlier run of the same name are removed when the work begins, after all that can be checked has been: a folder then never
/// holds the catalogues of one run and the cone of another, whichever way the later one ends.</para>
/// </remarks>
internal sealed class RunFolder : IDisposable
{
    private const string Temporaries = "*" + OutputFile.TemporarySuffix;
    private const int Attempts = 10;
    private readonly FileStream stream;
    private readonly string lockPath;

    private RunFolder(FileStream stream, string lockPath) => (this.stream, this.lockPath) = (stream, lockPath);

    /// <summary>Outputs of an earlier run that were removed.</summary>
    public int Removed { get; private set; }

    /// <summary>Takes the right, makes sure that there is room, and removes what an earlier run of the same name has left.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="runFlag">Name of the run.</param>
    /// <param name="outputs">What it will write.</param>
    /// <param name="inputs">Paths of what it reads.</param>
    /// <exception cref="InvalidInputException">The folder cannot be written or has no room, another process writes this run, or the run would overwrite
    /// what it reads.</exception>
    public static RunFolder Claim(string folder, string runFlag, PlannedOutputs outputs, IEnumerable<string> inputs)
    {
        string[] paths = [.. outputs.Names.Select(name => Path.GetFullPath(Path.Combine(folder, name)))];
        foreach (string input in inputs.Select(Path.GetFullPath))
        {
            if (paths.Contains(input, StringComparer.Ordinal))
                throw new InvalidInputException("the run would overwrite what it reads", file: input, key: "RunFlag", value: runFlag, allowed: "another name");
        }

        RunFolder claimed = Lock(folder, runFlag);
        try
        {
            CheckRoom(folder, paths, outputs.Bytes);
            foreach (string path in paths.Where(File.Exists))
            {
                File.Delete(path);
                claimed.Removed++;
            }

            RemoveTemporaries(folder, outputs.Names);
            return claimed;
        }
        catch
        {
            claimed.Dispose();
            throw;
        }
    }

    /// <summary>Gives the right back; the file goes first, while nobody else can have it.</summary>
    public void Dispose()
    {
        File.Delete(lockPath);
        stream.Dispose();
    }

    private static RunFolder Lock(string folder, string runFlag)
    {
        string path = Path.Combine(folder, $".pinocchio.{runFlag}.lock");
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            FileStream opened = TryOpen(path) ?? throw new InvalidInputException(
                "another process writes a run of this name into this folder", file: folder, key: "RunFlag", value: runFlag,
                allowed: "another name, another folder, or the same again when that process has ended");
            opened.SetLength(0);
            opened.Write(Encoding.UTF8.GetBytes(string.Create(
                CultureInfo.InvariantCulture, $"process {Environment.ProcessId} on {Environment.MachineName} writes this run\n")));
            // Whoever held it may have removed the file between our opening and our locking: then the lock is on a file without a name.
            if (IsAt(opened, path)) return new RunFolder(opened, path);
            opened.Dispose();
        }

        throw new IOException($"{path}: the lock changes hands all the time");
    }

    /// <summary>Whether an open file is the one at a path: a time set on the one is that of the other.</summary>
    private static bool IsAt(FileStream opened, string path)
    {
        File.SetLastWriteTimeUtc(opened.SafeFileHandle, File.GetLastWriteTimeUtc(opened.SafeFileHandle).AddTicks(-1 - Environment.ProcessId));
        return File.GetLastWriteTimeUtc(path) == File.GetLastWriteTimeUtc(opened.SafeFileHandle);
    }

    /// <summary>The locked file; null if another process has the lock.</summary>
    private static FileStream? TryOpen(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or DirectoryNotFoundException || (failure is IOException && !File.Exists(path)))
        {
            throw new InvalidInputException(
                $"the folder cannot be written: {failure.Message}", file: Path.GetDirectoryName(Path.GetFullPath(path)), allowed: "a folder in which files can be made",
                innerException: failure);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static void CheckRoom(string folder, IEnumerable<string> paths, long needed)
    {
        long replaced = paths.Select(path => new FileInfo(path)).Where(file => file.Exists).Sum(file => file.Length);
        long free = new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace + replaced;
        if (needed > free)
        {
            throw new InvalidInputException(
                string.Create(CultureInfo.InvariantCulture, $"the outputs take {needed / 1e6:F1} MB or more, and the disk has {free / 1e6:F1} MB left"), file: folder,
                allowed: "a folder on a disk with more room");
        }
    }

    /// <summary>What a killed run of this name was writing.</summary>
    private static void RemoveTemporaries(string folder, IReadOnlyList<string> names)
    {
        foreach (string path in Directory.EnumerateFiles(folder, Temporaries))
        {
            string file = Path.GetFileName(path);
            if (names.Any(name => file.StartsWith(name + ".", StringComparison.Ordinal))) File.Delete(path);
        }
    }
}
