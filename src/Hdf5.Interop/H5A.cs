using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HDF.PInvoke;

/// <summary>Attributes: libhdf5's <c>H5A*</c> functions under HDF.PInvoke's names.</summary>
/// <remarks>Calls that fail return a negative number (identifiers included) and leave their reasons on the error stack of the thread.</remarks>
public static partial class H5A
{
    /// <summary>What an iteration tells of an attribute.</summary>
    public struct info_t
    {
        /// <summary>Whether the order of creation is known.</summary>
        public uint corder_valid;
        /// <summary>Order of creation.</summary>
        public uint corder;
        /// <summary>Character set of the name.</summary>
        public H5T.cset_t cset;
        /// <summary>Size of the value in bytes.</summary>
        public ulong data_size;
    }

    /// <summary>Called for each attribute; zero goes on, a positive number stops, a negative one fails.</summary>
    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public delegate int operator_t(long location_id, nint attr_name, ref info_t ainfo, nint op_data);

    /// <summary>Closes an attribute.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Aclose")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int close(long attr_id);

    /// <summary>Creates an attribute on an object.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Acreate2", StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial long create(long loc_id, string attr_name, long type_id, long space_id, long acpl_id = H5P.DEFAULT, long aapl_id = H5P.DEFAULT);

    /// <summary>Removes an attribute from an object.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Adelete", StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int delete(long loc_id, string name);

    /// <summary>Positive when the object has an attribute of that name.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Aexists", StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int exists(long obj_id, string attr_name);

    /// <summary>The data space of an attribute; to be closed by the caller.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Aget_space")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial long get_space(long attr_id);

    /// <summary>The data type of an attribute; to be closed by the caller.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Aget_type")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial long get_type(long attr_id);

    /// <summary>Calls <paramref name="op"/> for each attribute of an object in the order asked for.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Aiterate2")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int iterate(long obj_id, H5.index_t idx_type, H5.iter_order_t order, ref ulong n, operator_t op, nint op_data);

    /// <summary>Opens an attribute by name.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Aopen", StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial long open(long obj_id, string attr_name, long aapl_id = H5P.DEFAULT);

    /// <summary>Reads a whole attribute, converted to the memory type.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Aread")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int read(long attr_id, long type_id, nint buf);

    /// <summary>Writes a whole attribute, converted from the memory type.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Awrite")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int write(long attr_id, long mem_type_id, nint buf);
}
