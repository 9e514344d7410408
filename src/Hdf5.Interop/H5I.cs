using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HDF.PInvoke;

/// <summary>Identifiers: libhdf5's <c>H5I*</c> functions under HDF.PInvoke's names.</summary>
/// <remarks>Calls that fail return a negative number (identifiers included) and leave their reasons on the error stack of the thread.</remarks>
public static partial class H5I
{
    /// <summary>Kinds of identifiers.</summary>
    public enum type_t
    {
        /// <summary>Not initialised.</summary>
        UNINIT = -2,
        /// <summary>Not an identifier.</summary>
        BADID = -1,
        /// <summary>A file.</summary>
        FILE = 1,
        /// <summary>A group.</summary>
        GROUP,
        /// <summary>A data type.</summary>
        DATATYPE,
        /// <summary>A data space.</summary>
        DATASPACE,
        /// <summary>A data set.</summary>
        DATASET,
        /// <summary>An attribute.</summary>
        ATTR,
    }

    /// <summary>Gives up one reference to an identifier; the last one closes what it stands for.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Idec_ref")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int dec_ref(long obj_id);

    /// <summary>The kind of object an identifier stands for.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Iget_type")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial type_t get_type(long obj_id);

    /// <summary>Positive when an identifier is open.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Iis_valid")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int is_valid(long obj_id);
}
