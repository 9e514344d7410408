using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Orchestrator.CatalogFiles;

/// <summary>HDF5's shuffle filter: the first bytes of all elements, then the second ones, and so on, which makes the bytes of numbers compressible.</summary>
public static class ByteShuffle
{
    /// <summary>Shuffles elements.</summary>
    /// <param name="source">Whole elements.</param>
    /// <param name="destination">As many bytes.</param>
    /// <param name="elementSize">Bytes of an element.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public static void Shuffle(ReadOnlySpan<byte> source, Span<byte> destination, int elementSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(elementSize, 1);
        if (source.Length != destination.Length || source.Length % elementSize != 0)
            throw new ArgumentException($"{source.Length} bytes to {destination.Length} are not whole elements of {elementSize} bytes", nameof(destination));
        int done = elementSize == 4 && Vector128.IsHardwareAccelerated ? ShuffleFours(source, destination) : 0;
        ShuffleScalar(source, destination, elementSize, done);
    }

    /// <summary>Undoes <see cref="Shuffle"/>.</summary>
    /// <inheritdoc cref="Shuffle"/>
    public static void Unshuffle(ReadOnlySpan<byte> source, Span<byte> destination, int elementSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(elementSize, 1);
        if (source.Length != destination.Length || source.Length % elementSize != 0)
            throw new ArgumentException($"{source.Length} bytes to {destination.Length} are not whole elements of {elementSize} bytes", nameof(destination));
        int count = source.Length / elementSize;
        for (int plane = 0; plane < elementSize; plane++)
        {
            ReadOnlySpan<byte> from = source.Slice(plane * count, count);
            for (int i = 0; i < from.Length; i++) destination[(i * elementSize) + plane] = from[i];
        }
    }

    /// <summary>The plain loop, from element <paramref name="first"/> on; the oracle of the vectorised one.</summary>
    internal static void ShuffleScalar(ReadOnlySpan<byte> source, Span<byte> destination, int elementSize, int first = 0)
    {
        int count = source.Length / elementSize;
        for (int plane = 0; plane < elementSize; plane++)
        {
            Span<byte> to = destination.Slice(plane * count, count);
            for (int i = first; i < to.Length; i++) to[i] = source[(i * elementSize) + plane];
        }
    }

    // Sixteen elements a turn: within each vector of four elements the bytes are gathered plane by plane (four bytes each), then the 4 x 4 matrix of
    // 32-bit words that four such vectors make is transposed, so that each result holds sixteen bytes of one plane.
    private static int ShuffleFours(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        Vector128<byte> byPlane = Vector128.Create((byte)0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15);
        int count = source.Length / 4;
        ReadOnlySpan<Vector128<byte>> vectors = MemoryMarshal.Cast<byte, Vector128<byte>>(source);
        int whole = count & ~15;
        for (int i = 0; i < whole; i += 16)
        {
            ReadOnlySpan<Vector128<byte>> four = vectors.Slice(i / 4, 4);
            Vector128<uint> a = Vector128.Shuffle(four[0], byPlane).AsUInt32();
            Vector128<uint> b = Vector128.Shuffle(four[1], byPlane).AsUInt32();
            Vector128<uint> c = Vector128.Shuffle(four[2], byPlane).AsUInt32();
            Vector128<uint> d = Vector128.Shuffle(four[3], byPlane).AsUInt32();
            for (int plane = 0; plane < 4; plane++)
                Vector128.Create(a[plane], b[plane], c[plane], d[plane]).AsByte().CopyTo(destination[((plane * count) + i)..]);
        }

        return whole;
    }
}
