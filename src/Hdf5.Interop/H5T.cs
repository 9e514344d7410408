using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HDF.PInvoke;

/// <summary>Data types: libhdf5's <c>H5T*</c> functions under HDF.PInvoke's names.</summary>
/// <remarks>Calls that fail return a negative number (identifiers included) and leave their reasons on the error stack of the thread.</remarks>
public static partial class H5T
{
    /// <summary>Size of strings of variable length.</summary>
    public static readonly nint VARIABLE = -1;

    /// <summary>The type of 32-bit floats, little-endian.</summary>
    public static long IEEE_F32LE => Hdf5NativeLibrary.Identifier("H5T_IEEE_F32LE_g");

    /// <summary>The type of 64-bit floats, little-endian.</summary>
    public static long IEEE_F64LE => Hdf5NativeLibrary.Identifier("H5T_IEEE_F64LE_g");

    /// <summary>The type of signed bytes.</summary>
    public static long STD_I8LE => Hdf5NativeLibrary.Identifier("H5T_STD_I8LE_g");

    /// <summary>The type of 16-bit signed integers, little-endian.</summary>
    public static long STD_I16LE => Hdf5NativeLibrary.Identifier("H5T_STD_I16LE_g");

    /// <summary>The type of 32-bit signed integers, little-endian.</summary>
    public static long STD_I32LE => Hdf5NativeLibrary.Identifier("H5T_STD_I32LE_g");

    /// <summary>The type of 64-bit signed integers, little-endian.</summary>
    public static long STD_I64LE => Hdf5NativeLibrary.Identifier("H5T_STD_I64LE_g");

    /// <summary>The type of unsigned bytes.</summary>
    public static long STD_U8LE => Hdf5NativeLibrary.Identifier("H5T_STD_U8LE_g");

    /// <summary>The type of 16-bit unsigned integers, little-endian.</summary>
    public static long STD_U16LE => Hdf5NativeLibrary.Identifier("H5T_STD_U16LE_g");

    /// <summary>The type of 32-bit unsigned integers, little-endian.</summary>
    public static long STD_U32LE => Hdf5NativeLibrary.Identifier("H5T_STD_U32LE_g");

    /// <summary>The type of 64-bit unsigned integers, little-endian.</summary>
    public static long STD_U64LE => Hdf5NativeLibrary.Identifier("H5T_STD_U64LE_g");

    /// <summary>The type of references to objects.</summary>
    public static long STD_REF_OBJ => Hdf5NativeLibrary.Identifier("H5T_STD_REF_OBJ_g");

    /// <summary>The type of C strings of one byte.</summary>
    public static long C_S1 => Hdf5NativeLibrary.Identifier("H5T_C_S1_g");

    /// <summary>Classes of data types.</summary>
    public enum class_t
    {
        /// <summary>An error.</summary>
        NO_CLASS = -1,
        /// <summary>Integers.</summary>
        INTEGER = 0,
        /// <summary>Floating-point numbers.</summary>
        FLOAT = 1,
        /// <summary>Times.</summary>
        TIME = 2,
        /// <summary>Strings.</summary>
        STRING = 3,
        /// <summary>Bit fields.</summary>
        BITFIELD = 4,
        /// <summary>Bytes without meaning to the library.</summary>
        OPAQUE = 5,
        /// <summary>Structures.</summary>
        COMPOUND = 6,
        /// <summary>References.</summary>
        REFERENCE = 7,
        /// <summary>Enumerations.</summary>
        ENUM = 8,
        /// <summary>Arrays of variable length.</summary>
        VLEN = 9,
        /// <summary>Arrays of fixed shape.</summary>
        ARRAY = 10,
        /// <summary>Number of classes.</summary>
        NCLASSES = 11,
    }

    /// <summary>Byte orders.</summary>
    public enum order_t
    {
        /// <summary>An error.</summary>
        ERROR = -1,
        /// <summary>Little-endian.</summary>
        LE = 0,
        /// <summary>Big-endian.</summary>
        BE = 1,
        /// <summary>VAX.</summary>
        VAX = 2,
        /// <summary>Members differ.</summary>
        MIXED = 3,
        /// <summary>One byte: no order.</summary>
        ONE = 4,
    }

