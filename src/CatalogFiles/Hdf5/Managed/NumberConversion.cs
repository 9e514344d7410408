using System.Numerics;
using System.Runtime.InteropServices;

namespace Orchestrator.CatalogFiles;

/// <summary>Conversion between numeric types as libhdf5 does it: what does not fit becomes the nearest number that does, fractions are cut off.</summary>
internal static class NumberConversion
{
    /// <summary>Converts numbers.</summary>
    /// <param name="from">Type of the source.</param>
    /// <param name="source">Whole elements.</param>
    /// <param name="to">Type of the destination.</param>
    /// <param name="destination">Room for as many elements.</param>
    public static void Convert(Hdf5ElementType from, ReadOnlySpan<byte> source, Hdf5ElementType to, Span<byte> destination)
    {
        if (from == to)
        {
            source.CopyTo(destination);
            return;
        }

        switch (from)
        {
            case Hdf5ElementType.Int8: From<sbyte>(source, to, destination); break;
            case Hdf5ElementType.UInt8: From<byte>(source, to, destination); break;
            case Hdf5ElementType.Int16: From<short>(source, to, destination); break;
            case Hdf5ElementType.UInt16: From<ushort>(source, to, destination); break;
            case Hdf5ElementType.Int32: From<int>(source, to, destination); break;
            case Hdf5ElementType.UInt32: From<uint>(source, to, destination); break;
            case Hdf5ElementType.Int64: From<long>(source, to, destination); break;
            case Hdf5ElementType.UInt64: From<ulong>(source, to, destination); break;
            case Hdf5ElementType.Float32: From<float>(source, to, destination); break;
            case Hdf5ElementType.Float64: From<double>(source, to, destination); break;
            default: throw new ArgumentOutOfRangeException(nameof(from), from, "not a number");
        }
    }

    private static void From<TFrom>(ReadOnlySpan<byte> source, Hdf5ElementType to, Span<byte> destination)
        where TFrom : unmanaged, INumber<TFrom>
    {
        switch (to)
        {
            case Hdf5ElementType.Int8: Each<TFrom, sbyte>(source, destination); break;
            case Hdf5ElementType.UInt8: Each<TFrom, byte>(source, destination); break;
            case Hdf5ElementType.Int16: Each<TFrom, short>(source, destination); break;
            case Hdf5ElementType.UInt16: Each<TFrom, ushort>(source, destination); break;
            case Hdf5ElementType.Int32: Each<TFrom, int>(source, destination); break;
            case Hdf5ElementType.UInt32: Each<TFrom, uint>(source, destination); break;
            case Hdf5ElementType.Int64: Each<TFrom, long>(source, destination); break;
            case Hdf5ElementType.UInt64: Each<TFrom, ulong>(source, destination); break;
            case Hdf5ElementType.Float32: Each<TFrom, float>(source, destination); break;
            case Hdf5ElementType.Float64: Each<TFrom, double>(source, destination); break;
            default: throw new ArgumentOutOfRangeException(nameof(to), to, "not a number");
        }
    }

    private static void Each<TFrom, TTo>(ReadOnlySpan<byte> source, Span<byte> destination)
        where TFrom : unmanaged, INumber<TFrom>
        where TTo : unmanaged, INumber<TTo>
    {
        ReadOnlySpan<TFrom> numbers = MemoryMarshal.Cast<byte, TFrom>(source);
        Span<TTo> converted = MemoryMarshal.Cast<byte, TTo>(destination)[..numbers.Length];
        for (int i = 0; i < converted.Length; i++) converted[i] = TTo.CreateSaturating(numbers[i]);
    }
}
