using BenchmarkDotNet.Attributes;

namespace Orchestrator.LightCone.Benchmarks;

/// <summary>HEALPix pixels of five million random directions, as <c>healpy_ang2pix.py</c> asks of healpy.</summary>
public class HealPixBenchmark
{
    private const int Count = 5_000_000;
    private readonly long[] pixels = new long[Count];
    private double[] rightAscension = [];
    private double[] declination = [];
    private HealPixGrid grid = new(1, HealPixOrdering.Ring);

    [Params(HealPixOrdering.Ring, HealPixOrdering.Nested)]
    public HealPixOrdering Ordering { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        (rightAscension, declination) = RandomPlaces.Sky(Count);
        grid = new HealPixGrid(1024, Ordering);
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public void Ang2Pix() => grid.IndexOf(rightAscension, declination, pixels);
}
