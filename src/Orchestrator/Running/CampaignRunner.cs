using Orchestrator.Commands;
using Orchestrator.Conducting;
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
    public static async Task<RunOutcome> RunAsync(CampaignCommand command, ProgressReporter progress, CancellationToken cancellation)
    {
        long started = command.Shell.Time.GetTimestamp();
        CampaignPlan plan = Planner.Plan(command.Campaign, command.Workspace);
        if (IsUpToDate(plan)) return RunOutcome.Of(plan, tasks: 0, TimeSpan.Zero, []);
        using WorkspaceLock held = WorkspaceLock.Acquire(command.Workspace, command.Shell.Time);
        plan = Planner.Plan(command.Campaign, command.Workspace);
        if (IsUpToDate(plan)) return RunOutcome.Of(plan, tasks: 0, TimeSpan.Zero, []);

        IReadOnlyList<string> warnings = CampaignForecast.Warnings(plan.Inputs);
        foreach (string warning in warnings) progress.Say($"warning: {warning}");
        WorkspaceRecords.Write(plan);
        int tasks = plan.Tasks.Count(task => task.State == TaskState.Needed);
        progress.Begin(WorkLeft(plan));
        if (tasks > 0) (plan, tasks) = await ConductAsync(command, plan, progress, cancellation);
        foreach (PlannedTrainingSet set in plan.TrainingSets)
        {
            if (set.IsComplete) continue;
            progress.Say($"writing training set {set.Settings.Name}");
            TrainingSetAssembly.Assemble(set, command.Workspace, command.Shell.Time, cancellation);
        }
        plan = Planner.Plan(command.Campaign, command.Workspace);
        if (plan.Report.State != TaskState.Done)
        {
            progress.Say("drawing the report");
            ReportWriter.Write(plan, warnings);
            plan = Planner.Plan(command.Campaign, command.Workspace);
        }
        return RunOutcome.Of(plan, tasks, command.Shell.Time.GetElapsedTime(started), warnings);
    }

    private static bool IsUpToDate(CampaignPlan plan) => plan.IsComplete && WorkspaceRecords.AreCurrent(plan);

    // Counted before and after, since one attempt makes the halos of a point and its mocks.
    private static async Task<(CampaignPlan Plan, int Tasks)> ConductAsync(
        CampaignCommand command, CampaignPlan plan, ProgressReporter progress, CancellationToken cancellation)
    {
        await using ISite site = await CampaignSite.CreateAsync(command, cancellation);
        using CampaignConduct conduct = CampaignConduct.Open(command, progress, site);
        int before = plan.Tasks.Count(task => task.State == TaskState.Needed);
        var options = new ConductorOptions { CoreHours = command.Campaign.CoreHours, EndsJobsOnInterruption = site is LocalSite };
        (CampaignPlan after, _) = await conduct.RunAsync(plan, options, cancellation);
        return (after, before - after.Tasks.Count(task => task.State == TaskState.Needed));
    }

    private static double WorkLeft(CampaignPlan plan) =>
        plan.Simulations.Count(simulation => simulation.Task.State == TaskState.Needed)
        + plan.Mocks.Where(mock => mock.Task.State == TaskState.Needed).Sum(mock => mock.Mock.Realisations * (1.0 + mock.Mock.Ablations.Count));
}
