using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HDF.PInvoke;

/// <summary>Finds the system's libhdf5 for the calls of this namespace.</summary>
/// <remarks>
/// In this order: <see cref="Location"/> set by the program, the environment variable <see cref="EnvironmentVariable"/>, the names in <see cref="KnownNames"/> by the
/// system's search path. The library is loaded once; what is set later has no effect.
/// </remarks>
public static class Hdf5NativeLibrary
{
    /// <summary>Environment variable that holds the path of libhdf5.</summary>
    public const string EnvironmentVariable = "ORCHESTRATOR_LIBHDF5";

    /// <summary>The name the calls are declared with; it is resolved here, never by the system.</summary>
    internal const string Name = "hdf5";

    private static readonly Lazy<nint> Library = new(Find);

    /// <summary>Path or name of libhdf5, before the first call; null for the environment variable or the known names.</summary>
    public static string? Location { get; set; }

    /// <summary>File names under which distributions ship the serial library, the tested version first.</summary>
    public static IReadOnlyList<string> KnownNames { get; } =
    [
        "libhdf5_serial.so.103", "libhdf5.so.103", "libhdf5.so.101", "libhdf5.so.200", "libhdf5_serial.so.310", "libhdf5.so.310", "libhdf5.so",
        "libhdf5.dylib", "hdf5.dll",
    ];

    /// <summary>Loads the library now, so that its absence shows here and not in the first call.</summary>
    /// <exception cref="DllNotFoundException">No libhdf5 was found; the message says what was tried and which package has it.</exception>
    public static void Load() => _ = Library.Value;

    /// <summary>Reads one of the library's exported identifiers of types and property classes; they exist once the library is open.</summary>
    internal static long Identifier(string export)
    {
        _ = H5.open();
        return Marshal.ReadInt64(NativeLibrary.GetExport(Library.Value, export));
    }

    /// <summary>Tries one explicit place, or else the known names.</summary>
    /// <param name="explicitPlace">Path or name that must be the one; null to try the known names.</param>
    /// <param name="origin">Where the explicit place was set, for the message.</param>
    internal static nint Find(string? explicitPlace, string origin)
    {
        IReadOnlyList<string> candidates = explicitPlace is null ? KnownNames : [explicitPlace];
        foreach (string candidate in candidates)
        {
            if (NativeLibrary.TryLoad(candidate, out nint handle)) return handle;
        }

        throw new DllNotFoundException(explicitPlace is null
            ? $"libhdf5 was not found (tried {string.Join(", ", KnownNames)}). Debian and Ubuntu have it in the package libhdf5-103-1 " +
              $"(apt-get install libhdf5-103-1); elsewhere set {EnvironmentVariable} to the library's path."
            : $"libhdf5 could not be loaded from '{explicitPlace}' (set by {origin}). Give the path of the library itself, for example " +
              "/usr/lib/x86_64-linux-gnu/libhdf5_serial.so.103 of Debian's package libhdf5-103-1.");
    }

    private static nint Find()
    {
        if (Location is { Length: > 0 } set) return Find(set, nameof(Hdf5NativeLibrary) + "." + nameof(Location));
        return Environment.GetEnvironmentVariable(EnvironmentVariable) is { Length: > 0 } configured ? Find(configured, EnvironmentVariable) : Find(null, "");
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath) =>
        name is Name or "hdf5.dll" ? Library.Value : 0;

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255:The 'ModuleInitializer' attribute should not be used in libraries",
        Justification = "The resolver must stand before the first call of any class here, and there is no common entry point.")]
    internal static void Register() => NativeLibrary.SetDllImportResolver(typeof(H5).Assembly, Resolve);
}
