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
    public const int Version = 3;

    /// <summary>Name of the file that the stage writes.</summary>
    public const string FileName = ConeConversion.FileName;

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
        return ConeConversion.Run(
            run, task.Simulation, (task.Cosmology, task.InitialConditionsSeed), LineageOf(task).Hash, exactDistances: false, isWhole: false,
            path, cancellation);
    }
}
