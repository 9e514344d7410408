using System.Globalization;
using Orchestrator.CatalogFiles;
using Orchestrator.Ledger;
using Orchestrator.Sites;
using Orchestrator.Worker;

namespace Orchestrator.Conducting;

/// <summary>Submits what waits, as far as the site's limits, the budget and the machine allow.</summary>
/// <remarks>
/// The order is what makes it safe: intents to the ledger in one transaction, receipts, <c>task.json</c>, only then the scheduler. Whatever
/// is killed in between is found as an unclear submission, and repeated, if at all, under the same attempt.
/// </remarks>
/// <param name="ledger">The ledger.</param>
/// <param name="receipts">The workspace's receipts.</param>
/// <param name="site">Where the tasks run.</param>
/// <param name="documents">Writes <c>task.json</c>.</param>
/// <param name="live">The submissions that are not settled.</param>
/// <param name="hold">The campaign's hold.</param>
/// <param name="options">Budget and batch.</param>
/// <param name="tell">Hears what happens.</param>
internal sealed class JobDispatcher(
    CampaignLedger ledger, SubmissionReceipts receipts, ISite site, ITaskDocuments documents, LiveJobs live, CampaignHold hold,
    ConductorOptions options, Action<ConductorNews> tell)
{
    private const int PageSize = 256;
    private const double SecondsPerHour = 3600;

    private readonly SiteLimits limits = site.Limits;

    /// <summary>What the budget lacks for the next job; null if it suffices.</summary>
    public string? BudgetShortage { get; private set; }

    /// <summary>Submits jobs.</summary>
    /// <param name="poll">The poll just made, which knows the user's active jobs.</param>
    /// <param name="cancellation">Stops between jobs; those not handed over wait again.</param>
    public async Task DispatchAsync(SitePoll poll, CancellationToken cancellation)
    {
        var batch = new List<LiveJob>();
        ledger.Step(FaultPointNames.LedgerIntended, () => Intend(poll, batch));
        if (batch.Count == 0) return;
        receipts.Add([.. batch.Select(job => new SubmissionReceipts.Receipt(job.Submission.Id, [.. job.Members.Select(task => task.Name)]))]);
        FaultPoint.Reach(FaultPointNames.ReceiptsWritten);
        var replies = new List<SubmissionReply>(batch.Count);
        bool handedOver = false;
        try
        {
            await site.StageAsync([.. batch.SelectMany(job => job.Members).Select(TaskFile)], cancellation);
            foreach (LiveJob job in batch)
            {
                cancellation.ThrowIfCancellationRequested();
                handedOver = true;
                SubmissionReply reply = await SubmitAsync(job, poll, cancellation);
                handedOver = false;
                replies.Add(reply);
                if (reply.Outcome is SubmissionOutcome.Busy or SubmissionOutcome.Rejected) break;
            }
        }
        finally
        {
            // A job whose answer never came stays an intent: it is unclear whether it exists.
            Record(batch, replies, handedOver ? replies.Count + 1 : replies.Count, poll);
        }
    }

    private StagedFile TaskFile(LedgerTask task) => new(
        string.Create(CultureInfo.InvariantCulture, $"{task.Folder}/attempt-{task.Attempt}/task.json"), documents.Write(task));

    private async Task<SubmissionReply> SubmitAsync(LiveJob job, SitePoll poll, CancellationToken cancellation)
    {
        LedgerTask first = job.Members[0];
        try
        {
            return await site.SubmitAsync(
                new JobRequest
                {
                    Token = job.Submission.Token,
                    Members = [.. job.Members.Select(task => task.Name)],
                    Concurrency = job.Concurrency,
                    Resources = first.Resources,
                    WallTime = WallTimeOf(job.Members, job.Concurrency),
                    Engine = job.Members.Select(documents.EngineOf).FirstOrDefault(engine => engine is not null),
                    HeartbeatInterval = limits.HeartbeatInterval,
                    ExcludedNodes = [.. job.Members.SelectMany(task => task.ExcludedNodes).Concat(CampaignFacts.Excluded(ledger)).Distinct(StringComparer.Ordinal)],
                },
                cancellation);
        }
        catch (SiteException exception) when (exception.IsTransient)
        {
            return new SubmissionReply(SubmissionOutcome.Unclear, null, exception.Message);
        }
    }

    private TimeSpan WallTimeOf(List<LedgerTask> members, int side)
    {
        // Concurrent members take their turns; the longest sets the pace of each.
        int turns = (members.Count + side - 1) / side;
        TimeSpan wall = members.Max(task => task.WallTime) * turns;
        return limits.WallTime is { } most && wall > most ? most : wall;
    }

    private void Intend(SitePoll poll, List<LiveJob> batch)
    {
        BudgetShortage = null;
        var pack = new List<LedgerTask>();
        int room = Math.Min(options.JobsPerTurn, (limits.ActiveJobs ?? int.MaxValue) - poll.ActiveJobs);
        for (long after = 0; batch.Count < room && BudgetShortage is null;)
        {
            IReadOnlyList<LedgerTask> page = ledger.In(LedgerState.Waiting, after, PageSize);
            foreach (LedgerTask task in page)
            {
                after = task.Id;
                if (RefuseIfTooLarge(task)) continue;
                bool goesAlong = pack.Count == 0
                    || (pack.Count < limits.MembersPerJob && pack[0].Resources == task.Resources && FitsWallTime(pack, task));
                if (!goesAlong)
                {
                    if (!TryIntend(pack, batch)) return;
                    pack.Clear();
                    if (batch.Count >= room) return;
                }
                pack.Add(task);
            }
            if (page.Count < PageSize) break;
        }
        if (pack.Count > 0 && batch.Count < room && BudgetShortage is null) TryIntend(pack, batch);
    }

    private bool FitsWallTime(List<LedgerTask> pack, LedgerTask task) =>
        limits.WallTime is not { } most || task.WallTime * ((pack.Count / Math.Max(1, limits.ConcurrencyPerJob)) + 1) <= most;

    private bool RefuseIfTooLarge(LedgerTask task)
    {
        string? why = null;
        if (limits.Memory is { } memory && task.Resources.Memory > memory)
        {
            why = string.Create(
                CultureInfo.InvariantCulture,
                $"it needs {task.Resources.Memory / 1e9:F1} GB of memory; {limits.Name} has {memory / 1e9:F1} GB");
        }
        else if (limits.Cores is { } cores && task.Resources.Cores > cores)
        {
            why = $"it needs {task.Resources.Cores} cores; {limits.Name} has {cores}";
        }
        else if (options.CoreHours is { } hours && CostOf(task.WallTime, 1, task) > hours * SecondsPerHour)
        {
            why = string.Create(
                CultureInfo.InvariantCulture,
                $"it alone may use {CostOf(task.WallTime, 1, task) / SecondsPerHour:F3} core-hours; the budget is {hours} in all");
        }
        if (why is null) return false;
        LedgerTask failed = ledger.Move(task, task with { State = LedgerState.Failed, Cause = "too-large", Explanation = why });
        tell(new ConductorNews("failed", failed, $"{task.Folder}: {why}", IsWarning: true));
        return true;
    }

    private double CostOf(TimeSpan wall, int side, LedgerTask any) =>
        wall.TotalSeconds * Math.Max(limits.ChargedCores, side * any.Resources.Cores);

    // Returns false when no more fits now.
    private bool TryIntend(List<LedgerTask> pack, List<LiveJob> batch)
    {
        int side = Math.Min(pack.Count, Math.Max(1, limits.ConcurrencyPerJob));
        LedgerTask first = pack[0];
        if (limits.Cores is { } cores && live.Cores + (side * first.Resources.Cores) > cores) return false;
        if (limits.Memory is { } memory && limits.Cores is not null && live.Memory + (side * first.Resources.Memory) > memory) return false;
        double cost = CostOf(WallTimeOf(pack, side), side, first);
        if (options.CoreHours is { } hours && ledger.Reserved + ledger.Spent + cost > hours * SecondsPerHour)
        {
            BudgetShortage = string.Create(
                CultureInfo.InvariantCulture,
                $"the budget of {hours} core-hours has {Math.Max(0, hours - ((ledger.Reserved + ledger.Spent) / SecondsPerHour)):F3} left, the next job may use {cost / SecondsPerHour:F3}");
            return false;
        }
        long number = ledger.LastSubmission + 1;
        LedgerSubmission submission = ledger.AddSubmission(
            number, SubmissionReceipts.TokenOf(receipts.Owner, number), cost, Math.Max(limits.ChargedCores, side * first.Resources.Cores));
        var members = new List<LedgerTask>(pack.Count);
        foreach (LedgerTask task in pack)
        {
            ledger.SetAttempt(task.Id, task.Attempt, number);
            members.Add(ledger.Move(task, task with
                { State = LedgerState.Submitting, Submission = number, Explanation = submission.Token }));
        }
        LiveJob job = live.Create(submission, members);
        live.Add(job);
        batch.Add(job);
        return true;
    }

    private void Record(List<LiveJob> batch, List<SubmissionReply> replies, int touched, SitePoll poll) => ledger.Step(FaultPointNames.LedgerReplied, () =>
    {
        for (int i = 0; i < batch.Count; i++)
        {
            LiveJob job = batch[i];
            SubmissionReply? reply = i < replies.Count ? replies[i] : null;
            if (reply?.Outcome == SubmissionOutcome.Accepted)
            {
                job.Submission = ledger.Save(job.Submission with { State = SubmissionState.Accepted, JobId = reply.Id }, reply.Text);
                for (int m = 0; m < job.Members.Count; m++)
                {
                    job.Members[m] = ledger.Move(job.Members[m], job.Members[m] with
                        { State = LedgerState.Queued, Explanation = $"job {job.Submission.Token} ({reply.Id})" });
                }
                continue;
            }
            bool unclear = reply?.Outcome == SubmissionOutcome.Unclear || (reply is null && i < touched);
            if (unclear) continue;
            string why = reply?.Text ?? "not handed over yet";
            foreach (LedgerTask task in job.Members)
                ledger.Move(task, task with { State = LedgerState.Waiting, Submission = null, Explanation = why });
            ledger.Settle(job.Submission, SubmissionState.Lost, poll.Now);
            live.Remove(job);
            if (reply?.Outcome == SubmissionOutcome.Rejected) hold.Set($"{limits.Name} refuses the job: {why}");
            if (reply?.Outcome == SubmissionOutcome.Busy) tell(new ConductorNews("busy", null, $"{limits.Name} takes no more for now: {why}"));
        }
    });
}
