using BenchmarkDotNet.Attributes;

namespace Orchestrator.LightCone.Benchmarks;

/// <summary>From directions to places of the Lambert plane and to pixels of a map.</summary>
public class ProjectionBenchmark
{
    private const int Count = 1_000_000;
    private readonly LambertProjection projection = new();
    private readonly MapGrid grid = new(SkyField.Rectangle(100, 100), 512);
    private readonly double[] x = new double[Count];
    private readonly double[] y = new double[Count];
    private readonly int[] pixels = new int[Count];
    private double[] rightAscension = [];
    private double[] declination = [];

    [GlobalSetup]
    public void Setup() => (rightAscension, declination) = RandomPlaces.Sky(Count);

    [Benchmark(OperationsPerInvoke = Count)]
    public void Lambert() => projection.Project(rightAscension, declination, x, y);

    [Benchmark(OperationsPerInvoke = Count)]
    public void MapPixel() => grid.IndexOf(rightAscension, declination, pixels);
}
