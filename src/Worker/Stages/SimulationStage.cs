using Orchestrator.CatalogFiles;
using Orchestrator.Numerics;
using Orchestrator.Pinocchio;
using Orchestrator.Pinocchio.Engine;

namespace Orchestrator.Worker;

/// <summary>Simulates one point of the design and turns its light cone into <c>halos.h5</c>.</summary>
/// <remarks>
/// In three steps, because PINOCCHIO itself is launched by the job script between the first and the last: <see cref="Prepare"/> writes
/// what the program reads, <see cref="Simulate"/> is the embedded engine, <see cref="Conclude"/> judges what the program left, whichever
/// it was. All of them work in the attempt's folder, and each can be repeated after it was killed.
/// </remarks>
public static class SimulationStage
{
    /// <summary>Name of the stage in lineages.</summary>
    public const string Name = "simulate";

    /// <summary>Raised whenever the halos change: the golden content hash of the tests asks for it.</summary>
    public const int Version = 1;

    /// <summary>Name of the file that other stages read.</summary>
    public const string FileName = ConeConversion.FileName;

    /// <summary>Name of the parameter file, the argument of <c>pinocchio.x</c>.</summary>
    public const string ParameterFileName = "parameter_file";

    /// <summary>Name of the file for the standard output of <c>pinocchio.x</c>.</summary>
    public const string LogName = "log";

    /// <summary>Name of the file for its standard error.</summary>
    public const string ErrorName = "err";

    /// <summary>The lineage of the halos.</summary>
    public static Lineage LineageOf(SimulationTask task) => new()
    {
        Stage = Name,
        StageVersion = Version,
        Parameters = task.ToJson(),
        Inputs = new Dictionary<string, string>(StringComparer.Ordinal),
    };

    /// <summary>Writes the parameter file and the list of outputs.</summary>
    /// <param name="task">What to simulate.</param>
    /// <param name="folder">The attempt's folder.</param>
    /// <exception cref="InvalidInputException">A value cannot be written so that PINOCCHIO reads it back.</exception>
    public static void Prepare(SimulationTask task, string folder)
    {
        AtomicFile.WriteAllText(Path.Combine(folder, task.Parameters.OutputList), OutputRedshifts.ToText(task.OutputRedshifts));
        task.Parameters.ToFile().Write(Path.Combine(folder, ParameterFileName));
    }

    /// <summary>Runs the embedded engine on what <see cref="Prepare"/> wrote; its outputs have the names and formats of PINOCCHIO.</summary>
    /// <param name="task">What to simulate.</param>
    /// <param name="folder">The attempt's folder.</param>
    /// <param name="threads">Threads to use; the result does not depend on it.</param>
    /// <param name="progress">Told how far the run is.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="InvalidInputException">The engine cannot do this run, or not in the memory that there is.</exception>
    public static void Simulate(
        SimulationTask task, string folder, int threads, IProgress<EngineProgress>? progress, CancellationToken cancellation)
    {
        if (task.Engine.Kind != SimulationEngineKind.Embedded)
            throw new ArgumentException("PINOCCHIO is launched by the job script, not by the stage", nameof(task));
        var options = new EngineOptions { Threads = threads, CorrectKnownFaults = true, Folder = folder };
        EngineResult result = PinocchioEngine.Run(task.Parameters, task.OutputRedshifts, options, progress, cancellation);
        EngineOutputs.Write(folder, result, light: false, cancellation);
    }

    /// <summary>Judges the run, writes <c>halos.h5</c> and passes it through the physics gates.</summary>
    /// <param name="task">What was to be simulated.</param>
    /// <param name="folder">The attempt's folder, with what the program left in it.</param>
    /// <param name="exitCode">Exit code of <c>pinocchio.x</c>; null if it did not end by itself, and for the embedded engine.</param>
    /// <param name="cancellation">Stops the stage; no <c>halos.h5</c> is left then.</param>
    /// <exception cref="RunFailedException">The program left no outputs that can be used.</exception>
    /// <exception cref="WrongEngineException">Another build of PINOCCHIO ran.</exception>
    /// <exception cref="InvalidInputException">Another run lies in the folder, or its files are damaged.</exception>
    public static StageOutcome Conclude(SimulationTask task, string folder, int? exitCode, CancellationToken cancellation)
    {
        var warnings = new List<string>();
        if (task.Engine.Kind == SimulationEngineKind.Pinocchio) Judge(task, folder, exitCode, warnings);
        PinocchioRun run = PinocchioRun.Open(folder, ParameterFileName);
        StageOutcome outcome = ConeConversion.Run(
            run, task.Simulation, (task.Parameters.Cosmology, (ulong)task.Parameters.RandomSeed), LineageOf(task).Hash,
            exactDistances: task.Engine.Kind == SimulationEngineKind.Embedded, isWhole: true, Path.Combine(folder, FileName), cancellation);
        outcome.Summary["engine"] = task.Engine.ToJson();
        return outcome with { Warnings = [.. warnings, .. outcome.Warnings] };
    }

    /// <summary>All three steps, for the embedded engine.</summary>
    /// <param name="task">What to simulate.</param>
    /// <param name="folder">The attempt's folder.</param>
    /// <param name="threads">Threads to use; the result does not depend on it.</param>
    /// <param name="progress">Told how far the run is.</param>
    /// <param name="cancellation">Stops the stage.</param>
    public static StageOutcome Run(
        SimulationTask task, string folder, int threads, IProgress<EngineProgress>? progress, CancellationToken cancellation)
    {
        Prepare(task, folder);
        Simulate(task, folder, threads, progress, cancellation);
        return Conclude(task, folder, exitCode: null, cancellation);
    }

    /// <summary>Names of the files that belong to the result.</summary>
    /// <param name="task">What was simulated.</param>
    public static IReadOnlyList<string> ResultFiles(SimulationTask task)
    {
        var names = new OutputNames(task.Parameters.RunFlag);
        return [FileName, ParameterFileName, task.Parameters.OutputList, .. task.OutputRedshifts.Select(names.Catalog)];
    }

    private static void Judge(SimulationTask task, string folder, int? exitCode, List<string> warnings)
    {
        RunEvidence evidence = RunEvidence.Of(folder, exitCode, LogName, ErrorName, ParameterFileName);
        RunVerdict verdict = RunVerdict.On(evidence);
        if (!verdict.IsComplete) throw new RunFailedException(folder, verdict);
        EngineCheck.Check(task.Engine, evidence.Log, Path.Combine(folder, LogName));
        if (verdict.Cause != RunCause.None) warnings.Add(verdict.Explanation);
    }
}
