using Orchestrator.Cosmology;
using Orchestrator.LightCone;
using Orchestrator.Numerics;
using Orchestrator.Pinocchio;

namespace Orchestrator.Worker;

/// <summary>Compares a finished run with what the cosmology that it declares predicts.</summary>
/// <remarks>
/// Three gates: the mass function at each output against Watson et al. 2013 (arXiv:1212.0095), counts along the light cone against the same,
/// and distances against redshifts. A run made with another sigma8, seed file, box or dark energy than declared looks perfect to the
/// program that made it; here it does not.
/// </remarks>
public static class PhysicsGates
{
    /// <summary>Judges a run.</summary>
    /// <param name="run">The run; what it was told not to write is not judged.</param>
    /// <param name="exactDistances">Whether it was made by an engine without PINOCCHIO's fault of distances below z = 0.05.</param>
    /// <param name="isWhole">Whether all that the run was told to write must be there, as in a campaign's own runs, or some of it may have been
    /// left out since, as in runs that were brought here: what is not there fails the one and is not judged in the other.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="InvalidInputException">A file of the run is damaged.</exception>
    public static GateReport Judge(PinocchioRun run, bool exactDistances, bool isWhole, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.Parameters.WarmDarkMatterMass > 0)
            return new GateReport([], ["all of the run: the mass function of warm dark matter is not known here"]);
        WcdmCosmology cosmology = RunCosmology.Background(run.Parameters, run.Folder);
        var variance = new MassVariance(cosmology, RunCosmology.Spectrum(run.Parameters, run.Folder));
        IReadOnlyList<ParticleBin> bins = ParticleBin.From(run.Parameters.MinimumHaloParticles);
        var prediction = new HaloPrediction(variance, run.Parameters.ParticleMass, bins);
        var tolerance = new CountTolerance(variance, run.Parameters.BoxSize);
        var checks = new List<GateCheck>();
        var notJudged = new List<string>();
        List<string> missing = [];
        new MassFunctionGate(run, prediction, tolerance).Judge(checks, notJudged, isWhole ? missing : null, cancellation);
        if (run.Parameters.Cone is null || run.Parameters.WithoutCatalogs) notJudged.Add("the light cone: the run was told to write none");
        else if (run.HasCone) JudgeCone(run, cosmology, prediction, tolerance, exactDistances, checks, notJudged, cancellation);
        else if (isWhole) missing.Add($"{GateCheck.ConeCounts}, all redshifts: the cone that the run should have written is not there");
        else notJudged.Add("the light cone: the run has none");
        if (checks.Count + missing.Count + notJudged.Count == 0) notJudged.Add("all of the run: fewer halos are predicted than can be compared");
        return new GateReport(checks, notJudged) { Missing = missing };
    }

    private static void JudgeCone(
        PinocchioRun run, WcdmCosmology cosmology, HaloPrediction prediction, CountTolerance tolerance, bool exactDistances,
        List<GateCheck> checks, List<string> notJudged, CancellationToken cancellation)
    {
        LightConeGeometry geometry = RunCheck.Geometry(run);
        var counts = new ConeCountGate(geometry, cosmology, prediction, tolerance);
        var scan = new ConeScan(run, cosmology, prediction.Bins, counts.Edges, exactDistances);
        scan.Run(cancellation);
        counts.Judge(scan, checks, notJudged);
        if (scan.HasPositions) DistanceGate.Judge(scan, run.Parameters.BoxSize / run.Parameters.GridSize, run.Parameters.Cosmology.H, checks);
        else notJudged.Add("distances along the light cone: the files of LIGHT_OUTPUT builds hold no positions");
    }
}
