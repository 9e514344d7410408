using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HDF.PInvoke;

/// <summary>Property lists: libhdf5's <c>H5P*</c> functions under HDF.PInvoke's names.</summary>
/// <remarks>Calls that fail return a negative number (identifiers included) and leave their reasons on the error stack of the thread.</remarks>
public static partial class H5P
{
    /// <summary>The library's own properties.</summary>
    public const long DEFAULT = 0;

    /// <summary>Class of the properties that files are opened with.</summary>
    public static long FILE_ACCESS => Hdf5NativeLibrary.Identifier("H5P_CLS_FILE_ACCESS_ID_g");

    /// <summary>Class of the properties that files are created with.</summary>
    public static long FILE_CREATE => Hdf5NativeLibrary.Identifier("H5P_CLS_FILE_CREATE_ID_g");

    /// <summary>Class of the properties that groups are created with.</summary>
    public static long GROUP_CREATE => Hdf5NativeLibrary.Identifier("H5P_CLS_GROUP_CREATE_ID_g");

    /// <summary>Class of the properties that data sets are created with.</summary>
    public static long DATASET_CREATE => Hdf5NativeLibrary.Identifier("H5P_CLS_DATASET_CREATE_ID_g");

    /// <summary>Class of the properties that links are created with.</summary>
    public static long LINK_CREATE => Hdf5NativeLibrary.Identifier("H5P_CLS_LINK_CREATE_ID_g");

    /// <summary>Closes a property list.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Pclose")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int close(long plist);

    /// <summary>Creates a property list of a class.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Pcreate")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial long create(long cls_id);

    /// <summary>Chunk shape of a chunked layout; returns its rank.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Pget_chunk")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int get_chunk(long plist_id, int max_ndims, ulong[] dims);

    /// <summary>Parameters of one filter of the pipeline.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Pget_filter_by_id2")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int get_filter_by_id(long plist_id, H5Z.filter_t filter_id, ref uint flags, ref nint cd_nelmts, uint[] cd_values, nint namelen, byte[] name, ref uint filter_config);

    /// <summary>How a data set is laid out in its file.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Pget_layout")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial H5D.layout_t get_layout(long plist);

    /// <summary>Number of filters in the pipeline.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Pget_nfilters")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int get_nfilters(long plist);

    /// <summary>Whether times are recorded in an object's header.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Pget_obj_track_times")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int get_obj_track_times(long ocpl_id, ref uint track_times);

    /// <summary>Number of pieces a virtual data set is made of.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Pget_virtual_count")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int get_virtual_count(long dcpl_id, ref nint count);

    /// <summary>Path of the n-th source data set of a virtual data set.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Pget_virtual_dsetname")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial nint get_virtual_dsetname(long dcpl_id, nint index, byte[] name, nint size);

    /// <summary>When space in the file is taken.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Pset_alloc_time")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int set_alloc_time(long plist_id, H5D.alloc_time_t alloc_time);

    /// <summary>Chunked layout of the given shape.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Pset_chunk")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int set_chunk(long plist_id, int ndims, ulong[] dims);

    /// <summary>Creates missing groups of a path.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Pset_create_intermediate_group")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int set_create_intermediate_group(long lcpl_id, uint crt_intermed_group);

    /// <summary>Adds the deflate filter, level 0 to 9.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Pset_deflate")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int set_deflate(long plist_id, uint level);

    /// <summary>What happens to objects that are still open when their file is closed.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Pset_fclose_degree")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int set_fclose_degree(long fapl_id, H5F.close_degree_t fc_degree);

    /// <summary>When the fill value is written.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Pset_fill_time")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int set_fill_time(long plist_id, H5D.fill_time_t fill_time);

    /// <summary>The value of elements that were never written.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Pset_fill_value")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int set_fill_value(long plist_id, long type_id, nint value);

    /// <summary>Oldest and newest file format that may be written.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Pset_libver_bounds")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int set_libver_bounds(long plist, H5F.libver_t low = H5F.libver_t.EARLIEST, H5F.libver_t high = H5F.libver_t.LATEST);

    /// <summary>Whether times are recorded in an object's header.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Pset_obj_track_times")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int set_obj_track_times(long ocpl_id, uint track_times);

    /// <summary>Adds the byte-shuffle filter.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Pset_shuffle")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int set_shuffle(long plist_id);

    /// <summary>Adds a piece to a virtual data set: a selection here is a selection of a data set elsewhere.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Pset_virtual", StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int set_virtual(long dcpl_id, long vspace_id, string src_file_name, string src_dset_name, long src_space_id);
}
