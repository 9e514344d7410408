using Orchestrator.Ledger;
using Orchestrator.Sites;

namespace Orchestrator.Conducting;

/// <summary>Judges one attempt by its folder and by what the scheduler says of its job.</summary>
/// <param name="ledger">The ledger, within a step.</param>
/// <param name="limits">The site's times.</param>
/// <param name="hold">The campaign's hold.</param>
/// <param name="options">How often to try.</param>
/// <param name="tell">Hears what happens.</param>
internal sealed class MemberJudge(
    CampaignLedger ledger, SiteLimits limits, CampaignHold hold, ConductorOptions options, Action<ConductorNews> tell)
{
    private readonly RetryPolicy policy = new(limits, options.MaximumFailures);
    private readonly CircuitBreaker breaker = new(options.EqualFailures);

    /// <summary>Tasks that were committed so far.</summary>
    public int Committed { get; private set; }

    /// <summary>Judges an attempt.</summary>
    /// <param name="job">Its job.</param>
    /// <param name="task">The task as it stands.</param>
    /// <param name="seen">Its folder.</param>
    /// <param name="listed">Its job as listed; null if it is in no listing.</param>
    /// <param name="over">Whether the scheduler says that the job is over, or answers and does not have it.</param>
    /// <param name="abandoned">Whether the orchestrator has just claimed the attempt, so that it can never start.</param>
    /// <param name="now">The site's time.</param>
    /// <returns>The task as it stands now.</returns>
    public LedgerTask Judge(
        LiveJob job, LedgerTask task, SeenAttempt seen, ListedJob? listed, bool over, bool abandoned, DateTimeOffset now)
    {
        if (seen.Result is { } result) return Commit(job, task, seen, result);
        if (abandoned)
        {
            ledger.EndAttempt(task.Id, task.Attempt, "abandoned", "cancelled before it started");
            return ledger.Move(task, task with { State = LedgerState.Cancelled, Explanation = "cancelled before it started" });
        }
        if (seen.Claim is not null && task.State is LedgerState.Submitting or LedgerState.Queued or LedgerState.Stuck)
        {
            job.HasStarted = true;
            ledger.ClaimAttempt(task.Id, task.Attempt, seen.Claim!.Host);
            task = ledger.Move(task, task with { State = LedgerState.Running, Explanation = $"on {seen.Claim.Host}", Unstarted = 0 });
        }
        if (seen.Failure is { } failure && task.State != LedgerState.Cancelling)
            return Decide(job, Ended(task, "the worker gave up"), FailureRecord.Read(failure, listed?.Node ?? seen.Claim?.Host ?? ""));
        if (!over) return Follow(task, listed, seen);
        if (IsAliveElsewhere(task, seen, listed)) return task;
        if (task.State is not (LedgerState.Ended or LedgerState.Cancelling)) task = Ended(task, EndOf(listed));
        return now - job.OverSince < limits.MarkerRecheck ? task : Conclude(job, task, seen, listed);
    }

    // A heartbeat outlives its job for a while; it says more than the listing only where another copy of the attempt may have the claim.
    private bool IsAliveElsewhere(LedgerTask task, SeenAttempt seen, ListedJob? listed) =>
        seen.Claim is not null && seen.HeartbeatAge < limits.HeartbeatLimit
        && (listed is null || ledger.Copies(task.Id, task.Attempt) > 1);

    private static string EndOf(ListedJob? listed) =>
        listed is null ? "its job is in no listing" : $"its job ended: {listed.SchedulerState} {listed.Reason}".TrimEnd();

    private static string Host(SeenAttempt seen, ListedJob? listed) => listed?.Node is { Length: > 0 } node ? node : seen.Claim?.Host ?? "";

    private LedgerTask Ended(LedgerTask task, string explanation) =>
        task.State == LedgerState.Ended ? task : ledger.Move(task, task with { State = LedgerState.Ended, Explanation = explanation });

    private LedgerTask Follow(LedgerTask task, ListedJob? listed, SeenAttempt seen)
    {
        if (listed is null) return task;
        LedgerState state = (task.State, listed.State) switch
        {
            (LedgerState.Submitting, _) => LedgerState.Queued,
            (LedgerState.Queued, JobState.NeverStarting) when seen.Claim is null => LedgerState.Stuck,
            (LedgerState.Stuck, not JobState.NeverStarting) => LedgerState.Queued,
            (LedgerState.Ended, _) when seen.Claim is not null => LedgerState.Running,
            _ => task.State,
        };
        if (state == task.State) return task;
        string words = $"{listed.SchedulerState} {listed.Reason}".TrimEnd();
        if (state == LedgerState.Stuck)
            tell(new ConductorNews("stuck", task, $"{task.Folder}: job {listed.Name} ({listed.Id}) will not start: {words}", IsWarning: true));
        return ledger.Move(task, task with { State = state, Explanation = words });
    }

    private LedgerTask Commit(LiveJob job, LedgerTask task, SeenAttempt seen, string result)
    {
        if (CommittedRecord.TryRead(result, task.Folder, out CommittedRecord record) is { } fault)
        {
            task = Ended(task, "its job left a record that cannot be used");
            task = ledger.Move(task, task with { State = LedgerState.Failed, Cause = "damaged", Explanation = $"result.json: {fault}" });
            tell(new ConductorNews("failed", task, $"{task.Folder}: {task.Explanation}", IsWarning: true));
            return task;
        }
        job.HasStarted = true;
        if (seen.Claim is { } claim) ledger.ClaimAttempt(task.Id, task.Attempt, claim.Host);
        ledger.EndAttempt(task.Id, record.Attempt, "committed", null);
        if (record.Attempt != task.Attempt && seen.Claim is not null)
        {
            ledger.EndAttempt(task.Id, task.Attempt, "wasted", $"attempt {record.Attempt} was committed first");
            ledger.BookWaste(
                task, task.Attempt, record.Seconds * task.Resources.Cores, $"attempt {record.Attempt} was committed first");
        }
        breaker.Reset();
        Committed++;
        task = ledger.Move(task, task with
        {
            State = LedgerState.Committed, Attempt = record.Attempt, Failures = 0, Unstarted = 0, Cause = null,
            Explanation = $"by attempt {record.Attempt}",
        });
        tell(new ConductorNews("committed", task, task.Folder));
        return task;
    }

    private LedgerTask Conclude(LiveJob job, LedgerTask task, SeenAttempt seen, ListedJob? listed)
    {
        if (task.State == LedgerState.Cancelling)
        {
            if (seen.Claim is null) return task;
            ledger.EndAttempt(task.Id, task.Attempt, "cancelled", "ended on request");
            return ledger.Move(task, task with { State = LedgerState.Cancelled, Explanation = "ended on request" });
        }
        if (seen.Claim is null) return NeverStarted(job, task, listed);
        AttemptEnding ending = job.IsEndedByUs
            ? new AttemptEnding("interrupted", Remedy.SameAgainUncounted, "interrupted; it continues at the next run")
            : AttemptEnding.Of(listed, seen);
        return Decide(job, task, ending with { Node = Host(seen, listed) });
    }

    // A member of a job that ended early uses up no attempt; a job that starts nothing at all must not be repeated for ever.
    private LedgerTask NeverStarted(LiveJob job, LedgerTask task, ListedJob? listed)
    {
        string why = $"not started: {EndOf(listed)}";
        LedgerTask again = task with { State = LedgerState.Waiting, Submission = null, Explanation = why };
        bool excused = job.HasStarted || job.IsEndedByUs || listed?.State is JobState.NodeFailed or JobState.Preempted;
        if (excused) return ledger.Move(task, again);
        if (listed?.State == JobState.Cancelled)
        {
            return ledger.Move(task, task with
                { State = LedgerState.Cancelled, Cause = "cancelled", Explanation = "its job was ended by a person before it started" });
        }
        again = again with { Unstarted = task.Unstarted + 1 };
        Break(new AttemptEnding("not-started", Remedy.SameAgain, why, listed?.Node ?? ""));
        if (again.Unstarted < options.MaximumUnstarted) return ledger.Move(task, again);
        again = ledger.Move(task, again with
        {
            State = LedgerState.Failed, Cause = "not-started",
            Explanation = $"{again.Unstarted} jobs in a row ended without starting it; the last: {EndOf(listed)}",
        });
        tell(new ConductorNews("failed", again, $"{again.Folder}: {again.Explanation}", IsWarning: true));
        return again;
    }

    private LedgerTask Decide(LiveJob job, LedgerTask task, AttemptEnding ending)
    {
        job.HasStarted = true;
        ledger.EndAttempt(task.Id, task.Attempt, ending.Cause, ending.Explanation);
        RetryDecision decision = policy.Decide(task, ending);
        LedgerTask after = decision.Task.State == LedgerState.Waiting ? decision.Task with { Submission = null } : decision.Task;
        after = ledger.Move(task, after);
        bool given = after.State != LedgerState.Waiting;
        tell(new ConductorNews(
            given ? TaskStates.Word(after.State) : "again", after, $"{task.Folder}, attempt {task.Attempt}: {after.Explanation}", given));
        if (decision.Hold is { } reason) hold.Set(reason);
        if (ending.Remedy != Remedy.SameAgainUncounted) Break(ending);
        return after;
    }

    private void Break(AttemptEnding ending)
    {
        (string? blackHole, string? reason) = breaker.Note(ending);
        if (blackHole is not null && CampaignFacts.ExcludeNode(ledger, blackHole))
            tell(new ConductorNews("node-excluded", null, $"node {blackHole} failed whatever it was given and is avoided", IsWarning: true));
        if (reason is not null) hold.Set(reason);
    }
}
