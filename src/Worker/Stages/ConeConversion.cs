using System.Text.Json.Nodes;
using Orchestrator.CatalogFiles;
using Orchestrator.Catalogs;
using Orchestrator.Cosmology;
using Orchestrator.HaloHod;
using Orchestrator.LightCone;
using Orchestrator.Numerics;
using Orchestrator.Pinocchio;

namespace Orchestrator.Worker;

/// <summary>From the cone of a run to <c>halos.h5</c>: what finished runs and those of a campaign have in common.</summary>
internal static class ConeConversion
{
    /// <summary>Name of the file that is written.</summary>
    public const string FileName = "halos.h5";

    /// <summary>Reads the cone, recomputes redshifts and box copies, and writes the halos.</summary>
    /// <param name="run">The run.</param>
    /// <param name="simulation">Number of the simulation in the design.</param>
    /// <param name="parameters">The cosmology and the seed that the run must have.</param>
    /// <param name="lineage">Hash of what the halos are made of.</param>
    /// <param name="exactDistances">Whether the engine is without PINOCCHIO's faults of distance.</param>
    /// <param name="isWhole">Whether all that the run was told to write must be there.</param>
    /// <param name="path">Where the file shall appear.</param>
    /// <param name="cancellation">Stops the conversion; nothing is left then.</param>
    /// <returns>Counts and figures for reports; as faults the physics gates that the run does not pass.</returns>
    /// <exception cref="InvalidInputException">The run is not the design's, or its cone is damaged.</exception>
    public static StageOutcome Run(
        PinocchioRun run, int simulation, (CosmologyParameters Cosmology, ulong Seed) parameters, string lineage, bool exactDistances,
        bool isWhole, string path, CancellationToken cancellation)
    {
        if (RunCheck.AgainstDesign(run, parameters.Cosmology, parameters.Seed, "the design") is [var first, ..]) throw first;
        LightConeGeometry geometry = RunCheck.Geometry(run);
        var cosmology = new WcdmCosmology(parameters.Cosmology);
        using HaloTable read = run.ReadCone(cancellation);
        var grid = new LagrangianGrid(run.Parameters.GridSize, run.Parameters.BoxSize);
        using HaloTable halos = ConeHalos.Prepare(read, geometry, grid, cosmology, run.ConeFiles[0]);
        GateReport gates = PhysicsGates.Judge(run, exactDistances, isWhole, cancellation);
        cancellation.ThrowIfCancellationRequested();
        HaloFile.Write(path, halos, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [ConeDescription.ProvenanceName] = new ConeDescription(parameters.Cosmology, geometry).ToText(),
            ["lineage"] = lineage,
            ["parameter_file"] = run.ParameterFile.ToText(),
        });
        JsonObject summary = Summarise(halos, parameters.Seed, simulation, cosmology, geometry);
        summary["earlier_crossings_left_out"] = read.Count - halos.Count;
        summary["gates"] = gates.ToJson();
        IEnumerable<string> unknown = gates.Verdict == GateVerdict.NotJudged ? gates.NotJudged.Select(reason => $"physics gates, not judged: {reason}") : [];
        return new StageOutcome(summary, [.. run.ParameterFile.Warnings, .. unknown]) { Faults = gates.Faults };
    }

    // Masses are whole numbers of particles: undithered, bins of mass would hold one more or one fewer of them.
    private static JsonObject Summarise(HaloTable halos, ulong seed, int simulation, WcdmCosmology cosmology, LightConeGeometry geometry)
    {
        using HaloTable dithered = MassDither.Apply(halos, seed, simulation);
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
