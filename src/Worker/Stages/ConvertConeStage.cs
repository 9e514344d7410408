using System.Text.Json.Nodes;
using Orchestrator.CatalogFiles;
using Orchestrator.Catalogs;
using Orchestrator.Cosmology;
using Orchestrator.HaloHod;
using Orchestrator.LightCone;
using Orchestrator.Numerics;
using Orchestrator.Pinocchio;

namespace Orchestrator.Worker;

/// <summary>Turns the light cone of a finished run into <c>halos.h5</c>: h units, redshifts of our own cosmology, the box copy of each
/// halo.</summary>
public static class ConvertConeStage
{
    /// <summary>Name of the stage in lineages.</summary>
    public const string Name = "convert-cone";

    /// <summary>Raised whenever the halos change: the golden content hash of the tests asks for it.</summary>
    public const int Version = 2;

    /// <summary>Name of the file that the stage writes.</summary>
    public const string FileName = "halos.h5";

    /// <summary>The lineage of the halos.</summary>
    public static Lineage LineageOf(ConvertConeTask task) => new()
    {
        Stage = Name,
        StageVersion = Version,
        Parameters = task.ToJson(),
        Inputs = new Dictionary<string, string>(StringComparer.Ordinal),
    };

    /// <summary>Runs the stage.</summary>
    /// <param name="task">What to convert.</param>
    /// <param name="path">Where <c>halos.h5</c> shall appear.</param>
    /// <param name="cancellation">Stops the stage; nothing is left then.</param>
    /// <exception cref="InvalidInputException">The run is not the design's, or its cone is damaged.</exception>
    public static StageOutcome Run(ConvertConeTask task, string path, CancellationToken cancellation)
    {
        PinocchioRun run = PinocchioRun.Open(task.RunFolder);
        if (RunCheck.AgainstDesign(run, task.Cosmology, task.InitialConditionsSeed, "the design") is [var first, ..]) throw first;
        LightConeGeometry geometry = RunCheck.Geometry(run);
        var cosmology = new WcdmCosmology(task.Cosmology);
        using HaloTable read = run.ReadCone(cancellation);
        var grid = new LagrangianGrid(run.Parameters.GridSize, run.Parameters.BoxSize);
        using HaloTable halos = ConeHalos.Prepare(read, geometry, grid, cosmology, run.ConeFiles[0]);
        cancellation.ThrowIfCancellationRequested();
        HaloFile.Write(path, halos, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [ConeDescription.ProvenanceName] = new ConeDescription(task.Cosmology, geometry).ToText(),
            ["lineage"] = LineageOf(task).Hash,
            ["parameter_file"] = run.ParameterFile.ToText(),
        });
        JsonObject summary = Summarise(task, halos, cosmology, geometry);
        summary["earlier_crossings_left_out"] = read.Count - halos.Count;
        return new StageOutcome(summary, run.ParameterFile.Warnings);
    }

    // Masses are whole numbers of particles: undithered, bins of mass would hold one more or one fewer of them.
    private static JsonObject Summarise(ConvertConeTask task, HaloTable halos, WcdmCosmology cosmology, LightConeGeometry geometry)
    {
        using HaloTable dithered = MassDither.Apply(halos, task.InitialConditionsSeed, task.Simulation);
        return new JsonObject
        {
            ["halos"] = halos.Count,
            ["distinct_halos"] = DistinctCount(halos.Id),
            ["particle_mass"] = halos.ParticleMass,
            ["mass_function"] = ConeMassFunction.Of(dithered.Mass, cosmology, geometry).ToJson(),
            ["redshifts"] = RedshiftCounts.Of(halos.Redshift).ToJson(),
        };
    }

    private static int DistinctCount(ReadOnlySpan<ulong> ids)
    {
        var distinct = new HashSet<ulong>(ids.Length);
        foreach (ulong id in ids) distinct.Add(id);
        return distinct.Count;
    }
}
