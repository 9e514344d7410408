using System.Globalization;
using Orchestrator.Ledger;
using Orchestrator.TrainingSets;
using Orchestrator.Worker;
using Orchestrator.Workspaces;

namespace Orchestrator.Running;

/// <summary>Takes tasks back from the person that they were given to: they wait again, with nothing held against them.</summary>
/// <param name="ledger">The ledger.</param>
/// <param name="workspace">The workspace, whose lock is held.</param>
internal sealed class TaskRetry(CampaignLedger ledger, Workspace workspace)
{
    private static readonly LedgerState[] GivenUp = [LedgerState.Failed, LedgerState.Quarantined, LedgerState.Cancelled];

    /// <summary>Retries what failed, was quarantined or was cancelled.</summary>
    /// <param name="simulations">Only these points of the design; all if empty.</param>
    /// <returns>The tasks that wait again.</returns>
    public IReadOnlyList<LedgerTask> Again(IReadOnlyCollection<int> simulations)
    {
        var tasks = GivenUp.SelectMany(state => ledger.In(state)).Where(task => simulations.Count == 0 || simulations.Contains(task.Point)).ToList();
        // A newer attempt's folder tells the plan that the quarantined one is not the last word.
        foreach (LedgerTask task in tasks.Where(task => task.State == LedgerState.Quarantined))
            Folders.Create(Path.Combine(workspace.Root, task.Folder, string.Create(CultureInfo.InvariantCulture, $"attempt-{task.Attempt + 1}")));
        var waiting = new List<LedgerTask>();
        ledger.Step(FaultPointNames.LedgerRetried, () =>
        {
            Conducting.CampaignHold.Lift(ledger);
            foreach (LedgerTask task in tasks)
            {
                waiting.Add(ledger.Move(task, task with
                {
                    State = LedgerState.Waiting, Attempt = task.Attempt + 1, Failures = 0, Unstarted = 0, Submission = null, Cause = null,
                    Explanation = "a person asked for it again",
                }));
            }
        });
        return waiting;
    }

    /// <summary>Takes back results whose files are not what was committed; the completions that they came from are booked as wasted.</summary>
    /// <returns>What was found.</returns>
    public IReadOnlyList<Finding> TakeBackDamaged(CancellationToken cancellation)
    {
        var findings = new List<Finding>();
        foreach ((TaskFolder folder, Finding finding) in WorkspaceVerification.Verify(workspace.Root, cancellation).ToList())
        {
            string relative = Path.GetRelativePath(workspace.Root, folder.FullPath).Replace(Path.DirectorySeparatorChar, '/');
            TaskResult? result = TryRead(folder);
            folder.Withdraw();
            findings.Add(finding);
            if (ledger.Find(relative) is not { State: LedgerState.Committed } task) continue;
            string reason = $"{finding.File}: {finding.Problem}";
            ledger.Step(FaultPointNames.LedgerTakenBack, () =>
            {
                ledger.EndAttempt(task.Id, task.Attempt, "wasted", reason);
                ledger.BookWaste(task, task.Attempt, (result?.Seconds ?? 0) * task.Resources.Cores, reason);
                ledger.Move(task, task with { State = LedgerState.Waiting, Attempt = task.Attempt + 1, Submission = null, Explanation = reason });
            });
        }
        return findings;
    }

    private static TaskResult? TryRead(TaskFolder folder)
    {
        try
        {
            return folder.ReadResult();
        }
        catch (DamagedResultException)
        {
            return null;
        }
    }
}
