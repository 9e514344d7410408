using BenchmarkDotNet.Attributes;

namespace Orchestrator.CatalogFiles.Benchmarks;

/// <summary>Hashing 8 MiB.</summary>
public class HashBenchmark
{
    private readonly byte[] data = new byte[8 << 20];

    [Benchmark]
    public byte[] Managed() => Sha256.HashData(data);

    [Benchmark(Baseline = true)]
    public byte[] OpenSsl() => System.Security.Cryptography.SHA256.HashData(data);
}
