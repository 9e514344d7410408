namespace Orchestrator.CatalogFiles.Benchmarks;

/// <summary>The ways to write chunks, each a file of <see cref="Chunks"/> of them.</summary>
internal static class Writers
{
    public const int Chunks = 16;

    public static IReadOnlyList<(string Name, Action<string, float[]> Write)> All { get; } =
    [
        ("plain chunks", (path, chunk) => ThroughTheLibrary(path, chunk, deflateLevel: 0)),
        ("libhdf5 shuffle + deflate 1", (path, chunk) => ThroughTheLibrary(path, chunk, deflateLevel: 1)),
        ("direct, libdeflate 1, 1 thread", (path, chunk) => Direct(path, chunk, ChunkCompressor.LibDeflate, 1)),
        ("direct, libdeflate 1, 2 threads", (path, chunk) => Direct(path, chunk, ChunkCompressor.LibDeflate, 2)),
        ("direct, ZLibStream 2, 2 threads", (path, chunk) => Direct(path, chunk, ChunkCompressor.ZLib, 2)),
    ];

    public static void ThroughTheLibrary(string path, float[] chunk, int deflateLevel)
    {
        using Hdf5File file = Hdf5File.Create(path);
        using (Hdf5DataSet maps = file.CreateDataSet<float>("/maps", [Chunks, chunk.Length], DataSetLayout.Chunked(1, chunk.Length) with { DeflateLevel = deflateLevel }))
            for (int i = 0; i < Chunks; i++) maps.WriteRows<float>(i, 1, chunk);
        file.Close();
    }

    public static void Direct(string path, float[] chunk, ChunkCompressor compressor, int threads)
    {
        using Hdf5File file = Hdf5File.Create(path);
        using (Hdf5DataSet maps = file.CreateDataSet<float>("/maps", [Chunks, chunk.Length], DataSetLayout.Chunked(1, chunk.Length)))
        {
            for (int first = 0; first < Chunks; first += threads)
            {
                byte[][] stored = new byte[Math.Min(threads, Chunks - first)][];
                Parallel.For(0, stored.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, i => stored[i] = ChunkEncoder.Encode(MapData.Bytes(chunk), sizeof(float), compressor));
                for (int i = 0; i < stored.Length; i++) maps.WriteChunk([first + i, 0], stored[i]);
            }
        }

        file.Close();
    }
}
