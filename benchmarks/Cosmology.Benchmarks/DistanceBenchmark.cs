using BenchmarkDotNet.Attributes;

namespace Orchestrator.Cosmology.Benchmarks;

/// <summary>Comoving distances and their inverse for a column of redshifts in random order, from the tables.</summary>
public class DistanceBenchmark
{
    private const int Count = 100_000;
    private readonly WcdmCosmology cosmology = new(BenchmarkCosmology.Parameters);
    private readonly double[] redshifts = new double[Count];
    private readonly double[] distances = new double[Count];
    private readonly double[] output = new double[Count];

    [GlobalSetup]
    public void Setup()
    {
        for (int i = 0; i < Count; i++) redshifts[i] = 2.3 * ((i * 0.6180339887498949) % 1.0);
        cosmology.ComovingDistance(redshifts, distances);
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public void Distance() => cosmology.ComovingDistance(redshifts, output);

    [Benchmark(OperationsPerInvoke = Count)]
    public void Redshift() => cosmology.RedshiftAt(distances, output);
}
