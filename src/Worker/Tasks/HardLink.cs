using System.Runtime.InteropServices;
using Orchestrator.CatalogFiles;

namespace Orchestrator.Worker;

/// <summary>Hard links, the one operation that creates a complete file under a name that must not exist yet.</summary>
internal static partial class HardLink
{
    private const int FileExists = 17;

    /// <summary>Gives an existing file a second name.</summary>
    /// <returns>False when the second name is taken already.</returns>
    /// <exception cref="IOException">The file system refused for another reason.</exception>
    public static bool TryCreate(string existing, string link)
    {
        if (Link(existing, link) == 0)
        {
            FaultPoint.ReachFile(link, "linked");
            return true;
        }

        int error = Marshal.GetLastPInvokeError();
        if (error == FileExists) return false;
        throw new IOException($"cannot link {existing} to {link}: {Marshal.GetPInvokeErrorMessage(error)}");
    }

    /// <summary>Makes a whole file appear under a name that must not exist yet: a temporary, flushed, linked, removed.</summary>
    /// <param name="path">Where the file shall appear; its folder exists.</param>
    /// <param name="content">All of it.</param>
    /// <returns>False when the name is taken already.</returns>
    /// <exception cref="DiskFullException">It did not fit; nothing is left.</exception>
    public static bool TryPublish(string path, ReadOnlySpan<byte> content)
    {
        string folder = Path.GetDirectoryName(path)!;
        string temporary = Path.Combine(
            folder, $".{Path.GetFileName(path)}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}{AtomicFile.TemporarySuffix}");
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }

            FaultPoint.ReachFile(path, "written");
            if (!TryCreate(temporary, path)) return false;
            AtomicFile.FlushFolder(folder);
            return true;
        }
        catch (IOException failure) when (AtomicFile.IsDiskFull(failure))
        {
            throw new DiskFullException(path, failure);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Link(string existing, string link);
}
