using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HDF.PInvoke;

/// <summary>References: libhdf5's <c>H5R*</c> functions under HDF.PInvoke's names.</summary>
/// <remarks>Calls that fail return a negative number (identifiers included) and leave their reasons on the error stack of the thread.</remarks>
public static partial class H5R
{
    /// <summary>Kinds of references.</summary>
    public enum type_t
    {
        /// <summary>Not a reference.</summary>
        BADTYPE = -1,
        /// <summary>To an object.</summary>
        OBJECT,
        /// <summary>To a part of a data set.</summary>
        DATASET_REGION,
        /// <summary>Number of kinds.</summary>
        MAXTYPE,
    }

    /// <summary>Bytes of a reference to an object.</summary>
    public const int OBJ_REF_BUF_SIZE = sizeof(ulong);

    /// <summary>Makes a reference to an object.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Rcreate", StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int create(nint refer, long loc_id, string name, type_t ref_type, long space_id);

    /// <summary>Path of the object that a reference points at; returns its length in bytes.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Rget_name")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial nint get_name(long loc_id, type_t ref_type, nint refer, byte[] name, nint size);
}
