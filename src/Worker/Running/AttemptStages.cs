using Orchestrator.CatalogFiles;
using Orchestrator.Numerics;

namespace Orchestrator.Worker;

/// <summary>The stages of an attempt, each from the files that are there to a committed result.</summary>
internal sealed class AttemptStages
{
    private const string EngineOutputs = "pinocchio.*";

    private readonly TaskDocument task;
    private readonly string root;
    private readonly TimeProvider time;
    private readonly Action<string> say;
    private readonly int threads;

    private string? halosPath;
    private Lineage? halosLineage;

    /// <summary>Prepares the stages.</summary>
    /// <param name="task">The task.</param>
    /// <param name="root">Absolute path of the campaign's root.</param>
    /// <param name="time">The clock.</param>
    /// <param name="say">Told what happens, a line each.</param>
    public AttemptStages(TaskDocument task, string root, TimeProvider time, Action<string> say)
    {
        this.task = task;
        this.root = root;
        this.time = time;
        this.say = say;
        threads = ThreadCount.Of(task.Resources.Threads);
    }

    /// <summary>Makes and commits the halos, or finds those that the mocks are painted on.</summary>
    /// <param name="main">The task's folder.</param>
    /// <param name="claim">The claim of the attempt.</param>
    /// <param name="exitCode">Exit code of PINOCCHIO, if it ran.</param>
    /// <param name="cancellation">Stops in an orderly way.</param>
    /// <returns>False when another attempt was committed before.</returns>
    public bool MakeHalos(TaskFolder main, TaskClaim claim, int? exitCode, CancellationToken cancellation)
    {
        if (task.Halos is { } source)
        {
            FindHalos(new TaskFolder(Path.Combine(root, source)));
            return true;
        }

        halosLineage = task.ReadSimulation() is { } asked
            ? SimulationStage.LineageOf(asked)
            : ConvertConeStage.LineageOf(task.Conversion!.ReadTask());
        RequireFolder(halosLineage, task.Folder);
        halosPath = Path.Combine(main.AttemptPath(task.Attempt), ConeConversion.FileName);
        if (main.ReadResult() is { } committed) return committed.Attempt == task.Attempt;
        if (!main.TryCommitRecord(task.Attempt))
        {
            TaskAttempt attempt = main.ResumeAttempt(task.Attempt, claim, time);
            StageOutcome outcome = Halos(attempt.Folder, exitCode, cancellation);
            FaultPoint.Reach(FaultPointNames.Converted);
            if (!Commit(attempt, halosLineage, SimulationNumber(), HaloFiles(), outcome)) return false;
        }

        RemoveEngineOutputs(main.AttemptPath(task.Attempt));
        say($"{task.Folder}: halos committed by attempt {task.Attempt}");
        return main.ReadResult()?.Attempt == task.Attempt;
    }

    /// <summary>Makes and commits the samples of one mock.</summary>
    /// <param name="mock">Which.</param>
    /// <param name="cancellation">Stops in an orderly way.</param>
    /// <exception cref="MockFailedException">It could not be made.</exception>
    public void MakeMock(MockDocument mock, CancellationToken cancellation)
    {
        try
        {
            var folder = new TaskFolder(Path.Combine(root, mock.Folder));
            if (folder.ReadResult() is not null) return;
            MockTask recipe = mock.ReadTask();
            Lineage lineage = MockStage.LineageOf(recipe, halosLineage!);
            RequireFolder(lineage, mock.Folder);
            if (Claim(mock, folder) is not { } claim) return;
            FaultPoint.Reach(FaultPointNames.MockClaimed);
            if (!folder.TryCommitRecord(mock.Attempt)) Paint(mock, folder.ResumeAttempt(mock.Attempt, claim, time), recipe, lineage, cancellation);
            say($"{mock.Folder}: {recipe.Recipe} committed");
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw new MockFailedException(mock, failure);
        }
    }

    private void Paint(MockDocument mock, TaskAttempt attempt, MockTask recipe, Lineage lineage, CancellationToken cancellation)
    {
        say($"{mock.Folder}: painting {recipe.Recipe} on {threads} threads");
        string path = Path.Combine(attempt.Folder, MockStage.FileName);
        StageOutcome outcome = MockStage.Run(recipe, lineage, halosPath!, path, threads, cancellation);
        FaultPoint.Reach(FaultPointNames.Painted);
        Commit(attempt, lineage, recipe.Simulation, [MockStage.FileName], outcome);
    }

