using Orchestrator.Ledger;
using Orchestrator.Sites;
using Orchestrator.Worker;

namespace Orchestrator.Conducting;

/// <summary>Turns what a poll saw into steps of the ledger: all of one poll in one transaction.</summary>
/// <remarks>
/// Missing means unknown: a job that no listing has is over only if the scheduler answered and the heartbeat is stale. Done means
/// <c>result.json</c>, whatever the scheduler says. Times are compared on the site's clock only.
/// </remarks>
internal sealed class PollJudge
{
    private readonly CampaignLedger ledger;
    private readonly ISite site;
    private readonly LiveJobs live;
    private readonly Action<ConductorNews> tell;
    private readonly MemberJudge members;
    private readonly string? owner;

    /// <summary>Makes a judge.</summary>
    public PollJudge(
        CampaignLedger ledger, ISite site, LiveJobs live, CampaignHold hold, ConductorOptions options, Action<ConductorNews> tell)
    {
        this.ledger = ledger;
        this.site = site;
        this.live = live;
        this.tell = tell;
        members = new MemberJudge(ledger, site.Limits, hold, options, tell);
        owner = ledger.Fact(CampaignFacts.Owner);
    }

    /// <summary>Tasks that were committed so far.</summary>
    public int Committed => members.Committed;

    /// <summary>Judges a poll.</summary>
    public async Task JudgeAsync(SitePoll poll, CancellationToken cancellation)
    {
        Dictionary<string, ListedJob> listed = ByName(poll);
        await CancelStraysAsync(listed, cancellation);
        Dictionary<string, SubmissionReply> replies = await FindRepliesAsync(listed, cancellation);
        HashSet<AttemptName> abandoned = await EndCancelledAsync(poll, cancellation);
        var settled = new List<LiveJob>();
        ledger.Step(FaultPointNames.LedgerHarvested, () =>
        {
            foreach (LiveJob job in live.All)
            {
                if (Judge(job, listed.GetValueOrDefault(job.Submission.Token), replies.GetValueOrDefault(job.Submission.Token), poll, abandoned))
                    settled.Add(job);
            }
        });
        foreach (LiveJob job in settled) live.Remove(job);
    }

    private static bool IsActive(ListedJob job) => job.State is JobState.Waiting or JobState.NeverStarting or JobState.Running;

    // A name may be listed twice, as accounting record and in the queue: the live one counts.
    private static Dictionary<string, ListedJob> ByName(SitePoll poll)
    {
        var listed = new Dictionary<string, ListedJob>(StringComparer.Ordinal);
        foreach (ListedJob job in poll.Jobs)
            if (!listed.TryGetValue(job.Name, out ListedJob? other) || !IsActive(other)) listed[job.Name] = job;
        return listed;
    }

    // A job that was given up and became one after all does no harm, since claims decide. One that runs may have won its claims; one
    // that waits would start for nothing.
    private async Task CancelStraysAsync(Dictionary<string, ListedJob> listed, CancellationToken cancellation)
    {
        if (owner is null) return;
        foreach (ListedJob job in listed.Values)
        {
            if (job.State is not (JobState.Waiting or JobState.NeverStarting) || live.Contains(job.Name) || !job.Name.StartsWith(owner, StringComparison.Ordinal)) continue;
            if (ledger.FindSubmission(job.Name) is null) continue;
            await site.CancelAsync(job.Name, job.Id, cancellation);
            ledger.Step(FaultPointNames.LedgerStrayNoted, () => ledger.Note(null, null, "stray", $"job {job.Name} ({job.Id}) was given up earlier and is ended"));
        }
    }

    private async Task<Dictionary<string, SubmissionReply>> FindRepliesAsync(
        Dictionary<string, ListedJob> listed, CancellationToken cancellation)
    {
        var replies = new Dictionary<string, SubmissionReply>(StringComparer.Ordinal);
        foreach (LiveJob job in live.All)
        {
            string token = job.Submission.Token;
            if (job.Submission.State == SubmissionState.Intended && !listed.ContainsKey(token))
                replies[token] = await site.FindReplyAsync(token, cancellation);
        }
        return replies;
    }

