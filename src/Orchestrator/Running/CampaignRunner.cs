using Orchestrator.Commands;
using Orchestrator.Conducting;
using Orchestrator.Ledger;
using Orchestrator.Output;
using Orchestrator.Planning;
using Orchestrator.Reports;
using Orchestrator.Sites;
using Orchestrator.Workspaces;

namespace Orchestrator.Running;

/// <summary>Does all that is left of a campaign.</summary>
internal static class CampaignRunner
{
    /// <summary>Runs a campaign to its end.</summary>
    /// <remarks>A campaign with nothing left is not touched: no file changes, no lock is taken.</remarks>
    /// <param name="command">The campaign.</param>
    /// <param name="focus">The recipe to which the work is narrowed; null for all of it.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops in an orderly way.</param>
    /// <exception cref="UnfinishedSimulationsException">With a focus: a training set needs more than the recipe's mocks on finished
    /// simulations.</exception>
    public static async Task<RunOutcome> RunAsync(CampaignCommand command, RecipeFocus? focus, ProgressReporter progress, CancellationToken cancellation)
    {
        long started = command.Shell.Time.GetTimestamp();
        CampaignPlan plan = Planner.Plan(command.Campaign, command.Workspace);
        if (IsUpToDate(plan)) return RunOutcome.Of(plan, tasks: 0, TimeSpan.Zero, []);
        using WorkspaceLock held = WorkspaceLock.Acquire(command.Workspace, command.Shell.Time);
        plan = Planner.Plan(command.Campaign, command.Workspace);
        if (IsUpToDate(plan)) return RunOutcome.Of(plan, tasks: 0, TimeSpan.Zero, []);
        if (focus is not null) plan = focus.Of(plan);

        IReadOnlyList<string> warnings = CampaignForecast.Warnings(plan.Inputs);
        foreach (string warning in warnings) progress.Say($"warning: {warning}");
        WorkspaceRecords.Write(plan);
        int tasks = plan.Tasks.Count(task => task.State == TaskState.Needed);
        progress.Begin(WorkLeft(plan));
        if (tasks > 0 || HasOpenJobs(command)) (plan, tasks) = await ConductAsync(command, focus, plan, progress, cancellation);
        if (focus is not null) plan = Planner.Plan(command.Campaign, command.Workspace);
        foreach (PlannedTrainingSet set in plan.TrainingSets)
        {
            if (set.IsComplete || focus?.Concerns(set) == false) continue;
            if (focus is not null) RequireParts(set);
            progress.Say($"writing training set {set.Settings.Name}");
            TrainingSetAssembly.Assemble(set, command.Workspace, command.Shell.Time, cancellation);
        }
        plan = Planner.Plan(command.Campaign, command.Workspace);
        if (plan.Report.State != TaskState.Done && plan.TrainingSets.All(set => set.IsComplete))
        {
            progress.Say("drawing the report");
            ReportWriter.Write(plan, warnings);
            plan = Planner.Plan(command.Campaign, command.Workspace);
        }
        return RunOutcome.Of(plan, tasks, command.Shell.Time.GetElapsedTime(started), warnings);
    }

    // Jobs that committed everything while nobody watched are still to be settled in the ledger.
    private static bool HasOpenJobs(CampaignCommand command)
    {
        using CampaignLedger? ledger = CampaignLedger.OpenToRead(command.Workspace.Root, command.Shell.Time);
        return ledger?.OpenSubmissions().Count > 0;
    }

    private static void RequireParts(PlannedTrainingSet set)
    {
        PlannedMock[] missing = [.. set.Mocks.Where(mock => mock.Task.State is not (TaskState.Done or TaskState.NotNeeded))];
        if (missing.Length == 0) return;
        int[] simulations = [.. missing.Where(mock => mock.Halos.Task.State != TaskState.Done).Select(mock => mock.Mock.Simulation).Distinct().Order()];
        string what = simulations.Length > 0
            ? $"{simulations.Length} simulations are not finished, the first is {simulations[0]}"
            : $"mocks of {missing[0].Mock.Recipe} are missing";
        throw new UnfinishedSimulationsException(set.Settings.Name, what);
    }

    private static bool IsUpToDate(CampaignPlan plan) => plan.IsComplete && WorkspaceRecords.AreCurrent(plan);

    // Counted before and after, since one attempt makes the halos of a point and its mocks.
    private static async Task<(CampaignPlan Plan, int Tasks)> ConductAsync(
        CampaignCommand command, RecipeFocus? focus, CampaignPlan plan, ProgressReporter progress, CancellationToken cancellation)
    {
        await using ISite site = await CampaignSite.CreateAsync(command, cancellation);
        using CampaignConduct conduct = CampaignConduct.Open(command, progress, site, focus);
        int before = plan.Tasks.Count(task => task.State == TaskState.Needed);
        var options = new ConductorOptions { CoreHours = command.Campaign.CoreHours, EndsJobsOnInterruption = site is LocalSite };
        (CampaignPlan after, _) = await conduct.RunAsync(plan, options, cancellation);
        return (after, before - after.Tasks.Count(task => task.State == TaskState.Needed));
    }

    private static double WorkLeft(CampaignPlan plan) =>
        plan.Simulations.Count(simulation => simulation.Task.State == TaskState.Needed)
        + plan.Mocks.Where(mock => mock.Task.State == TaskState.Needed).Sum(mock => mock.Mock.Realisations * (1.0 + mock.Mock.Ablations.Count));
}
