using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HDF.PInvoke;

/// <summary>Filters: libhdf5's <c>H5Z*</c> functions under HDF.PInvoke's names.</summary>
/// <remarks>Calls that fail return a negative number (identifiers included) and leave their reasons on the error stack of the thread.</remarks>
public static partial class H5Z
{
    /// <summary>Filters.</summary>
    public enum filter_t
    {
        /// <summary>An error.</summary>
        ERROR = -1,
        /// <summary>No filter.</summary>
        NONE = 0,
        /// <summary>Deflate.</summary>
        DEFLATE = 1,
        /// <summary>Byte shuffle.</summary>
        SHUFFLE = 2,
        /// <summary>Fletcher checksum.</summary>
        FLETCHER32 = 3,
        /// <summary>SZIP.</summary>
        SZIP = 4,
        /// <summary>N-bit packing.</summary>
        NBIT = 5,
        /// <summary>Scale and offset.</summary>
        SCALEOFFSET = 6,
        /// <summary>First number for others.</summary>
        RESERVED = 256,
        /// <summary>Largest number.</summary>
        MAX = 65535,
    }

    /// <summary>Positive when the library has the filter.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Zfilter_avail")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int filter_avail(filter_t filter);
}
