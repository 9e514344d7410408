using System.Runtime.InteropServices;

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
        if (Link(existing, link) == 0) return true;
        int error = Marshal.GetLastPInvokeError();
        if (error == FileExists) return false;
        throw new IOException($"cannot link {existing} to {link}: {Marshal.GetPInvokeErrorMessage(error)}");
    }

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Link(string existing, string link);
}
