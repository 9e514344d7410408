using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HDF.PInvoke;

/// <summary>Data spaces: libhdf5's <c>H5S*</c> functions under HDF.PInvoke's names.</summary>
/// <remarks>Calls that fail return a negative number (identifiers included) and leave their reasons on the error stack of the thread.</remarks>
public static partial class H5S
{
    /// <summary>Every element, for the data space of a read or write.</summary>
    public const int ALL = 0;

    /// <summary>An extent without limit.</summary>
    public const ulong UNLIMITED = ulong.MaxValue;

    /// <summary>Kinds of data spaces.</summary>
    public enum class_t
    {
        /// <summary>An error.</summary>
        NO_CLASS = -1,
        /// <summary>One element.</summary>
        SCALAR = 0,
        /// <summary>An array.</summary>
        SIMPLE = 1,
        /// <summary>No element.</summary>
        NULL = 2,
    }

    /// <summary>How a selection joins the one before it.</summary>
    public enum seloper_t
    {
        /// <summary>An error.</summary>
        NOOP = -1,
        /// <summary>Replaces it.</summary>
        SET = 0,
        /// <summary>Either.</summary>
        OR,
        /// <summary>Both.</summary>
        AND,
        /// <summary>One alone.</summary>
        XOR,
        /// <summary>The old without the new.</summary>
        NOTB,
        /// <summary>The new without the old.</summary>
        NOTA,
        /// <summary>Points after the old ones.</summary>
        APPEND,
        /// <summary>Points before the old ones.</summary>
        PREPEND,
        /// <summary>Number of operations.</summary>
        INVALID,
    }

    /// <summary>Closes a data space.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Sclose")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int close(long space_id);

    /// <summary>Creates a scalar or null data space.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Screate")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial long create(class_t type);

    /// <summary>Creates a data space of the given extent.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Screate_simple")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial long create_simple(int rank, ulong[] dims, ulong[] maxdims);

    /// <summary>Extent and largest extent; returns the rank.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Sget_simple_extent_dims")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int get_simple_extent_dims(long space_id, ulong[] dims, ulong[] maxdims);

    /// <summary>Rank of a data space.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Sget_simple_extent_ndims")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int get_simple_extent_ndims(long space_id);

    /// <summary>Number of elements of a data space.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Sget_simple_extent_npoints")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial long get_simple_extent_npoints(long space_id);

    /// <summary>Scalar, simple or null.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Sget_simple_extent_type")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial class_t get_simple_extent_type(long space_id);

    /// <summary>Selects every element.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Sselect_all")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int select_all(long dspace_id);

    /// <summary>Selects a regular block of elements.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Sselect_hyperslab")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int select_hyperslab(long space_id, seloper_t op, ulong[] start, ulong[] stride, ulong[] count, ulong[] block);
}
