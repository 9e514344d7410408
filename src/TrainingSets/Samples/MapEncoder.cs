using System.Runtime.InteropServices;
using Orchestrator.CatalogFiles;

namespace Orchestrator.TrainingSets;

/// <summary>Turns the maps of a sample into stored chunks and sums.</summary>
internal static class MapEncoder
{
    /// <summary>Galaxies and squared counts of each slice.</summary>
    /// <exception cref="ArgumentException">A count is negative, no whole number, or too large for the layout.</exception>
    public static (long[] Galaxies, long[] Squares) Sum(Sample sample, MapLayout layout)
    {
        ReadOnlySpan<float> maps = sample.Maps.Span;
        if (maps.Length != layout.Pixels)
            throw new ArgumentException($"{sample.Record.Identity}: {maps.Length} pixels, the layout has {layout.Slices} x {layout.Height} x {layout.Width}", nameof(sample));
        // Counts beyond 2^24 are no longer told apart by float32.
        float largest = layout.ElementType == MapElementType.UInt16 ? TrainingSetFormat.AbsentCount - 1 : 1 << 24;
        int slicePixels = layout.Height * layout.Width;
        long[] galaxies = new long[layout.Slices];
        long[] squares = new long[layout.Slices];
        for (int slice = 0; slice < layout.Slices; slice++)
        {
            ReadOnlySpan<float> map = maps.Slice(slice * slicePixels, slicePixels);
            for (int pixel = 0; pixel < map.Length; pixel++)
            {
                float count = map[pixel];
                if (!(count >= 0 && count <= largest) || count != MathF.Truncate(count))
                    throw new ArgumentException($"{sample.Record.Identity}: slice {slice}, pixel {pixel} holds {count}; counts are whole numbers from 0 to {largest}", nameof(sample));
                galaxies[slice] += (long)count;
                squares[slice] += (long)count * (long)count;
            }
        }

        return (galaxies, squares);
    }

    /// <summary>The stored bytes of one chunk.</summary>
    /// <param name="maps">All maps of the sample.</param>
    /// <param name="chunk">Number of the chunk within the sample.</param>
    /// <param name="layout">The layout.</param>
    /// <param name="compressor">What deflates.</param>
    public static byte[] Encode(ReadOnlySpan<float> maps, int chunk, MapLayout layout, ChunkCompressor compressor)
    {
        int length = layout.ChunkSlices * layout.Height * layout.Width;
        ReadOnlySpan<float> counts = maps.Slice(chunk * length, length);
        if (layout.ElementType == MapElementType.Float32) return ChunkEncoder.Encode(MemoryMarshal.AsBytes(counts), sizeof(float), compressor);
        ushort[] narrow = new ushort[length];
        for (int i = 0; i < narrow.Length; i++) narrow[i] = (ushort)counts[i];
        return ChunkEncoder.Encode(MemoryMarshal.AsBytes<ushort>(narrow), sizeof(ushort), compressor);
    }
}
