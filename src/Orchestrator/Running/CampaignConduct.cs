using System.Text.Json.Nodes;
using Orchestrator.Commands;
using Orchestrator.Conducting;
using Orchestrator.Ledger;
using Orchestrator.Numerics;
using Orchestrator.Output;
using Orchestrator.Planning;
using Orchestrator.Sites;
using Orchestrator.Worker;
using Orchestrator.Workspaces;

namespace Orchestrator.Running;

/// <summary>Brings the tasks of a plan to their ends at a site, in as many rounds as it takes.</summary>
/// <remarks>A second round follows where an attempt committed its halos but not all of its mocks.</remarks>
internal sealed class CampaignConduct : IDisposable
{
    private readonly CampaignCommand command;
    private readonly ProgressReporter progress;
    private readonly ISite site;
    private readonly ISiteStorage? storage;
    private readonly CampaignLedger ledger;
    private readonly SubmissionReceipts receipts;
    private readonly OrchestratorLog log;
    private readonly RecipeFocus? focus;
    private CampaignTasks? tasks;

    private CampaignConduct(
        CampaignCommand command, ProgressReporter progress, ISite site, CampaignLedger ledger, SubmissionReceipts receipts, OrchestratorLog log,
        RecipeFocus? focus)
    {
        this.command = command;
        this.progress = progress;
        this.site = site;
        storage = site is ISiteStorage elsewhere && !elsewhere.IsWorkspace(command.Workspace.Root) ? elsewhere : null;
        this.ledger = ledger;
        this.receipts = receipts;
        this.log = log;
        this.focus = focus;
    }

    /// <summary>Opens the ledger of a workspace; the caller holds its lock.</summary>
    /// <param name="command">The campaign.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="site">Where the tasks run.</param>
    /// <param name="focus">The recipe to which the work is narrowed; null for all of it.</param>
    public static CampaignConduct Open(CampaignCommand command, ProgressReporter progress, ISite site, RecipeFocus? focus = null)
    {
        Workspace workspace = command.Workspace;
        CampaignLedger opened = OpenLedger(command);
        SubmissionReceipts? openedReceipts = null;
        try
        {
            openedReceipts = SubmissionReceipts.Open(workspace.Root);
            return new CampaignConduct(
                command, progress, site, opened, openedReceipts, OrchestratorLog.Open(workspace.Root, command.Shell.Time), focus);
        }
        catch
        {
            openedReceipts?.Dispose();
            opened.Dispose();
            throw;
        }
    }

    /// <summary>Opens the ledger alone; the caller holds the workspace's lock.</summary>
    public static CampaignLedger OpenLedger(CampaignCommand command)
    {
        string root = command.Workspace.Root;
        return CampaignLedger.Open(Path.Combine(root, CampaignLedger.FileName), CampaignLedger.ModeOf(root), command.Shell.Time);
    }

    /// <summary>Marks tasks to be cancelled: what waits is so at once, what lives by <see cref="RunAsync"/>.</summary>
    /// <param name="plan">The plan as it stands.</param>
    /// <param name="simulations">Only these points of the design; all if empty.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task CancelAsync(CampaignPlan plan, IReadOnlyCollection<int> simulations, CancellationToken cancellation)
    {
        CampaignSite.RequireSame(ledger, storage?.Place ?? command.Workspace.Root);
        // What was committed meanwhile is not cancelled, nor taken for lost.
        plan = await HarvestAsync(plan, cancellation);
        LedgerUpdate.Apply(ledger, plan, new CampaignTasks(plan, receipts.Owner, command.Threads, site.Limits), receipts);
        LedgerState[] states = [LedgerState.Waiting, .. TaskStates.Live.Where(state => state != LedgerState.Cancelling)];
        ledger.Step(FaultPointNames.LedgerCancelled, () =>
        {
            foreach (LedgerTask task in states.SelectMany(state => ledger.In(state)).Where(task => simulations.Count == 0 || simulations.Contains(task.Point)).ToList())
            {
                LedgerState next = task.State == LedgerState.Waiting ? LedgerState.Cancelled : LedgerState.Cancelling;
                ledger.Move(task, task with { State = next, Explanation = "cancelled by a person" });
            }
        });
    }

    /// <summary>Tasks in each state that has any.</summary>
    public JsonObject Counts() => new(TaskStates.All.Where(state => ledger.Count(state.State) > 0)
        .Select(state => KeyValuePair.Create(TaskStates.Word(state.State), (JsonNode?)ledger.Count(state.State))));

