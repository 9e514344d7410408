using BenchmarkDotNet.Attributes;

namespace Orchestrator.Cosmology.Benchmarks;

/// <summary>sigma(M), the mass function, and abundance matching of halos each at its own redshift.</summary>
public class MassBenchmark
{
    private const int Count = 100_000;
    private readonly MassVariance variance = new(new WcdmCosmology(BenchmarkCosmology.Parameters), new EisensteinHuPowerSpectrum(BenchmarkCosmology.Parameters));
    private readonly double[] masses = new double[Count];
    private readonly double[] redshifts = new double[Count];
    private readonly double[] output = new double[Count];
    private WatsonMassFunction watson = null!;
    private AbundanceMatching matching = null!;

    [GlobalSetup]
    public void Setup()
    {
        watson = new WatsonMassFunction(variance);
        matching = new AbundanceMatching(watson, new TinkerMassFunction(variance), 0.0, 2.3, 1e11, 1e16);
        for (int i = 0; i < Count; i++)
        {
            masses[i] = 1e12 * Math.Pow(1e3, (i * 0.6180339887498949) % 1.0);
            redshifts[i] = 2.3 * ((i * 0.7548776662466927) % 1.0);
        }
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public double Sigma()
    {
        double sum = 0.0;
        foreach (double mass in masses) sum += variance.Sigma(mass);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public void Watson() => watson.NumberDensity(masses, 0.5, output);

    [Benchmark(OperationsPerInvoke = Count)]
    public void AbundanceMatching() => matching.Convert(masses, redshifts, output);
}
