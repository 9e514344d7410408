using System.Runtime.InteropServices;
using Orchestrator.Numerics;

namespace Orchestrator.CatalogFiles.Benchmarks;

/// <summary>What is written: chunks of 8 MiB of float32.</summary>
internal static class MapData
{
    public const int ChunkPixels = 1 << 21;

    /// <summary>Poisson counts with a mean of 1.5 galaxies a pixel, or noise that fills the mantissa.</summary>
    public static float[] Chunk(bool counts)
    {
        float[] chunk = new float[ChunkPixels];
        RandomStream random = new RandomKey(1, RandomPurpose.Resampling).For(0);
        // A stream is long enough for a stretch of the chunk; the rest repeats it far beyond the 32 kB that deflate looks back.
        const int stretch = 1 << 15;
        for (int i = 0; i < stretch; i++) chunk[i] = counts ? random.NextPoisson(1.5) : (float)random.NextNormal();
        for (int i = stretch; i < chunk.Length; i++) chunk[i] = chunk[i - stretch];
        return chunk;
    }

    public static ReadOnlySpan<byte> Bytes(float[] chunk) => MemoryMarshal.AsBytes<float>(chunk);
}
