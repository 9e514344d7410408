using BenchmarkDotNet.Attributes;

namespace Orchestrator.CatalogFiles.Benchmarks;

/// <summary>Writing 128 MiB of maps in chunks of 8 MiB.</summary>
public class WriteBenchmark
{
    private readonly string path = Path.Combine(Path.GetTempPath(), $"write-benchmark-{Environment.ProcessId}.h5");
    private float[] chunk = [];

    [Params(true, false)]
    public bool Counts { get; set; }

    [GlobalSetup]
    public void Setup() => chunk = MapData.Chunk(Counts);

    [GlobalCleanup]
    public void Cleanup() => File.Delete(path);

    [Benchmark(Baseline = true)]
    public void Plain() => Writers.ThroughTheLibrary(path, chunk, deflateLevel: 0);

    [Benchmark]
    public void LibraryFilter() => Writers.ThroughTheLibrary(path, chunk, deflateLevel: 1);

    [Benchmark]
    public void DirectLibDeflate() => Writers.Direct(path, chunk, ChunkCompressor.LibDeflate, threads: 2);

    [Benchmark]
    public void DirectZLib() => Writers.Direct(path, chunk, ChunkCompressor.ZLib, threads: 2);
}
