using BenchmarkDotNet.Attributes;

namespace Orchestrator.LightCone.Benchmarks;

/// <summary>Ten million points in random order onto 512^3 float32 cells, one thread.</summary>
public class MassAssignmentBenchmark
{
    private const int Count = 10_000_000;
    private readonly VoxelGrid grid = VoxelGrid.OfBox(1000, 512);
    private readonly float[] cube = new float[512 * 512 * 512];
    private double[] x = [];
    private double[] y = [];
    private double[] z = [];

    [Params(MassAssignmentScheme.NearestGridPoint, MassAssignmentScheme.CloudInCell, MassAssignmentScheme.TriangularShapedCloud)]
    public MassAssignmentScheme Scheme { get; set; }

    [GlobalSetup]
    public void Setup() => (x, y, z) = RandomPlaces.Box(Count, 1000);

    [Benchmark]
    public long Add() => grid.Add(Scheme, x, y, z, [], cube);
}
