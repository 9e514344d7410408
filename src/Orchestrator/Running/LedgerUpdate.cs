using Orchestrator.Conducting;
using Orchestrator.Ledger;
using Orchestrator.Planning;
using Orchestrator.Sites;
using Orchestrator.Worker;

namespace Orchestrator.Running;

/// <summary>Brings the ledger into line with the plan and with what the folders hold: before conducting, and after.</summary>
/// <remarks>The folders are right about results, the ledger about everything else; a ledger that was lost learns the rest from the
/// receipts.</remarks>
internal sealed class LedgerUpdate
{
    private static readonly TaskResources Unknown = new(1, 0);

    private readonly CampaignLedger ledger;
    private readonly CampaignPlan plan;
    private readonly CampaignTasks tasks;
    private readonly HashSet<long> seen = [];

    private LedgerUpdate(CampaignLedger ledger, CampaignPlan plan, CampaignTasks tasks)
    {
        this.ledger = ledger;
        this.plan = plan;
        this.tasks = tasks;
    }

    /// <summary>Updates a ledger.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="plan">The plan as it stands.</param>
    /// <param name="tasks">The tasks that are left.</param>
    /// <param name="receipts">The workspace's receipts.</param>
    /// <param name="isWhole">Whether the plan asks for all of the campaign; else only what waits and is not asked for is put aside.</param>
    public static void Apply(CampaignLedger ledger, CampaignPlan plan, CampaignTasks tasks, SubmissionReceipts receipts, bool isWhole = true)
    {
        bool isNew = ledger.Fact(CampaignFacts.Owner) is null;
        var update = new LedgerUpdate(ledger, plan, tasks);
        // A record that is taken back first leaves no moment at which the ledger waits for what the folder still has.
        foreach (TaskUnit unit in tasks.Units) Withdraw(unit);
        ledger.Step(FaultPointNames.LedgerPlanned, () =>
        {
            ledger.SetFact(CampaignFacts.Owner, receipts.Owner);
            foreach (PlannedTask task in plan.Tasks.Where(task => task.State is TaskState.Done or TaskState.Quarantined)) update.Found(task);
            foreach (TaskUnit unit in tasks.Units) update.Ask(unit);
            update.RetireOthers(isWhole);
            if (isNew) update.Rebuild(SubmissionReceipts.Read(plan.Workspace.Root), receipts.Owner);
        });
    }

    private static void Withdraw(TaskUnit unit)
    {
        foreach (PlannedTask task in unit.Mocks.Select(mock => mock.Task).Prepend(unit.Main))
        {
            // A job of an earlier life may have committed since the plan was made.
            if (File.Exists(task.Folder.ResultPath) && TaskInspection.Inspect(task.Folder, task.Point, task.Lineage).State == TaskState.Needed)
                task.Folder.Withdraw();
        }
    }

    // The plan looked at the folder: what is committed or quarantined there is so, unless an attempt is alive.
    private void Found(PlannedTask planned)
    {
        string folder = CampaignTasks.RelativeFolder(plan, planned);
        LedgerState state = planned.State == TaskState.Done ? LedgerState.Committed : LedgerState.Quarantined;
        int attempt = (planned.Result ?? planned.Record)?.Attempt ?? 1;
        LedgerTask? task = ledger.Find(folder);
        if (task is null)
        {
            seen.Add(ledger.Add(folder, planned.Point.Simulation, state, attempt, Unknown, TimeSpan.Zero).Id);
            return;
        }
        if (!seen.Add(task.Id) || task.State == state || !TaskStates.Allows(task.State, state) || TaskStates.Live.Contains(task.State)) return;
        ledger.Move(task, task with { State = state, Attempt = attempt, Cause = null, Explanation = "found in its folder" });
    }

