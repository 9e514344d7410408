using System.Globalization;
using Orchestrator.Conducting;
using Orchestrator.Ledger;
using Orchestrator.Numerics;
using Orchestrator.Planning;
using Orchestrator.Sites;
using Orchestrator.Worker;

namespace Orchestrator.Running;

/// <summary>The tasks that a plan has left, and their <c>task.json</c>.</summary>
internal sealed class CampaignTasks : ITaskDocuments
{
    // A light cone and one realisation of its galaxies; the engine's own share comes on top.
    private const long PaintingMemory = 500_000_000;

    private static readonly Dictionary<string, string> NoVariables = new(StringComparer.Ordinal);

    private readonly CampaignPlan plan;
    private readonly string owner;
    private readonly SiteLimits limits;
    private readonly Dictionary<string, TaskUnit> byFolder;

    /// <summary>Gathers the tasks of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="owner">The workspace's identity.</param>
    /// <param name="threads">Threads for all tasks that run side by side.</param>
    /// <param name="limits">The site's times.</param>
    public CampaignTasks(CampaignPlan plan, string owner, int threads, SiteLimits limits)
    {
        this.plan = plan;
        this.owner = owner;
        this.limits = limits;
        Dictionary<string, PlannedMock[]> left = plan.Mocks.Where(mock => mock.Task.State == TaskState.Needed)
            .DistinctBy(mock => mock.Task.Folder.FullPath, StringComparer.Ordinal)
            .GroupBy(mock => mock.Halos.Task.Folder.FullPath, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        int points = plan.Simulations.Count(simulation => simulation.Task.State == TaskState.Needed || left.ContainsKey(simulation.Task.Folder.FullPath));
        int cores = limits.CoresPerTask ?? Math.Max(1, threads / Math.Clamp(points, 1, threads));
        Units = [.. plan.Simulations.SelectMany(simulation => UnitsOf(simulation, left.GetValueOrDefault(simulation.Task.Folder.FullPath) ?? [], cores))];
        byFolder = Units.ToDictionary(unit => unit.Folder, StringComparer.Ordinal);
    }

    /// <summary>The tasks, in the order of the design.</summary>
    public IReadOnlyList<TaskUnit> Units { get; }

    /// <summary>The task of a folder; null if the plan does not have it left.</summary>
    public TaskUnit? Find(string folder) => byFolder.GetValueOrDefault(folder);

    /// <summary>Refuses, before anything runs, tasks that are larger than the site.</summary>
    /// <exception cref="InvalidInputException">A task needs more memory or cores than there are.</exception>
    public void RequireRoom()
    {
        foreach (TaskUnit unit in Units)
        {
            if (limits.Memory is { } memory && unit.Resources.Memory > memory)
            {
                throw new InvalidInputException(
                    string.Create(CultureInfo.InvariantCulture, $"simulation {unit.Point} needs more memory than {limits.Name} has; nothing was started"),
                    key: unit.Halos is null ? "memory" : "simulation.grid",
                    value: string.Create(CultureInfo.InvariantCulture, $"{unit.Resources.Memory / 1e9:F1} GB"),
                    allowed: string.Create(CultureInfo.InvariantCulture, $"at most {memory / 1e9:F1} GB"));
            }
            if (limits.Cores is { } cores && unit.Resources.Cores > cores)
            {
                throw new InvalidInputException(
                    string.Create(CultureInfo.InvariantCulture, $"simulation {unit.Point} needs more cores than {limits.Name} gives; nothing was started"),
                    key: "simulation.ranks", value: string.Create(CultureInfo.InvariantCulture, $"{unit.Resources.Cores}"),
                    allowed: string.Create(CultureInfo.InvariantCulture, $"at most {cores}"));
            }
        }
    }

    /// <summary>The folder of a task relative to the campaign's root, with slashes.</summary>
    public static string RelativeFolder(CampaignPlan plan, PlannedTask task) =>
        Path.GetRelativePath(plan.Workspace.Root, task.Folder.FullPath).Replace(Path.DirectorySeparatorChar, '/');

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Write(LedgerTask task)
    {
        TaskUnit unit = byFolder[task.Folder];
        var document = new TaskDocument
        {
            Campaign = plan.Inputs.Campaign.Name,
            Owner = owner,
            Folder = task.Folder,
            Attempt = task.Attempt,
            Conversion = unit.Halos?.Source is FinishedRun run ? ConversionDocument.Of(run.Task) : null,
            Halos = unit.Halos is null ? RelativeFolder(plan, unit.Mocks[0].Halos.Task) : null,
            Mocks = [.. unit.Mocks.Select(mock => MockDocument.Of(mock.Mock, RelativeFolder(plan, mock.Task), AttemptOf(mock, unit, task)))],
            Resources = new ResourcesDocument(task.Resources.Cores, task.Resources.Memory, task.Resources.Ranks, task.Resources.Cores),
            Engine = EngineOf(task),
            Environment = EngineOf(task) is null ? NoVariables : OpenMp(task.Resources),
            Heartbeat = new HeartbeatDocument(limits.HeartbeatInterval.TotalSeconds, limits.HeartbeatLimit.TotalSeconds),
        };
        if (unit.Halos?.Source is PlannedRun simulated) document = document.With(simulated.Task);
        foreach ((string key, double value) in task.ParameterFixes) document = document.With(new Pinocchio.ParameterFix(key, value, IsFromLog: true));
        return document.ToBytes();
    }

    /// <inheritdoc/>
    public EngineDocument? EngineOf(LedgerTask task) =>
        byFolder[task.Folder].Halos?.Source is PlannedRun { Task.Engine.Kind: SimulationEngineKind.Pinocchio } ? limits.Pinocchio.For(task.Resources) : null;

    private static Dictionary<string, string> OpenMp(TaskResources resources) =>
        new(StringComparer.Ordinal) { ["OMP_NUM_THREADS"] = resources.CoresPerRank.ToString(CultureInfo.InvariantCulture) };

    // A mock that goes with its simulation has no attempts of its own in the ledger: its folder counts them.
    private static int AttemptOf(PlannedMock mock, TaskUnit unit, LedgerTask task) =>
        unit.Halos is null ? task.Attempt : Math.Max(task.Attempt, (mock.Task.Folder.Attempts is [.., int last] ? last : 0) + 1);

    // Where a scheduler gives out cores each rank gets its own; on this machine ranks share what there is.
    private int CoresOf(SimulationTask task, int cores) => limits.CoresPerTask is null ? cores : Math.Max(cores, task.Engine.Ranks);

    private IEnumerable<TaskUnit> UnitsOf(PlannedSimulation simulation, PlannedMock[] mocks, int cores)
    {
        var resources = new TaskResources(cores, PaintingMemory);
        if (simulation.Task.State == TaskState.Needed)
        {
            TaskResources needed = simulation.Source is PlannedRun { Task: var task }
                ? new TaskResources(CoresOf(task, cores), PaintingMemory + RunDescription.Memory(task, cores), task.Engine.Ranks)
                : resources;
            yield return new TaskUnit(RelativeFolder(plan, simulation.Task), simulation.Task, simulation, mocks, needed, WallTime(simulation, mocks, cores));
            yield break;
        }
        if (simulation.Task.State != TaskState.Done) yield break;
        foreach (PlannedMock mock in mocks)
            yield return new TaskUnit(RelativeFolder(plan, mock.Task), mock.Task, null, [mock], resources, WallTime(null, [mock], cores));
    }

    private TimeSpan WallTime(PlannedSimulation? simulation, PlannedMock[] mocks, int cores) =>
        plan.Inputs.Campaign.Simulation?.WallTime
        ?? WallTimeForecast.Of((simulation?.Source as PlannedRun)?.Task, mocks.Select(mock => mock.Mock), cores);
}
