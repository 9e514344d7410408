using BenchmarkDotNet.Attributes;
using Orchestrator.Catalogs;

namespace Orchestrator.HaloHod.Benchmarks;

/// <summary>Centrals and satellites of one snapshot, the masses taken as they are: what the peers' timings measure.</summary>
public class PaintingBenchmark
{
    private HaloTable? halos;
    private GalaxyPainter? painter, centralsOnly;

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        halos = BenchmarkHalos.Create(inCone: false);
        var options = new GalaxyPainterOptions { FofMasses = FofMassTreatment.Identity, PeriodicBox = 1000 };
        painter = new GalaxyPainter(BenchmarkHalos.Cosmology, BenchmarkHalos.Model, options);
        centralsOnly = new GalaxyPainter(BenchmarkHalos.Cosmology, new CentralsOf(BenchmarkHalos.Model), options);
    }

    [GlobalCleanup]
    public void Cleanup() => halos?.Dispose();

    [Benchmark]
    public int Centrals()
    {
        using GalaxyTable galaxies = centralsOnly!.Paint(halos!, 1, threads: Threads);
        return galaxies.Count;
    }

    [Benchmark]
    public int CentralsAndSatellites()
    {
        using GalaxyTable galaxies = painter!.Paint(halos!, 1, threads: Threads);
        return galaxies.Count;
    }
}
