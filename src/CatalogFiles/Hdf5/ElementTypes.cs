using HDF.PInvoke;

namespace Orchestrator.CatalogFiles;

/// <summary>Element types of .NET, of libhdf5, and the names by which content hashes know them.</summary>
internal static class ElementTypes
{
    /// <summary>The element type of <typeparamref name="T"/>.</summary>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is not one of the ten numeric types.</exception>
    public static Hdf5ElementType Of<T>()
        where T : unmanaged => Of(typeof(T));

    /// <inheritdoc cref="Of{T}"/>
    public static Hdf5ElementType Of(Type type) => Type.GetTypeCode(type) switch
    {
        _ when type.IsEnum => throw new NotSupportedException($"{type.Name} is an enumeration: write its numbers"),
        TypeCode.SByte => Hdf5ElementType.Int8,
        TypeCode.Byte => Hdf5ElementType.UInt8,
        TypeCode.Int16 => Hdf5ElementType.Int16,
        TypeCode.UInt16 => Hdf5ElementType.UInt16,
        TypeCode.Int32 => Hdf5ElementType.Int32,
        TypeCode.UInt32 => Hdf5ElementType.UInt32,
        TypeCode.Int64 => Hdf5ElementType.Int64,
        TypeCode.UInt64 => Hdf5ElementType.UInt64,
        TypeCode.Single => Hdf5ElementType.Float32,
        TypeCode.Double => Hdf5ElementType.Float64,
        _ => throw new NotSupportedException($"{type.Name} has no HDF5 element type here"),
    };

    /// <summary>Bytes of one element of a numeric type.</summary>
    public static int Size(Hdf5ElementType type) => type switch
    {
        Hdf5ElementType.Int8 or Hdf5ElementType.UInt8 => 1,
        Hdf5ElementType.Int16 or Hdf5ElementType.UInt16 => 2,
        Hdf5ElementType.Int32 or Hdf5ElementType.UInt32 or Hdf5ElementType.Float32 => 4,
        Hdf5ElementType.Int64 or Hdf5ElementType.UInt64 or Hdf5ElementType.Float64 => 8,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "only numbers have a fixed size"),
    };

    /// <summary>An array of numbers of a type known at run time.</summary>
    public static Array NewArray(Hdf5ElementType type, int length) => type switch
    {
        Hdf5ElementType.Int8 => new sbyte[length],
        Hdf5ElementType.UInt8 => new byte[length],
        Hdf5ElementType.Int16 => new short[length],
        Hdf5ElementType.UInt16 => new ushort[length],
        Hdf5ElementType.Int32 => new int[length],
        Hdf5ElementType.UInt32 => new uint[length],
        Hdf5ElementType.Int64 => new long[length],
        Hdf5ElementType.UInt64 => new ulong[length],
        Hdf5ElementType.Float32 => new float[length],
        Hdf5ElementType.Float64 => new double[length],
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "not a number"),
    };

    /// <summary>The bytes of a boxed number.</summary>
    public static byte[] Bytes(object number) => number switch
    {
        sbyte value => [(byte)value],
        byte value => [value],
        short value => BitConverter.GetBytes(value),
        ushort value => BitConverter.GetBytes(value),
        int value => BitConverter.GetBytes(value),
        uint value => BitConverter.GetBytes(value),
        long value => BitConverter.GetBytes(value),
        ulong value => BitConverter.GetBytes(value),
        float value => BitConverter.GetBytes(value),
        double value => BitConverter.GetBytes(value),
        _ => throw new NotSupportedException($"{number.GetType().Name} has no HDF5 element type here"),
    };

    /// <summary>Whether the elements are integers or floating-point numbers.</summary>
    public static bool IsNumber(Hdf5ElementType type) => type <= Hdf5ElementType.Float64;

    /// <summary>The library's identifier of a numeric type; it belongs to the library.</summary>
    public static long Identifier(Hdf5ElementType type) => type switch
    {
        Hdf5ElementType.Int8 => H5T.STD_I8LE,
        Hdf5ElementType.UInt8 => H5T.STD_U8LE,
        Hdf5ElementType.Int16 => H5T.STD_I16LE,
        Hdf5ElementType.UInt16 => H5T.STD_U16LE,
        Hdf5ElementType.Int32 => H5T.STD_I32LE,
        Hdf5ElementType.UInt32 => H5T.STD_U32LE,
        Hdf5ElementType.Int64 => H5T.STD_I64LE,
        Hdf5ElementType.UInt64 => H5T.STD_U64LE,
        Hdf5ElementType.Float32 => H5T.IEEE_F32LE,
        Hdf5ElementType.Float64 => H5T.IEEE_F64LE,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "not a number"),
    };

    /// <summary>What an open type of the library is.</summary>
    public static Hdf5ElementType Of(long type) => (H5T.get_class(type), (int)H5T.get_size(type)) switch
    {
        (H5T.class_t.INTEGER, 1) => Signed(type) ? Hdf5ElementType.Int8 : Hdf5ElementType.UInt8,
        (H5T.class_t.INTEGER, 2) => Signed(type) ? Hdf5ElementType.Int16 : Hdf5ElementType.UInt16,
        (H5T.class_t.INTEGER, 4) => Signed(type) ? Hdf5ElementType.Int32 : Hdf5ElementType.UInt32,
        (H5T.class_t.INTEGER, 8) => Signed(type) ? Hdf5ElementType.Int64 : Hdf5ElementType.UInt64,
        (H5T.class_t.FLOAT, 4) => Hdf5ElementType.Float32,
        (H5T.class_t.FLOAT, 8) => Hdf5ElementType.Float64,
        (H5T.class_t.STRING, _) => Hdf5ElementType.String,
        (H5T.class_t.VLEN, _) => IsReferenceList(type) ? Hdf5ElementType.ReferenceList : Hdf5ElementType.Other,
        _ => Hdf5ElementType.Other,
    };

    private static bool Signed(long type) => H5T.get_sign(type) == H5T.sign_t.SGN_2;

    private static bool IsReferenceList(long type)
    {
        long of = H5T.get_super(type);
        bool references = H5T.get_class(of) == H5T.class_t.REFERENCE && H5T.get_size(of) == H5R.OBJ_REF_BUF_SIZE;
        _ = H5T.close(of);
        return references;
    }
}