    private void Ask(TaskUnit unit)
    {
        LedgerTask? task = ledger.Find(unit.Folder);
        int next = (unit.Main.Folder.Attempts is [.., int last] ? last : 0) + 1;
        if (task is null)
        {
            // Mocks that a living attempt at their halos makes are not asked for beside it.
            if (unit.Halos is null && IsAlive(unit.Mocks[0].Halos.Task)) return;
            task = ledger.Add(unit.Folder, unit.Point, LedgerState.Waiting, next, unit.Resources, unit.WallTime);
            seen.Add(task.Id);
            return;
        }
        seen.Add(task.Id);
        LedgerTask asked = task with
        {
            State = LedgerState.Waiting, Attempt = Math.Max(next, task.Attempt), Resources = unit.Resources, WallTime = unit.WallTime, Submission = null,
        };
        switch (task.State)
        {
            case LedgerState.Committed:
                string reason = $"the result of attempt {task.Attempt} is gone or damaged: {unit.Main.Reason}";
                ledger.EndAttempt(task.Id, task.Attempt, "wasted", reason);
                ledger.BookWaste(task, task.Attempt, (unit.Main.Record?.Seconds ?? 0) * task.Resources.Cores, reason);
                ledger.Move(task, asked with { Attempt = Math.Max(next, task.Attempt + 1), Explanation = reason });
                break;
            case LedgerState.Retired:
                ledger.Move(task, asked with { Explanation = "asked for again" });
                break;
            case LedgerState.Waiting when (task.Resources != unit.Resources || task.WallTime != unit.WallTime) && task.Failures == 0:
                ledger.Move(task, task with { Resources = unit.Resources, WallTime = unit.WallTime });
                break;
        }
    }

    private bool IsAlive(PlannedTask halos) =>
        ledger.Find(CampaignTasks.RelativeFolder(plan, halos)) is { } task && TaskStates.Live.Contains(task.State);

    // What the plan neither has nor wants: superseded lineages, and mocks that are remade with their halos.
    private void RetireOthers(bool isWhole)
    {
        LedgerState[] states = [LedgerState.Waiting, LedgerState.Committed, LedgerState.Failed, LedgerState.Quarantined, LedgerState.Cancelled];
        foreach (LedgerState state in isWhole ? states : states[..1])
        {
            foreach (LedgerTask task in ledger.In(state).Where(task => !seen.Contains(task.Id)).ToList())
                ledger.Move(task, task with { State = LedgerState.Retired, Submission = null, Explanation = "the campaign no longer asks for it" });
        }
    }

    // Every submission may be alive: each is unclear until the site was asked.
    private void Rebuild(IEnumerable<SubmissionReceipts.Receipt> receipts, string owner)
    {
        var latest = new Dictionary<string, (long Number, int Attempt)>(StringComparer.Ordinal);
        long last = 0;
        foreach (SubmissionReceipts.Receipt receipt in receipts)
        {
            last = Math.Max(last, receipt.Number);
            foreach (AttemptName member in receipt.Members) latest[member.TaskFolder] = (receipt.Number, member.Number);
        }
        var open = new HashSet<long>();
        foreach ((string folder, (long number, int attempt)) in latest)
        {
            if (ledger.Find(folder) is not { State: LedgerState.Waiting } task) continue;
            if (open.Add(number)) ledger.AddSubmission(number, SubmissionReceipts.TokenOf(owner, number), 0, task.Resources.Cores);
            ledger.SetAttempt(task.Id, attempt, number);
            ledger.Move(task, task with
                { State = LedgerState.Submitting, Attempt = attempt, Submission = number, Explanation = "found in the receipts of a ledger that was lost" });
        }
        if (last > 0 && open.Add(last))
            ledger.Settle(ledger.AddSubmission(last, SubmissionReceipts.TokenOf(owner, last), 0, 0), SubmissionState.Lost, DateTimeOffset.UnixEpoch);
        if (last > 0) ledger.Note(null, null, "rebuilt", $"{latest.Count} tasks found in the receipts");
    }
}