    /// <summary>Signs of integers.</summary>
    public enum sign_t
    {
        /// <summary>An error.</summary>
        ERROR = -1,
        /// <summary>Unsigned.</summary>
        NONE = 0,
        /// <summary>Two's complement.</summary>
        SGN_2 = 1,
        /// <summary>Number of kinds.</summary>
        NSGN = 2,
    }

    /// <summary>Character sets.</summary>
    public enum cset_t
    {
        /// <summary>An error.</summary>
        ERROR = -1,
        /// <summary>US ASCII.</summary>
        ASCII = 0,
        /// <summary>UTF-8.</summary>
        UTF8 = 1,
    }

    /// <summary>How strings of fixed length are padded.</summary>
    public enum str_t
    {
        /// <summary>An error.</summary>
        ERROR = -1,
        /// <summary>Ended by a zero.</summary>
        NULLTERM = 0,
        /// <summary>Padded by zeros.</summary>
        NULLPAD = 1,
        /// <summary>Padded by spaces.</summary>
        SPACEPAD = 2,
    }

    /// <summary>An element of a variable-length type in memory.</summary>
    public struct hvl_t
    {
        /// <summary>Number of elements.</summary>
        public nint len;
        /// <summary>Address of the first.</summary>
        public nint p;
    }

    /// <summary>Closes a data type.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Tclose")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int close(long type_id);

    /// <summary>A modifiable copy of a data type.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Tcopy")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial long copy(long type_id);

    /// <summary>Creates a data type of a class and size.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Tcreate")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial long create(class_t cls, nint size);

    /// <summary>Positive when two data types are equal.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Tequal")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int equal(long type_id1, long type_id2);

    /// <summary>Integer, float, string, ...</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Tget_class")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial class_t get_class(long dtype_id);

    /// <summary>Character set of a string type.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Tget_cset")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial cset_t get_cset(long dtype_id);

    /// <summary>Byte offset of the n-th member of a compound type.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Tget_member_offset")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial nint get_member_offset(long dtype_id, uint memb_no);

    /// <summary>Type of the n-th member of a compound type; to be closed by the caller.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Tget_member_type")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial long get_member_type(long dtype_id, uint field_idx);

    /// <summary>Name of the n-th member, to be freed with <see cref="H5.free_memory"/>.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Tget_member_name")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial nint get_member_name(long dtype_id, uint field_idx);

    /// <summary>Number of members of a compound or enumeration type.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Tget_nmembers")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int get_nmembers(long dtype_id);

    /// <summary>Byte order.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Tget_order")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial order_t get_order(long dtype_id);

    /// <summary>Signed or unsigned integers.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Tget_sign")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial sign_t get_sign(long dtype_id);

    /// <summary>Size in bytes.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Tget_size")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial nint get_size(long dtype_id);

    /// <summary>How strings of fixed length are padded.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Tget_strpad")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial str_t get_strpad(long dtype_id);

    /// <summary>The type that an array, enumeration or variable-length type is made of; to be closed by the caller.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Tget_super")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial long get_super(long dtype_id);

    /// <summary>Adds a member to a compound type.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Tinsert", StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int insert(long dtype_id, string name, nint offset, long field_id);

    /// <summary>Positive for strings of variable length.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Tis_variable_str")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int is_variable_str(long dtype_id);

    /// <summary>Sets the character set of a string type.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Tset_cset")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int set_cset(long dtype_id, cset_t cset);

    /// <summary>Sets the size in bytes; <see cref="VARIABLE"/> for strings of variable length.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Tset_size")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int set_size(long dtype_id, nint size);

    /// <summary>Sets how strings of fixed length are padded.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Tset_strpad")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int set_strpad(long dtype_id, str_t strpad);

    /// <summary>A variable-length type over a base type.</summary>
    [LibraryImport(Hdf5NativeLibrary.Name, EntryPoint = "H5Tvlen_create")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial long vlen_create(long base_type_id);
}
