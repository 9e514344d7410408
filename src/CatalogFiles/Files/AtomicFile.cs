using System.Runtime.InteropServices;

namespace Orchestrator.CatalogFiles;

/// <summary>Makes files appear whole or not at all: a temporary in the same folder, flushed to the disk, renamed, the folder flushed too.</summary>
public static partial class AtomicFile
{
    /// <summary>What the names of temporaries end in; a process that was killed leaves them behind.</summary>
    public const string TemporarySuffix = ".partial";

    private const int NoSpaceLeft = 28;
    private const int QuotaExceeded = 122;

    private static int counter;

    /// <summary>Writes a file by handing its temporary path to <paramref name="write"/>, and puts it in place when that returns.</summary>
    /// <param name="path">Where the file shall appear; one that is there is replaced. The folder must exist.</param>
    /// <param name="write">Makes and closes the file at the path it is given, which is in the same folder.</param>
    /// <exception cref="DiskFullException">It did not fit; neither the file nor its temporary is left.</exception>
    public static void Write(string path, Action<string> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
        string temporary = Temporary(path);
        try
        {
            write(temporary);
            FlushFile(temporary);
            FaultPoint.ReachFile(path, "written");
            File.Move(temporary, path, overwrite: true);
            FaultPoint.ReachFile(path, "renamed");
        }
        catch (Exception failure)
        {
            Discard(temporary);
            if (failure is DiskFullException full) throw new DiskFullException(path, full.InnerException ?? full);
            if (IsDiskFull(failure)) throw new DiskFullException(path, failure);
            throw;
        }

        FlushFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    /// <summary>Writes a file of bytes.</summary>
    /// <param name="path">Where the file shall appear.</param>
    /// <param name="content">All of it.</param>
    /// <exception cref="DiskFullException">It did not fit; nothing is left.</exception>
    public static void WriteAllBytes(string path, ReadOnlyMemory<byte> content) => Write(path, temporary =>
    {
        using var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write);
        stream.Write(content.Span);
    });

    /// <summary>Writes a file of text in UTF-8 without a byte order mark.</summary>
    /// <param name="path">Where the file shall appear.</param>
    /// <param name="content">All of it.</param>
    /// <exception cref="DiskFullException">It did not fit; nothing is left.</exception>
    public static void WriteAllText(string path, string content) => WriteAllBytes(path, System.Text.Encoding.UTF8.GetBytes(content));

    /// <summary>Forces the entries of a folder (new names, renames, removals) to the disk.</summary>
    /// <param name="folder">An existing folder.</param>
    public static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        int descriptor = Open(folder, 0);
        if (descriptor < 0) throw new IOException($"{folder}: cannot be opened to be flushed: {Marshal.GetLastPInvokeErrorMessage()}");
        // Some network file systems cannot flush a folder (EINVAL); the rename itself is then as safe as that system makes it.
        _ = Flush(descriptor);
        _ = Close(descriptor);
    }

    /// <summary>Whether an operation failed because the disk, or the user's share of it, is full.</summary>
    /// <param name="failure">What was thrown.</param>
    public static bool IsDiskFull(Exception failure) =>
        failure is DiskFullException || (failure is IOException && (failure.HResult & 0xFFFF) is NoSpaceLeft or QuotaExceeded);

    /// <summary>Empties a file if it is there, so that its space is free at once even while some process holds it open.</summary>
    internal static void Empty(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            stream.SetLength(0);
        }
        catch (IOException)
        {
            // It was never made, or is gone already: nothing holds space.
        }
    }

    private static void Discard(string temporary)
    {
        Empty(temporary);
        try
        {
            File.Delete(temporary);
        }
        catch (IOException)
        {
            // The error that brought us here says more than this one would.
        }
    }

    private static string Temporary(string path)
    {
        string name = $".{Path.GetFileName(path)}.{Environment.ProcessId}-{Interlocked.Increment(ref counter)}{TemporarySuffix}";
        return Path.Combine(Path.GetDirectoryName(path) ?? "", name);
    }

    private static void FlushFile(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        stream.Flush(flushToDisk: true);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Flush(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
