using System.Globalization;
using Orchestrator.Cosmology;
using Orchestrator.LightCone;
using Orchestrator.Pinocchio;
using Orchestrator.Pinocchio.Engine;
using Orchestrator.Worker;

namespace Orchestrator.Planning;

/// <summary>Tells what the runs of a campaign are, and what each takes.</summary>
internal static class RunDescription
{
    private const double BytesInGigaByte = 1e9;
    private const double BytesInMegaByte = 1e6;

    /// <summary>Bytes of memory that a run takes, over all its ranks.</summary>
    /// <param name="task">The run.</param>
    /// <param name="threads">Threads of the embedded engine.</param>
    public static long Memory(SimulationTask task, int threads) => task.Engine.Kind == SimulationEngineKind.Embedded
        ? EngineMemory.Forecast(task.Parameters, task.OutputRedshifts, new EngineOptions { Threads = threads, CorrectKnownFaults = true }).Peak
        : (long)(MemoryForecast.MegaBytesPerRank(task.Parameters.GridSize, task.Engine.Ranks, task.Parameters.MemoryPerParticle)
            * BytesInMegaByte * task.Engine.Ranks);

    /// <summary>The runs in words; nothing for finished ones.</summary>
    public static IEnumerable<string> InWords(CampaignInputs inputs)
    {
        if (inputs.Sources[0] is not PlannedRun run) yield break;
        SimulationTask task = run.Task;
        RunParameters parameters = task.Parameters;
        string engine = task.Engine.Kind == SimulationEngineKind.Embedded
            ? "embedded engine" : $"PINOCCHIO {task.Engine.Version} on {task.Engine.Ranks} ranks";
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"simulations   {engine}: {parameters.GridSize}^3 particles in {parameters.BoxSize:G6} Mpc/h, {Memory(task, threads: 1) / BytesInGigaByte:F1} GB each; catalogues at z = {string.Join(", ", task.OutputRedshifts.Select(redshift => redshift.ToString("G4", CultureInfo.InvariantCulture)))}");
        LightConeGeometry cone = run.Geometry;
        var fiducial = new WcdmCosmology(StageTasks.Fiducial(inputs.Campaign));
        double copies = new ConeRepeats(
            cone, fiducial.ComovingDistance(cone.MinimumRedshift), fiducial.ComovingDistance(cone.MaximumRedshift)).MeanCount();
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"light cones   {cone.MinimumRedshift:G4} < z < {cone.MaximumRedshift:G4}, {cone.HalfAngle:G4} degrees about ({cone.Axis.X:F3}, {cone.Axis.Y:F3}, {cone.Axis.Z:F3}); a place of the box is seen {copies:F1} times");
    }
}
