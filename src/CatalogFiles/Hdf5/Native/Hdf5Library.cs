using System.Runtime.InteropServices;
using HDF.PInvoke;

namespace Orchestrator.CatalogFiles;

/// <summary>The one lock around libhdf5, its first call, and the way from its error stack to an exception.</summary>
/// <remarks>Distributions build the library with or without a lock of its own, and even with it calls do not run side by side; so one lock here serves both.</remarks>
internal static partial class Hdf5Library
{
    private const string NoSpaceLeft = "errno = 28,";

    // The library locks each file it opens and leaves the descriptor open across exec: a program started meanwhile keeps the lock, and the finished file cannot be
    // opened while that program runs. Some parallel file systems have no such locks at all. Our files are written once and appear whole, so none is needed;
    // the user's own setting wins. The C environment is meant, which the runtime's copy does not reach.
    private const string LockingVariable = "HDF5_USE_FILE_LOCKING";
    private const string QuotaExceeded = "errno = 122,";

    private const string NoLibrary = "none";

    private static readonly Lazy<bool> Availability = new(Probe);

    private static Lock Gate { get; } = new();

    [ThreadStatic]
    private static bool silentOnThisThread;

    private static bool initialised;

    /// <summary>
    /// Whether libhdf5 is used. Nobody need have it; but one that was asked for by name must be there, and be new enough. <c>none</c> asks for managed code.
    /// </summary>
    /// <exception cref="Hdf5Exception">The library that was asked for cannot be used.</exception>
    public static bool IsAvailable => Availability.Value;

    /// <summary>Enters the lock; the first entry loads the library, the first one of a thread switches the printing of its errors off.</summary>
    /// <exception cref="Hdf5Exception">The library is absent or too old.</exception>
    public static Lock.Scope Enter()
    {
        Lock.Scope scope = Gate.EnterScope();
        if (initialised && silentOnThisThread) return scope;
        try
        {
            if (!initialised) Initialise();
            initialised = true;
            // A library built for threads keeps this setting, like the error stack, for each thread.
            Check(H5E.set_auto(H5E.DEFAULT, null!, 0), null, "switch libhdf5's printing of errors off");
            silentOnThisThread = true;
            return scope;
        }
        catch
        {
            scope.Dispose();
            throw;
        }
    }

    /// <summary>Passes a good return value through and turns a bad one into an exception. The lock must be held: the error stack belongs to the thread.</summary>
    public static int Check(int result, string? file, string action) => result >= 0 ? result : throw Failure(file, action);

    /// <inheritdoc cref="Check(int, string?, string)"/>
    public static long Check(long result, string? file, string action) => result >= 0 ? result : throw Failure(file, action);

    /// <summary>The exception for the error stack of this thread, which is emptied.</summary>
    public static Exception Failure(string? file, string action)
    {
        var reasons = new List<string>();
        _ = H5E.walk(H5E.DEFAULT, H5E.direction_t.H5E_WALK_DOWNWARD, Collect, 0);
        _ = H5E.clear(H5E.DEFAULT);
        var failure = new Hdf5Exception(file, action, reasons);
        bool full = reasons.Exists(reason => reason.Contains(NoSpaceLeft, StringComparison.Ordinal) || reason.Contains(QuotaExceeded, StringComparison.Ordinal));
        if (!full || file is null) return failure;
        // The library cannot close what it cannot write: it would keep the file open, hold on to the disk's space, and crash when the process ends. The file is lost
        // anyway, so it is emptied at once, and everything that is still to be written to it fits.
        AtomicFile.Empty(file);
        return new DiskFullException(file, failure);

        int Collect(uint n, ref H5E.error_t error, nint data)
        {
            reasons.Add($"{error.func_name}: {error.desc}");
            return 0;
        }
    }

    private static bool Probe()
    {
        string? asked = Hdf5NativeLibrary.Location ?? Environment.GetEnvironmentVariable(Hdf5NativeLibrary.EnvironmentVariable);
        if (string.Equals(asked, NoLibrary, StringComparison.Ordinal)) return false;
        try
        {
            using Lock.Scope gate = Enter();
            return true;
        }
        catch (Hdf5Exception) when (string.IsNullOrEmpty(asked))
        {
            return false;
        }
    }

    private static void Initialise()
    {
        if (!BitConverter.IsLittleEndian) throw new PlatformNotSupportedException("data sets are exchanged in little-endian order, which is that of every supported machine");
        try
        {
            Hdf5NativeLibrary.Load();
        }
        catch (DllNotFoundException absent)
        {
            throw new Hdf5Exception(null, "load libhdf5", [absent.Message], absent);
        }

        if (!OperatingSystem.IsWindows()) _ = SetEnvironment(LockingVariable, "FALSE", overwrite: 0);
        Check(H5.open(), null, "initialise libhdf5");
        uint major = 0, minor = 0, release = 0;
        Check(H5.get_libversion(ref major, ref minor, ref release), null, "ask libhdf5's version");
        if (major < 1 || (major == 1 && minor < 10))
            throw new Hdf5Exception(null, "use libhdf5", [$"version {major}.{minor}.{release} was found, 1.10 or newer is needed (virtual data sets, direct chunk access)"]);
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
