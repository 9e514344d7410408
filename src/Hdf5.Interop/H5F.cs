using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HDF.PInvoke;

/// <summary>Files: libhdf5's <c>H5F*</c> functions under HDF.PInvoke's names.</summary>
/// <remarks>Calls that fail return a negative number (identifiers included) and leave their reasons on the error stack of the thread.</remarks>
public static partial class H5F
{
    /// <summary>Open for reading only.</summary>
    public const uint ACC_RDONLY = 0x0000u;
    /// <summary>Open for reading and writing.</summary>
    public const uint ACC_RDWR = 0x0001u;
    /// <summary>Create, and empty a file that exists.</summary>
    public const uint ACC_TRUNC = 0x0002u;
    /// <summary>Create, and fail if the file exists.</summary>
    public const uint ACC_EXCL = 0x0004u;

    /// <summary>How far a flush reaches.</summary>
    public enum scope_t
    {
        /// <summary>The file alone.</summary>
        LOCAL = 0,
        /// <summary>The file and those mounted on it.</summary>
        GLOBAL = 1,
    }

    /// <summary>What happens to objects that are still open when their file is closed.</summary>
    public enum close_degree_t
    {
        /// <summary>The driver's choice.</summary>
        DEFAULT = 0,
        /// <summary>The file stays open until they are closed.</summary>
        WEAK = 1,
        /// <summary>Closing fails.</summary>
        SEMI = 2,
        /// <summary>They are closed.</summary>
        STRONG = 3,
    }

    /// <summary>Generations of the file format.</summary>
    public enum libver_t
    {
        /// <summary>An error.</summary>
        ERROR = -1,
        /// <summary>The oldest that holds what is written.</summary>
        EARLIEST = 0,
        /// <summary>Version 1.8.</summary>
        V18 = 1,
        /// <summary>Version 1.10.</summary>
        V110 = 2,
        /// <summary>The newest of version 1.10.</summary>
        LATEST = 2,
        /// <summary>Number of generations.</summary>
        NBOUNDS,
    }

    /// <summary>Closes a file.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Fclose")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int close(long file_id);

    /// <summary>Creates a file.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Fcreate", StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial long create(string filename, uint flags, long create_plist = H5P.DEFAULT, long access_plist = H5P.DEFAULT);

    /// <summary>Writes all cached pieces of a file to the operating system.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Fflush")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int flush(long object_id, scope_t scope);

    /// <summary>Size of an open file in bytes.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Fget_filesize")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int get_filesize(long file_id, ref ulong size);

    /// <summary>Positive when the file begins with (or holds at a permitted offset) HDF5's signature.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Fis_hdf5", StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int is_hdf5(string filename);

    /// <summary>Opens a file.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Fopen", StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial long open(string filename, uint flags, long plist = H5P.DEFAULT);
}
