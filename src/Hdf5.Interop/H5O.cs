using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HDF.PInvoke;

/// <summary>Objects: libhdf5's <c>H5O*</c> functions under HDF.PInvoke's names.</summary>
/// <remarks>Calls that fail return a negative number (identifiers included) and leave their reasons on the error stack of the thread.</remarks>
public static partial class H5O
{
    /// <summary>Closes a group, data set or named type.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Oclose")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int close(long object_id);

    /// <summary>Positive when the path leads to an object.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Oexists_by_name", StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int exists_by_name(long loc_id, string name, long lapl_id = H5P.DEFAULT);

    /// <summary>Opens a group, data set or named type by path.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Oopen", StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial long open(long loc_id, string name, long lapl_id = H5P.DEFAULT);
}
