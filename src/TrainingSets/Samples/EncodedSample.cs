using Orchestrator.CatalogFiles;

namespace Orchestrator.TrainingSets;

/// <summary>A sample whose maps are chunks ready to be stored.</summary>
internal sealed record EncodedSample(SampleRow Row, byte[][] Chunks)
{
    /// <summary>Checks, sums and compresses a sample.</summary>
    public static EncodedSample Of(Sample sample, MapLayout layout, ChunkCompressor compressor)
    {
        (long[] galaxies, long[] squares) = MapEncoder.Sum(sample, layout);
        byte[][] chunks = new byte[layout.Slices / layout.ChunkSlices][];
        for (int chunk = 0; chunk < chunks.Length; chunk++) chunks[chunk] = MapEncoder.Encode(sample.Maps.Span, chunk, layout, compressor);
        var row = new SampleRow
        {
            Record = sample.Record,
            Split = Split.Unassigned,
            GalaxiesInSlice = galaxies,
            SquaresInSlice = squares,
            Statistics = sample.Statistics,
        };
        return new EncodedSample(row, chunks);
    }
}
