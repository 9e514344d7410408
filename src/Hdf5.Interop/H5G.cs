using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HDF.PInvoke;

/// <summary>Groups: libhdf5's <c>H5G*</c> functions under HDF.PInvoke's names.</summary>
/// <remarks>Calls that fail return a negative number (identifiers included) and leave their reasons on the error stack of the thread.</remarks>
public static partial class H5G
{
    /// <summary>How the links of a group are kept.</summary>
    public enum storage_type_t
    {
        /// <summary>Unknown.</summary>
        UNKNOWN = -1,
        /// <summary>In a symbol table.</summary>
        SYMBOL_TABLE,
        /// <summary>Within the object's header.</summary>
        COMPACT,
        /// <summary>In a heap with an index.</summary>
        DENSE,
    }

    /// <summary>What is known of a group.</summary>
    public struct info_t
    {
        /// <summary>How its links are kept.</summary>
        public storage_type_t storage_type;
        /// <summary>Number of links.</summary>
        public ulong nlinks;
        /// <summary>Largest order of creation.</summary>
        public long max_corder;
        /// <summary>Whether a file is mounted on it.</summary>
        public uint mounted;
    }

    /// <summary>Closes a group.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Gclose")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int close(long group_id);

    /// <summary>Creates a group and links it under a path.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Gcreate2", StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial long create(long loc_id, string name, long lcpl_id = H5P.DEFAULT, long gcpl_id = H5P.DEFAULT, long gapl_id = H5P.DEFAULT);

    /// <summary>Number of links in a group and how they are kept.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Gget_info")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int get_info(long loc_id, ref info_t ginfo);

    /// <summary>Opens a group by path.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Gopen2", StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial long open(long loc_id, string name, long gapl_id = H5P.DEFAULT);
}
