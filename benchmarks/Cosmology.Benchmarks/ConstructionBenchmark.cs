using BenchmarkDotNet.Attributes;

namespace Orchestrator.Cosmology.Benchmarks;

/// <summary>What a campaign pays for each of its cosmologies.</summary>
[MemoryDiagnoser]
public class ConstructionBenchmark
{
    private readonly WcdmCosmology cosmology = new(BenchmarkCosmology.Parameters);
    private readonly EisensteinHuPowerSpectrum spectrum = new(BenchmarkCosmology.Parameters);
    private MassVariance variance = null!;

    [GlobalSetup]
    public void Setup() => variance = new MassVariance(cosmology, spectrum);

    [Benchmark]
    public WcdmCosmology Background() => new(BenchmarkCosmology.Parameters);

    [Benchmark]
    public EisensteinHuPowerSpectrum Spectrum() => new(BenchmarkCosmology.Parameters);

    [Benchmark]
    public MassVariance Variance() => new(cosmology, spectrum);

    [Benchmark]
    public AbundanceMatchingTable MatchingAtOneRedshift() => new(new WatsonMassFunction(variance), new TinkerMassFunction(variance), 0.5, 1e11, 1e16);

    [Benchmark]
    public AbundanceMatching MatchingToRedshift2() => new(new WatsonMassFunction(variance), new TinkerMassFunction(variance), 0.0, 2.3, 1e11, 1e16);
}
