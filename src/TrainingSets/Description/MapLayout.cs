using Orchestrator.Numerics;

namespace Orchestrator.TrainingSets;

/// <summary>Shape and storage of a sample's maps: <c>[slice, y, x]</c>, galaxies per pixel.</summary>
/// <param name="Slices">Number of redshift slices.</param>
/// <param name="Height">Pixels along y.</param>
/// <param name="Width">Pixels along x.</param>
/// <param name="ElementType">How counts are stored.</param>
public sealed record MapLayout(int Slices, int Height, int Width, MapElementType ElementType = MapElementType.Float32)
{
    /// <summary>Largest chunk in bytes: what a trainer reads at once, and what libraries still hold in their caches.</summary>
    public const long MaximumChunkBytes = 8L << 20;

    /// <summary>Bytes of a count.</summary>
    public int ElementSize => ElementType == MapElementType.Float32 ? sizeof(float) : sizeof(ushort);

    /// <summary>Counts of a sample.</summary>
    public int Pixels => checked(Slices * Height * Width);

    /// <summary>Bytes of a sample before compression.</summary>
    public long SampleBytes => (long)Pixels * ElementSize;

    /// <summary>Slices of a chunk: all of them if they fit <see cref="MaximumChunkBytes"/>, else the largest divisor of <see cref="Slices"/> that fits.</summary>
    /// <exception cref="InvalidInputException">A single slice is larger than a chunk may be.</exception>
    public int ChunkSlices
    {
        get
        {
            long sliceBytes = (long)Height * Width * ElementSize;
            for (int slices = Slices; slices >= 1; slices--)
            {
                if (Slices % slices == 0 && slices * sliceBytes <= MaximumChunkBytes) return slices;
            }

            throw new InvalidInputException(
                $"one slice of {Height} x {Width} pixels of {ElementSize} bytes is {sliceBytes} bytes, more than the {MaximumChunkBytes} bytes (8 MiB) of a chunk",
                key: "maps.pixels",
                value: $"{Math.Max(Height, Width)}",
                allowed: $"at most {(int)Math.Sqrt(MaximumChunkBytes / ElementSize)} pixels along a side");
        }
    }

    /// <summary>Refuses impossible shapes.</summary>
    /// <exception cref="InvalidInputException">A number is not positive, or a slice is too large for a chunk.</exception>
    public void Validate()
    {
        if (Slices < 1) throw new InvalidInputException("a map needs slices", key: "maps.slices", value: $"{Slices}", allowed: "1 or more");
        if (Height < 1 || Width < 1) throw new InvalidInputException("a map needs pixels", key: "maps.pixels", value: $"{Height} x {Width}", allowed: "1 or more along a side");
        _ = ChunkSlices;
    }
}