    /// <summary>Conducts.</summary>
    /// <param name="plan">The plan as it stands.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Stops.</param>
    /// <param name="complains">Whether tasks that were given to a person are an error.</param>
    /// <returns>The plan as it stands then, and the tasks that were committed.</returns>
    /// <exception cref="FailedTasksException">Some tasks were given to a person; all others were done.</exception>
    /// <exception cref="CampaignHeldException">The campaign holds.</exception>
    /// <exception cref="BudgetExceededException">The budget does not suffice.</exception>
    public async Task<(CampaignPlan Plan, int Committed)> RunAsync(CampaignPlan plan, ConductorOptions options, CancellationToken cancellation, bool complains = true)
    {
        int committed = 0;
        CampaignSite.RequireSame(ledger, storage?.Place ?? command.Workspace.Root);
        plan = await HarvestAsync(plan, cancellation);
        ledger.Step(FaultPointNames.LedgerHoldLifted, () => CampaignHold.Lift(ledger));
        while (true)
        {
            tasks = new CampaignTasks(plan, receipts.Owner, command.Threads, site.Limits);
            CampaignSite.RequireHalos(tasks, storage);
            if (options.Submits) tasks.RequireRoom();
            LedgerUpdate.Apply(ledger, plan, tasks, receipts, isWhole: focus is null);
            var conductor = new Conductor(ledger, receipts, site, tasks, options, new PollTimer(command.Shell.Time), Tell);
            ConductorOutcome outcome = await conductor.RunAsync(cancellation);
            committed += outcome.Committed;
            plan = await HarvestAsync(Replan(), cancellation);
            if (outcome.Hold is { } hold) throw new CampaignHeldException(hold);
            if (outcome.BudgetShortage is { } shortage) throw new BudgetExceededException(shortage);
            bool more = plan.Tasks.Any(task => task.State == TaskState.Needed);
            if (more && outcome.Committed > 0 && options.Submits && !options.LeavesAfterSubmission) continue;
            LedgerUpdate.Apply(ledger, plan, new CampaignTasks(plan, receipts.Owner, command.Threads, site.Limits), receipts, isWhole: focus is null);
            if (complains) ThrowIfLeft(plan);
            return (plan, committed);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        log.Dispose();
        receipts.Dispose();
        ledger.Dispose();
    }

    // What was committed at a site that shares no folder with the workspace comes over; there it stays, and here it counts.
    private async Task<CampaignPlan> HarvestAsync(CampaignPlan plan, CancellationToken cancellation)
    {
        if (storage is null) return plan;
        await site.PrepareAsync(cancellation);
        var harvest = new SiteHarvest(new FaultPointSite(site), storage, command.Workspace, text => Tell(new ConductorNews("harvest", null, text, IsWarning: true)));
        await harvest.RequireOwnerAsync(receipts.Owner, cancellation);
        return await harvest.BringAsync(plan, cancellation) ? Replan() : plan;
    }

    private CampaignPlan Replan()
    {
        CampaignPlan plan = Planner.Plan(command.Campaign, command.Workspace);
        return focus is null ? plan : focus.Of(plan);
    }

    private void Tell(ConductorNews news)
    {
        log.Write(news);
        if (string.Equals(news.Kind, "committed", StringComparison.Ordinal) && tasks?.Find(news.Task!.Folder) is { } unit)
            progress.Advance(unit.Work, $"simulation {unit.Point}: {(unit.Halos is null ? unit.Mocks[0].Mock.Recipe : "halos and mocks")}");
        else if (news.IsWarning) progress.Say(news.Text);
    }

    private void ThrowIfLeft(CampaignPlan plan)
    {
        var left = new List<TaskFailedException>();
        foreach (LedgerState state in (LedgerState[])[LedgerState.Failed, LedgerState.Quarantined, LedgerState.Cancelled, LedgerState.Stuck])
            left.AddRange(ledger.In(state).Where(task => focus is null || tasks?.Find(task.Folder) is not null).Select(task => new TaskFailedException(task.Point, Describe(task, plan))));
        if (left.Count > 0) throw new FailedTasksException([.. left.OrderBy(failure => failure.Simulation)]);
    }

    // The worker's account of bad input is the person's bad input.
    private static Exception Describe(LedgerTask task, CampaignPlan plan)
    {
        if (task.Cause is "bad-input" or "too-large") return new InvalidInputException(task.Explanation ?? task.Cause);
        PlannedTask? quarantined = task.State == LedgerState.Quarantined
            ? plan.Tasks.FirstOrDefault(planned => planned.Record is not null && string.Equals(CampaignTasks.RelativeFolder(plan, planned), task.Folder, StringComparison.Ordinal))
            : null;
        return quarantined is null ? new TaskGivenUpException(task) : new QuarantinedException(quarantined.Folder, quarantined.Record!);
    }
}
