using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HDF.PInvoke;

/// <summary>Links: libhdf5's <c>H5L*</c> functions under HDF.PInvoke's names.</summary>
/// <remarks>Calls that fail return a negative number (identifiers included) and leave their reasons on the error stack of the thread.</remarks>
public static partial class H5L
{
    /// <summary>Positive when a link of that name exists in the group.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Lexists", StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int exists(long loc_id, string name, long lapl_id = H5P.DEFAULT);

    /// <summary>Name of the n-th link of a group; with a null buffer, its length in bytes.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Lget_name_by_idx", StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial nint get_name_by_idx(long loc_id, string group_name, H5.index_t idx_type, H5.iter_order_t order, ulong n, nint name, nint size, long lapl_id);
}