    private async Task<HashSet<AttemptName>> EndCancelledAsync(SitePoll poll, CancellationToken cancellation)
    {
        var abandoned = new HashSet<AttemptName>();
        foreach (LiveJob job in live.All)
        {
            bool all = job.Members.Count > 0;
            foreach (LedgerTask task in job.Members)
            {
                if (task.State != LedgerState.Cancelling)
                    all = false;
                else if (poll.Attempts.GetValueOrDefault(task.Name)?.Claim is null && await site.AbandonAsync(task.Name, cancellation))
                    abandoned.Add(task.Name);
            }
            if (!all) continue;
            job.IsEndedByUs = true;
            await site.CancelAsync(job.Submission.Token, job.Submission.JobId ?? "", cancellation);
        }
        return abandoned;
    }

    // Returns whether the job is settled.
    private bool Judge(LiveJob job, ListedJob? listed, SubmissionReply? reply, SitePoll poll, HashSet<AttemptName> abandoned)
    {
        if (job.Submission.State == SubmissionState.Intended && !Clarify(job, listed, reply, poll)) return false;
        bool active = listed is not null && IsActive(listed);
        bool over = listed is not null ? !active : poll.SchedulerAnswered;
        if (listed?.State == JobState.Running && job.Submission.Started is null)
            job.Submission = ledger.Save(job.Submission with { Started = poll.Now });
        if (!over || job.OverSince > poll.Now) job.OverSince = null;
        if (over) job.OverSince ??= poll.Now;
        for (int i = job.Members.Count - 1; i >= 0; i--)
        {
            LedgerTask task = job.Members[i];
            SeenAttempt seen = poll.Attempts.GetValueOrDefault(task.Name) ?? new SeenAttempt();
            LedgerTask judged = members.Judge(job, task, seen, listed, over, abandoned.Contains(task.Name), poll.Now);
            job.Members[i] = judged;
            if (!TaskStates.Live.Contains(judged.State)) job.Members.RemoveAt(i);
        }
        if (job.Members.Count > 0 || !over) return false;
        bool isLost = job.Submission.State == SubmissionState.Intended;
        ledger.Settle(job.Submission, isLost ? SubmissionState.Lost : SubmissionState.Closed, poll.Now);
        return true;
    }

    // Returns whether the submission's members can be judged: not while it is unclear whether it became a job.
    private bool Clarify(LiveJob job, ListedJob? listed, SubmissionReply? reply, SitePoll poll)
    {
        bool claimed = job.Members.Exists(task => poll.Attempts.GetValueOrDefault(task.Name) is { Claim: not null } or { Result: not null });
        if (listed is not null || claimed || reply?.Outcome == SubmissionOutcome.Accepted)
        {
            job.Submission = ledger.Save(
                job.Submission with { State = SubmissionState.Accepted, JobId = listed?.Id ?? reply?.Id }, reply?.Text);
            return true;
        }
        LedgerSubmission submission = job.Submission;
        if (submission.UnclearSince is not { } since || since > poll.Now)
        {
            since = poll.Now;
            job.Submission = ledger.Save(submission with { UnclearSince = poll.Now });
        }
        bool refused = reply?.Outcome is SubmissionOutcome.Busy or SubmissionOutcome.Rejected;
        if (!refused && (poll.Now - since < site.Limits.UnclearSubmissionWait || !poll.SchedulerAnswered)) return false;
        tell(new ConductorNews("lost", null, $"submission {submission.Token} never became a job: again under the same attempts"));
        // Cancelled members stay with the job: their claims decide whether they can still start.
        for (int i = job.Members.Count - 1; i >= 0; i--)
        {
            if (job.Members[i].State != LedgerState.Submitting) continue;
            ledger.Move(job.Members[i], job.Members[i] with
                { State = LedgerState.Waiting, Submission = null, Explanation = "its submission never became a job" });
            job.Members.RemoveAt(i);
        }
        return true;
    }
}
