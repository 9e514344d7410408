using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HDF.PInvoke;

/// <summary>The library as a whole: libhdf5's <c>H5*</c> functions under HDF.PInvoke's names.</summary>
/// <remarks>Calls that fail return a negative number (identifiers included) and leave their reasons on the error stack of the thread.</remarks>
public static partial class H5
{
    /// <summary>Order of an iteration.</summary>
    public enum iter_order_t
    {
        /// <summary>No order; an error.</summary>
        UNKNOWN = -1,
        /// <summary>Rising.</summary>
        INC,
        /// <summary>Falling.</summary>
        DEC,
        /// <summary>Whatever is fastest.</summary>
        NATIVE,
        /// <summary>Number of orders.</summary>
        N,
    }

    /// <summary>What an iteration goes by.</summary>
    public enum index_t
    {
        /// <summary>No index; an error.</summary>
        UNKNOWN = -1,
        /// <summary>Names.</summary>
        NAME,
        /// <summary>Order of creation, where it is tracked.</summary>
        CRT_ORDER,
        /// <summary>Number of indices.</summary>
        N,
    }

    /// <summary>Initialises the library; calling it again is harmless.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5open")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int open();

    /// <summary>Flushes and closes every open object and ends the library.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5close")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int close();

    /// <summary>The version of the library that was found: major, minor, release.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5get_libversion")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int get_libversion(ref uint majnum, ref uint minnum, ref uint relnum);

    /// <summary>Whether the library was built with its own global lock.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5is_library_threadsafe")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int is_library_threadsafe(ref uint is_ts);

    /// <summary>Frees memory that the library allocated for its caller.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5free_memory")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int free_memory(nint buf);
}
