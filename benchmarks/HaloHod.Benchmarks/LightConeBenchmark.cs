using BenchmarkDotNet.Attributes;
using Orchestrator.Catalogs;
using Orchestrator.LightCone;
using Orchestrator.Observational;

namespace Orchestrator.HaloHod.Benchmarks;

/// <summary>The whole mock of a light cone: dither, common cut, matched masses, painting, and observation.</summary>
public class LightConeBenchmark
{
    private HaloTable? halos;
    private GalaxyTable? galaxies;
    private GalaxyPainter? painter;
    private ObservationPipeline? pipeline;

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        halos = BenchmarkHalos.Create(inCone: true);
        painter = new GalaxyPainter(BenchmarkHalos.Cosmology, BenchmarkHalos.Model, new GalaxyPainterOptions());
        galaxies = painter.Paint(halos, 1);
        pipeline = new ObservationPipeline(
            BenchmarkHalos.Cosmology,
            new ConeFrame(new CartesianVector(1, 0.25, 0.25)),
            new ObservationOptions { Mask = new CapMask(10), PhotometricRedshifts = new PhotometricErrors(0.02, 0, 0.03) });
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        halos?.Dispose();
        galaxies?.Dispose();
    }

    [Benchmark]
    public int DitherAndCut()
    {
        using HaloTable dithered = MassDither.Apply(halos!, 1, threads: Threads);
        using HaloTable kept = CommonMassCut.Apply(dithered, 2e12);
        return kept.Count;
    }

    [Benchmark]
    public int PaintMatchedMasses()
    {
        using GalaxyTable painted = painter!.Paint(halos!, 1, threads: Threads);
        return painted.Count;
    }

    [Benchmark]
    public int Observe()
    {
        using ObservedGalaxyTable observed = pipeline!.Observe(galaxies!, 1, threads: Threads);
        return observed.Count;
    }
}
