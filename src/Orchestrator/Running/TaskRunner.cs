using Orchestrator.Output;
using Orchestrator.Planning;
using Orchestrator.Worker;

namespace Orchestrator.Running;

/// <summary>Runs the tasks of a plan that are left, the points of the design side by side.</summary>
internal sealed class TaskRunner
{
    private readonly CampaignPlan plan;
    private readonly ProgressReporter progress;
    private readonly TimeProvider time;
    private readonly int threadsPerTask;
    private readonly int side;
    private readonly List<TaskFailedException> failures = [];
    private readonly Lock gate = new();

    /// <summary>Makes a runner.</summary>
    /// <param name="plan">What is left.</param>
    /// <param name="threads">Threads for all tasks together.</param>
    /// <param name="progress">Told of each task that is done.</param>
    /// <param name="time">The clock.</param>
    public TaskRunner(CampaignPlan plan, int threads, ProgressReporter progress, TimeProvider time)
    {
        this.plan = plan;
        this.progress = progress;
        this.time = time;
        int points = plan.Tasks.Where(task => task.State == TaskState.Needed).Select(task => task.Point.Simulation).Distinct().Count();
        side = Math.Clamp(points, 1, threads);
        threadsPerTask = Math.Max(1, threads / side);
    }

    /// <summary>Work of a task as progress counts it: the samples that it makes.</summary>
    public static double WorkOf(PlannedMock mock) => mock.Mock.Realisations * (1 + mock.Mock.Ablations.Count);

    /// <summary>Runs the tasks.</summary>
    /// <param name="cancellation">Stops after what runs just now; nothing half-made is left.</param>
    /// <exception cref="FailedTasksException">Some failed; all others were done.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var options = new ParallelOptions { MaxDegreeOfParallelism = side, CancellationToken = stop.Token };
        try
        {
            await Parallel.ForEachAsync(plan.Simulations, options, async (simulation, token) =>
            {
                await Task.Yield();
                RunPoint(simulation, stop, token);
            });
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // A failure that the other tasks would only repeat, as a full disk, has stopped them.
        }
        cancellation.ThrowIfCancellationRequested();
        if (failures.Count > 0) throw new FailedTasksException([.. failures.OrderBy(failure => failure.Simulation)]);
    }

    private void RunPoint(PlannedSimulation simulation, CancellationTokenSource stop, CancellationToken cancellation)
    {
        int point = simulation.Task.Point.Simulation;
        try
        {
            PlannedTask halos = RunConversion(simulation, cancellation);
            foreach (PlannedMock mock in plan.Mocks.Where(mock => mock.Task.Point.Simulation == point)) RunMock(mock, halos, cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            lock (gate) failures.Add(new TaskFailedException(point, failure));
            if (ErrorDescription.IsFullDisk(failure)) stop.Cancel();
        }
    }

    private PlannedTask RunConversion(PlannedSimulation simulation, CancellationToken cancellation)
    {
        if (simulation.Task is { State: TaskState.Quarantined, Record: { } quarantined })
            throw new QuarantinedException(simulation.Task.Folder, quarantined);
        if (simulation.Task.State != TaskState.Needed) return simulation.Task;
        PlannedTask done = RunAttempt(
            simulation.Task,
            ConvertConeStage.FileName,
            path => ConvertConeStage.Run(simulation.Conversion, path, cancellation),
            cancellation);
        progress.Advance(1, $"simulation {simulation.Task.Point.Simulation}: halos");
        return done;
    }

    private void RunMock(PlannedMock mock, PlannedTask halos, CancellationToken cancellation)
    {
        if (mock.Task.State != TaskState.Needed) return;
        string halosPath = halos.FilePath(ConvertConeStage.FileName);
        RunAttempt(
            mock.Task,
            MockStage.FileName,
            path => MockStage.Run(mock.Mock, mock.Task.Lineage, halosPath, path, threadsPerTask, cancellation),
            cancellation);
        progress.Advance(WorkOf(mock), $"simulation {mock.Task.Point.Simulation}: {mock.Mock.Recipe}");
    }

    private PlannedTask RunAttempt(PlannedTask task, string fileName, Func<string, StageOutcome> stage, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        task.Folder.Withdraw();
        TaskAttempt attempt = task.Folder.BeginAttempt(time);
        try
        {
            StageOutcome outcome = stage(Path.Combine(attempt.Folder, fileName));
            attempt.TryCommit(task.Lineage, task.Point.Simulation, [fileName], outcome);
        }
        catch
        {
            attempt.Abandon();
            throw;
        }
        PlannedTask done = TaskInspection.Inspect(task.Folder, task.Point, task.Lineage);
        return done is { State: TaskState.Quarantined, Record: { } quarantined } ? throw new QuarantinedException(task.Folder, quarantined) : done;
    }
}