    private StageOutcome Halos(string folder, int? exitCode, CancellationToken cancellation)
    {
        if (task.ReadSimulation() is not { } simulation) return ConvertConeStage.Run(task.Conversion!.ReadTask(), halosPath!, cancellation);
        if (simulation.Engine.Kind == SimulationEngineKind.Pinocchio)
        {
            if (!File.Exists(Path.Combine(folder, SimulationStage.LogName)) || new FileInfo(Path.Combine(folder, SimulationStage.LogName)).Length == 0)
                FailureReport.RequireStarted(task.Engine, exitCode);
        }
        else
        {
            say($"{task.Folder}: simulating {simulation.Parameters.GridSize}^3 particles on {threads} threads");
            SimulationStage.Prepare(simulation, folder);
            SimulationStage.Simulate(simulation, folder, threads, progress: null, cancellation);
            FaultPoint.Reach(FaultPointNames.Simulated);
        }

        return SimulationStage.Conclude(simulation, folder, exitCode, cancellation);
    }

    private static bool Commit(TaskAttempt attempt, Lineage lineage, int simulation, IReadOnlyList<string> files, StageOutcome outcome)
    {
        bool committed = attempt.TryCommit(lineage, simulation, files, outcome);
        if (outcome.Faults.Count > 0) throw new QuarantinedException(outcome.Faults);
        return committed;
    }

    private void FindHalos(TaskFolder source)
    {
        TaskResult result = source.ReadResult()
            ?? throw new DamagedResultException(source.ResultPath, "the simulation is not committed");
        halosLineage = Lineage.FromJson(result.MadeOf);
        if (!string.Equals(halosLineage.Hash, result.Lineage, StringComparison.Ordinal))
            throw new DamagedResultException(source.ResultPath, "its lineage is not the hash of what it is made of");
        ResultFile file = result.Files.FirstOrDefault(file => string.Equals(Path.GetFileName(file.Name), ConeConversion.FileName, StringComparison.Ordinal))
            ?? throw new DamagedResultException(source.ResultPath, $"it names no {ConeConversion.FileName}");
        halosPath = Path.Combine(source.FullPath, file.Name);
        if (source.FirstMissingFile(result) is { } missing) throw new DamagedResultException(missing, "it is gone or has another size than committed");
        if (!string.Equals(Sha256.HashFile(halosPath), file.Sha256, StringComparison.Ordinal))
            throw new DamagedResultException(halosPath, "its checksum is not the one that was committed");
    }

    // Null when another task has the mock's attempt.
    private TaskClaim? Claim(MockDocument mock, TaskFolder folder)
    {
        string attempt = folder.AttemptPath(mock.Attempt);
        if (string.Equals(mock.Folder, task.Folder, StringComparison.Ordinal) && mock.Attempt == task.Attempt) return AttemptClaim.Read(attempt);
        Folders.Create(attempt);
        AttemptClaim.TryCreate(attempt, NodeClaims.Create(time) with { PartOf = task.RelativePath });
        TaskClaim? claim = AttemptClaim.Read(attempt);
        if (claim is { IsAbandoned: false } && string.Equals(claim.PartOf, task.RelativePath, StringComparison.Ordinal)) return claim;
        say($"{mock.Folder}: attempt {mock.Attempt} is claimed by another task");
        return null;
    }

    private IReadOnlyList<string> HaloFiles() => task.ReadSimulation() is { } simulation ? SimulationStage.ResultFiles(simulation) : [ConeConversion.FileName];

    private int SimulationNumber() => task.ReadSimulation()?.Simulation ?? task.Conversion!.ReadTask().Simulation;

    // The halos hold all of the cone; beside them only what the result names, and the log, are kept: files count on a cluster.
    private void RemoveEngineOutputs(string folder)
    {
        var kept = HaloFiles().ToHashSet(StringComparer.Ordinal);
        foreach (string path in Directory.EnumerateFiles(folder, EngineOutputs))
            if (!kept.Contains(Path.GetFileName(path))) File.Delete(path);
        FaultPoint.Reach(FaultPointNames.Tidied);
    }

    // Another version of this program may make other files from the same words: the folder's name says what was asked for.
    private static void RequireFolder(Lineage lineage, string folder)
    {
        string name = folder[(folder.LastIndexOf('/') + 1)..];
        if (!string.Equals(name, lineage.ShortHash, StringComparison.Ordinal))
            throw new InvalidInputException(
                $"the worker ({SoftwareVersion.Current}) would make something else than the orchestrator asked for: another version", key: "folder", value: name, allowed: lineage.ShortHash);
    }
}
