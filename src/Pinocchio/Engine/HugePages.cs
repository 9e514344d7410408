using System.Runtime.InteropServices;

namespace Orchestrator.Pinocchio.Engine;

/// <summary>Asks Linux for large pages, without which half the time of random access to gigabytes goes into looking up addresses.</summary>
internal static unsafe partial class HugePages
{
    /// <summary>Bytes of a large page.</summary>
    public const nuint Size = 1 << 21;

    private const int AdviseHugePage = 14;

    /// <summary>Advises the system; whether it follows is its own affair.</summary>
    public static void Advise(void* start, nuint bytes)
    {
        if (OperatingSystem.IsLinux()) _ = AdviseMemory(start, bytes, AdviseHugePage);
    }

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int AdviseMemory(void* start, nuint bytes, int advice);
}
