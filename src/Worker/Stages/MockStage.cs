using System.Text.Json.Nodes;
using Orchestrator.CatalogFiles;
using Orchestrator.Catalogs;
using Orchestrator.Cosmology;
using Orchestrator.HaloHod;
using Orchestrator.LightCone;
using Orchestrator.Observational;
using Orchestrator.TrainingSets;

namespace Orchestrator.Worker;

/// <summary>Paints, observes and maps the galaxies of one simulation: <c>halos.h5</c> to <c>part.h5</c>.</summary>
public static class MockStage
{
    /// <summary>Name of the stage in lineages.</summary>
    public const string Name = "mock";

    /// <summary>Raised whenever the samples change: the golden content hash of the tests asks for it.</summary>
    public const int Version = 1;

    /// <summary>Name of the file that the stage writes.</summary>
    public const string FileName = "part.h5";

    /// <summary>The lineage of the samples.</summary>
    /// <param name="task">What to make.</param>
    /// <param name="halos">Lineage of the halos.</param>
    public static Lineage LineageOf(MockTask task, Lineage halos) => new()
    {
        Stage = Name,
        StageVersion = Version,
        Parameters = task.ToJson(),
        Inputs = new Dictionary<string, string>(StringComparer.Ordinal) { ["halos"] = halos.Hash },
        Seed = task.Seed,
    };

    /// <summary>Runs the stage.</summary>
    /// <param name="task">What to make.</param>
    /// <param name="lineage">Lineage of the samples, which they carry.</param>
    /// <param name="halosPath">The file <c>halos.h5</c>.</param>
    /// <param name="path">Where <c>part.h5</c> shall appear.</param>
    /// <param name="threads">Threads to use; the result does not depend on it.</param>
    /// <param name="cancellation">Stops the stage; nothing is left then.</param>
    public static StageOutcome Run(
        MockTask task, Lineage lineage, string halosPath, string path, int threads, CancellationToken cancellation)
    {
        using HaloTable halos = HaloFile.Read(halosPath);
        ConeDescription cone = ConeDescription.From(HaloFile.ReadProvenance(halosPath), halosPath);
        var summary = new JsonArray();
        int count = task.Realisations * (1 + task.Ablations.Count);
        IEnumerable<Sample> samples = Samples(task, lineage, halos, cone, summary, threads, cancellation);
        string hash =
            SamplePart.Write(path, task.ToDescription(), lineage.Hash, count, samples, new PartOptions { Threads = threads }, cancellation);
        return new StageOutcome(new JsonObject { ["content_hash"] = hash, ["samples"] = summary }, []);
    }

    // Made one by one as the part asks for them, so that memory holds one realisation at a time.
    private static IEnumerable<Sample> Samples(
        MockTask task, Lineage lineage, HaloTable halos, ConeDescription cone, JsonArray summary, int threads,
            CancellationToken cancellation)
    {
        var cosmology = new WcdmCosmology(cone.Cosmology);
        var painter =
            new GalaxyPainter(cosmology, new Zheng07Model(task.Hod), new GalaxyPainterOptions { MassDefinition = task.MassDefinition });
        var grid = new MapGrid(task.Maps.Field, task.Maps.Pixels);
        RedshiftSlices slices = task.Maps.CreateSlices();
        for (int realisation = 0; realisation < task.Realisations; realisation++)
        {
            using HaloTable dithered = MassDither.Apply(halos, task.Seed, task.Simulation, realisation, threads);
            using HaloTable massive = CommonMassCut.Apply(dithered, task.MinimumHaloMass);
            using GalaxyTable galaxies = painter.Paint(massive, task.Seed, task.Simulation, realisation, threads, cancellation);
            foreach (string ablation in (IEnumerable<string>)["", .. task.Ablations])
            {
                var pipeline = new ObservationPipeline(cosmology, cone.Geometry.Frame, task.ObservationWithout(ablation));
                using ObservedGalaxyTable observed =
                    pipeline.Observe(galaxies, task.Seed, task.Simulation, realisation, threads, cancellation);
                var maps = new SliceMaps(grid, slices);
                maps.Add(observed.RightAscension, observed.Declination, observed.ZEstimated, observed.Keep, KeepFlags.All);
                summary.Add((JsonNode)SampleSummary.Of(realisation, ablation, observed, maps));
                yield return new Sample(task.RecordOf(realisation, ablation, lineage), maps.Counts.ToArray());
            }
        }
    }
}
