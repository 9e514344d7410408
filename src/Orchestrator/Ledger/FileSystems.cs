using System.Runtime.InteropServices;

namespace Orchestrator.Ledger;

/// <summary>Tells local file systems from network file systems.</summary>
internal static partial class FileSystems
{
    // Magic numbers of statfs(2) and of the vendors' headers.
    private static readonly Dictionary<long, string> NetworkKinds = new()
    {
        [0x6969] = "NFS",
        [0x0BD00BD0] = "Lustre",
        [0x47504653] = "GPFS",
        [0x517B] = "SMB",
        [0xFF534D42] = "CIFS",
        [0xFE534D42] = "SMB2",
        [0x19830326] = "BeeGFS",
        [0x00C36400] = "Ceph",
        [0x01021997] = "9p",
        [0xAAD7AAEA] = "PanFS",
        [0x5346414F] = "AFS",
        [0x65735546] = "FUSE",
    };

    /// <summary>The network file system that holds a folder; null on a local one, and where it cannot be told.</summary>
    /// <param name="folder">An existing folder.</param>
    public static string? NetworkKindOf(string folder)
    {
        if (!OperatingSystem.IsLinux()) return null;
        // struct statfs is 120 bytes on 64-bit Linux and begins with f_type.
        Span<long> buffer = stackalloc long[64];
        if (StatFileSystem(folder, ref MemoryMarshal.GetReference(buffer)) != 0) return null;
        return NetworkKinds.GetValueOrDefault(buffer[0] & 0xFFFFFFFF);
    }

    [LibraryImport("libc", EntryPoint = "statfs", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int StatFileSystem(string path, ref long buffer);
}
