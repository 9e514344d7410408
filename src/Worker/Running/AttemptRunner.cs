using Orchestrator.CatalogFiles;
using Orchestrator.Numerics;

namespace Orchestrator.Worker;

/// <summary>One attempt at a task, as <c>worker</c> makes it: claimed by <see cref="Begin"/>, made and committed by <see cref="Finish"/>.</summary>
/// <remarks>
/// The two are calls of two processes when the job script launches PINOCCHIO between them. Each may be killed at any moment:
/// <see cref="Finish"/> can then be called again, and goes on with what is there.
/// </remarks>
internal sealed class AttemptRunner
{
    private const string StoppedMarker = "stopped";

    private readonly TaskDocument task;
    private readonly string root;
    private readonly string folder;
    private readonly TaskFolder main;
    private readonly TimeProvider time;
    private readonly Action<string> say;

    /// <summary>Prepares an attempt.</summary>
    /// <param name="path">Path of <c>task.json</c>.</param>
    /// <param name="time">The clock.</param>
    /// <param name="say">Told what happens, a line each.</param>
    /// <exception cref="InvalidInputException">The task cannot be read, or belongs to another workspace.</exception>
    public AttemptRunner(string path, TimeProvider time, Action<string> say)
    {
        task = TaskDocument.Read(path);
        root = TaskPaths.RootOf(task, path);
        WorkspaceOwner.Require(root, task.Owner, path);
        main = new TaskFolder(Path.Combine(root, task.Folder));
        folder = main.AttemptPath(task.Attempt);
        this.time = time;
        this.say = say;
        FaultPoint.Reach(FaultPointNames.TaskRead);
    }

    private bool NeedsEngine => task.ReadSimulation() is { Engine.Kind: SimulationEngineKind.Pinocchio } && main.ReadResult() is null;

    /// <summary>Claims the attempt and writes what the engine reads.</summary>
    /// <returns>An exit code of <see cref="WorkerExitCode"/>.</returns>
    public int Begin()
    {
        if (IsCommitted())
        {
            say($"{task.Folder}: committed already");
            return WorkerExitCode.Skip;
        }

        if (!AttemptClaim.TryCreate(folder, NodeClaims.Create(time)))
        {
            say($"{task.Folder}: attempt {task.Attempt} is claimed by {Describe(AttemptClaim.Read(folder))}");
            return WorkerExitCode.Skip;
        }

        return Guard(exitCode: null, () =>
        {
            using var heartbeat = new Heartbeat(folder, TimeSpan.FromSeconds(task.Heartbeat.Interval), time);
            if (task.ReadSimulation() is { } simulation) SimulationStage.Prepare(simulation, folder);
            FaultPoint.Reach(FaultPointNames.Prepared);
            return NeedsEngine ? WorkerExitCode.EngineNeeded : WorkerExitCode.Done;
        });
    }

    /// <summary>Makes what is left of the task and commits it.</summary>
    /// <param name="exitCode">Exit code of PINOCCHIO; null if it did not run or did not end by itself.</param>
    /// <param name="cancellation">Stops in an orderly way.</param>
    /// <returns>An exit code of <see cref="WorkerExitCode"/>.</returns>
    /// <exception cref="InvalidInputException">The attempt was never begun, or was given up by the orchestrator.</exception>
    public int Finish(int? exitCode, CancellationToken cancellation)
    {
        TaskClaim claim = AttemptClaim.Read(folder) is { IsAbandoned: false } own
            ? own
            : throw new InvalidInputException("the attempt is not begun, or was given up", Path.Combine(folder, TaskClaim.FileName), allowed: "an attempt after worker begin");
        return Guard(exitCode, () =>
        {
            using var heartbeat = new Heartbeat(folder, TimeSpan.FromSeconds(task.Heartbeat.Interval), time);
            Forget(FailedAttempt.FileName);
            Forget(StoppedMarker);
            var stages = new AttemptStages(task, root, time, say);
            if (!stages.MakeHalos(main, claim, exitCode, cancellation))
            {
                say($"{task.Folder}: another attempt was committed before this one");
                return WorkerExitCode.Skip;
            }

            foreach (MockDocument mock in task.Mocks) stages.MakeMock(mock, cancellation);
            FaultPoint.Reach(FaultPointNames.Finished);
            return WorkerExitCode.Done;
        });
    }

    /// <summary>All of it in this process, PINOCCHIO as its child.</summary>
    /// <param name="cancellation">Stops in an orderly way.</param>
    /// <returns>An exit code of <see cref="WorkerExitCode"/>.</returns>
    public int Run(CancellationToken cancellation)
    {
        int begun = Begin();
        if (begun is not (WorkerExitCode.Done or WorkerExitCode.EngineNeeded)) return begun;
        int? exitCode = null;
        if (begun == WorkerExitCode.EngineNeeded)
        {
            int ran = Guard(exitCode: null, () =>
            {
                using var heartbeat = new Heartbeat(folder, TimeSpan.FromSeconds(task.Heartbeat.Interval), time);
                exitCode = new EngineProcess(task, folder, time).Run(cancellation);
                return WorkerExitCode.Done;
            });
            if (ran != WorkerExitCode.Done) return ran;
        }

        return Finish(exitCode, cancellation);
    }

    private static string Describe(TaskClaim? claim) => claim switch
    {
        null => "nobody any more",
        { IsAbandoned: true } => "the orchestrator, which gave it up",
        { Job: { } job } => $"job {job} on {claim.Host}",
        _ => $"process {claim.ProcessId} on {claim.Host}",
    };

    // A task is its simulation and its mocks; alone, the mocks are the task.
    private bool IsCommitted() =>
        (task.Halos is not null || main.ReadResult() is not null)
        && task.Mocks.All(mock => new TaskFolder(Path.Combine(root, mock.Folder)).ReadResult() is not null);

    private int Guard(int? exitCode, Func<int> step)
    {
        try
        {
            return step();
        }
        catch (OperationCanceledException)
        {
            TryWrite(() => AtomicFile.WriteAllText(Path.Combine(folder, StoppedMarker), $"{Environment.MachineName} {time.GetUtcNow():O}\n"));
            say($"{task.Folder}: stopped by a signal");
            return WorkerExitCode.Interrupted;
        }
#pragma warning disable CA1031 // Whatever stopped the attempt, the orchestrator must learn of it.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            (string at, int attempt, Exception cause) = failure is MockFailedException mock
                ? (mock.Mock.Folder, mock.Mock.Attempt, mock.InnerException!)
                : (task.Folder, task.Attempt, failure);
            FailedAttempt record = FailureReport.Of(cause, at, attempt, exitCode, time);
            say($"{at}: {record.Cause}: {record.Explanation}");
            FaultPoint.Reach(FaultPointNames.Failing);
            TryWrite(() => record.Write(folder));
            return WorkerExitCode.Failed;
        }
    }

    // On a full disk there is no room for the account either: the job's own output has it.
    private void TryWrite(Action write)
    {
        try
        {
            write();
        }
        catch (Exception failure) when (failure is DiskFullException or IOException or UnauthorizedAccessException)
        {
            say(failure.Message);
        }
    }

    private void Forget(string name) => File.Delete(Path.Combine(folder, name));
}
