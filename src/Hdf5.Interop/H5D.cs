using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HDF.PInvoke;

/// <summary>Data sets: libhdf5's <c>H5D*</c> functions under HDF.PInvoke's names.</summary>
/// <remarks>Calls that fail return a negative number (identifiers included) and leave their reasons on the error stack of the thread.</remarks>
public static partial class H5D
{
    /// <summary>How a data set is laid out in its file.</summary>
    public enum layout_t
    {
        /// <summary>An error.</summary>
        LAYOUT_ERROR = -1,
        /// <summary>Within the object's header.</summary>
        COMPACT = 0,
        /// <summary>In one piece.</summary>
        CONTIGUOUS = 1,
        /// <summary>In chunks.</summary>
        CHUNKED = 2,
        /// <summary>In other data sets.</summary>
        VIRTUAL = 3,
        /// <summary>Number of layouts.</summary>
        NLAYOUTS,
    }

    /// <summary>When space in the file is taken.</summary>
    public enum alloc_time_t
    {
        /// <summary>An error.</summary>
        ERROR = -1,
        /// <summary>The layout's own choice.</summary>
        DEFAULT = 0,
        /// <summary>On creation.</summary>
        EARLY = 1,
        /// <summary>On the first write.</summary>
        LATE = 2,
        /// <summary>Chunk by chunk.</summary>
        INCR = 3,
    }

    /// <summary>When the fill value is written.</summary>
    public enum fill_time_t
    {
        /// <summary>An error.</summary>
        ERROR = -1,
        /// <summary>When space is taken.</summary>
        ALLOC = 0,
        /// <summary>Never.</summary>
        NEVER = 1,
        /// <summary>When space is taken, if the user set a value.</summary>
        IFSET = 2,
    }

    /// <summary>Closes a data set.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Dclose")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int close(long dset_id);

    /// <summary>Creates a data set and links it under a path.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Dcreate2", StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial long create(long loc_id, string name, long type_id, long space_id, long lcpl_id = H5P.DEFAULT, long dcpl_id = H5P.DEFAULT, long dapl_id = H5P.DEFAULT);

    /// <summary>Writes a data set's cached pieces to the file.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Dflush")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int flush(long dset_id);

    /// <summary>Stored bytes of the chunk that holds the element at <paramref name="offset"/>.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Dget_chunk_storage_size")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int get_chunk_storage_size(long dset_id, ulong[] offset, ref ulong chunk_bytes);

    /// <summary>A copy of the properties the data set was created with; to be closed by the caller.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Dget_create_plist")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial long get_create_plist(long dset_id);

    /// <summary>Byte offset of a contiguous data set in its file.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Dget_offset")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial ulong get_offset(long dset_id);

    /// <summary>The data space of a data set; to be closed by the caller.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Dget_space")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial long get_space(long dset_id);

    /// <summary>Bytes that the data set takes in its file.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Dget_storage_size")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial ulong get_storage_size(long dset_id);

    /// <summary>The data type of a data set; to be closed by the caller.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Dget_type")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial long get_type(long dset_id);

    /// <summary>Opens a data set by path.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Dopen2", StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial long open(long file_id, string name, long dapl_id = H5P.DEFAULT);

    /// <summary>Reads the selected elements, converted to the memory type.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Dread")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int read(long dset_id, long mem_type_id, long mem_space_id, long file_space_id, long plist_id, nint buf);

    /// <summary>Reads one chunk as it is stored, filters not undone.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Dread_chunk")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int read_chunk(long dset_id, long dxpl_id, ref ulong offset, ref uint filter_mask, nint buf);

    /// <summary>Changes the extent of a chunked data set.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Dset_extent")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int set_extent(long dset_id, ulong[] size);

    /// <summary>Frees the variable-length parts that a read allocated.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Dvlen_reclaim")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int vlen_reclaim(long type_id, long space_id, long plist_id, nint buf);

    /// <summary>Writes the selected elements, converted from the memory type.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Dwrite")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int write(long dset_id, long mem_type_id, long mem_space_id, long file_space_id, long plist_id, nint buf);

    /// <summary>Stores one chunk that the caller has already filtered.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Dwrite_chunk")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int write_chunk(long dset_id, long dxpl_id, uint filter_mask, ref ulong offset, nint data_size, nint buf);
}
