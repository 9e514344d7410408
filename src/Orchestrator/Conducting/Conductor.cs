using System.Globalization;
using Orchestrator.Ledger;
using Orchestrator.Sites;

namespace Orchestrator.Conducting;

/// <summary>Drives the tasks of a campaign to their ends at a site: submit, look, harvest, try again by cause.</summary>
/// <remarks>
/// The ledger is the truth; what is kept here is only what a poll needs, and is made anew from the ledger at each start. So the process
/// may be killed at any moment and started again, after days too: it re-attaches to whatever runs. Work a poll is proportional to the jobs
/// that live, not to the campaign.
/// </remarks>
internal sealed class Conductor
{
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan EndingLimit = TimeSpan.FromSeconds(30);

    private readonly CampaignLedger ledger;
    private readonly SubmissionReceipts receipts;
    private readonly ISite site;
    private readonly ConductorOptions options;
    private readonly IPollTimer timer;
    private readonly Action<ConductorNews> tell;
    private readonly LiveJobs live;
    private readonly PollJudge judge;
    private readonly JobDispatcher dispatcher;
    private readonly CampaignHold hold;
    private int polls;

    /// <summary>Makes a conductor.</summary>
    /// <param name="ledger">The campaign's ledger, whose tasks are up to date with the plan.</param>
    /// <param name="receipts">The workspace's receipts.</param>
    /// <param name="site">Where the tasks run.</param>
    /// <param name="documents">Writes <c>task.json</c>.</param>
    /// <param name="options">How.</param>
    /// <param name="timer">Waits between polls.</param>
    /// <param name="tell">Hears what happens.</param>
    public Conductor(
        CampaignLedger ledger, SubmissionReceipts receipts, ISite site, ITaskDocuments documents, ConductorOptions options,
        IPollTimer timer, Action<ConductorNews> tell)
    {
        this.ledger = ledger;
        this.receipts = receipts;
        this.site = site = new FaultPointSite(site);
        this.options = options;
        this.timer = timer;
        this.tell = tell;
        hold = new CampaignHold(ledger, tell);
        live = new LiveJobs(ledger, site.Limits.ConcurrencyPerJob);
        judge = new PollJudge(ledger, site, live, hold, options, tell);
        dispatcher = new JobDispatcher(ledger, receipts, site, documents, live, hold, options, tell);
    }

    /// <summary>Conducts until nothing is left that could move by itself.</summary>
    /// <param name="cancellation">Stops between steps; by the options, jobs are ended first or run on.</param>
    /// <exception cref="OperatorNeededException">A person must log in.</exception>
    /// <exception cref="SiteException">The site cannot be used.</exception>
    public async Task<ConductorOutcome> RunAsync(CancellationToken cancellation)
    {
        await site.PrepareAsync(cancellation);
        live.Restore();
        try
        {
            await ConductAsync(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested && options.EndsJobsOnInterruption)
        {
            await EndJobsAsync();
            throw;
        }
        catch (Exception) when (options.EndsJobsOnInterruption)
        {
            // Nobody would watch them: a full disk, a ledger that cannot be written.
            foreach (LiveJob job in live.All) await site.CancelAsync(job.Submission.Token, job.Submission.JobId ?? "", CancellationToken.None);
            throw;
        }
        ledger.WriteSnapshot();
        return new ConductorOutcome(judge.Committed, polls, hold.Reason, dispatcher.BudgetShortage);
    }

    private async Task ConductAsync(CancellationToken cancellation)
    {
        while (true)
        {
            bool mayDispatch = options.Submits && hold.Reason is null && ledger.Count(LedgerState.Waiting) > 0;
            if (live.Count == 0 && !mayDispatch) return;
            if (await PollAsync(cancellation) is { } poll)
            {
                await judge.JudgeAsync(poll, cancellation);
                if (options.Submits && hold.Reason is null) await dispatcher.DispatchAsync(poll, cancellation);
            }
            if (IsOver()) return;
            await timer.WaitAsync(site.Limits.PollInterval, cancellation);
        }
    }

    private bool IsOver()
    {
        bool nothingToSubmit = !options.Submits || hold.Reason is not null || ledger.Count(LedgerState.Waiting) == 0
            || dispatcher.BudgetShortage is not null;
        if (options.LeavesAfterSubmission && nothingToSubmit && ledger.Count(LedgerState.Submitting) == 0) return true;
        if (!nothingToSubmit) return false;
        // What only a person can move is not waited for.
        return live.Count == 0 || live.All.All(job => job.Members.Count > 0 && job.Members.TrueForAll(task => task.State == LedgerState.Stuck));
    }

    private async Task<SitePoll?> PollAsync(CancellationToken cancellation)
    {
        TimeSpan backOff = site.Limits.PollInterval;
        while (true)
        {
            try
            {
                SitePoll poll = await site.PollAsync(live.Query(), cancellation);
                polls++;
                return poll;
            }
            catch (SiteException exception) when (exception.IsTransient)
            {
                // A query that failed says nothing about any job.
                tell(new ConductorNews(
                    "poll-failed", null, string.Create(CultureInfo.InvariantCulture, $"{exception.Message}; asking again in {backOff}"),
                    IsWarning: true));
                await timer.WaitAsync(backOff, cancellation);
                backOff = TimeSpan.FromTicks(Math.Min(LongestBackOff.Ticks, backOff.Ticks * 2));
            }
        }
    }

    // The person waits at the terminal: jobs get TERM, and those that were seen to end are judged; the rest is judged at the next start.
    private async Task EndJobsAsync()
    {
        tell(new ConductorNews("interrupted", null, "ending the running tasks; they continue at the next run"));
        using var limit = new CancellationTokenSource(EndingLimit, timer.Time);
        try
        {
            foreach (LiveJob job in live.All)
            {
                job.IsEndedByUs = true;
                await site.CancelAsync(job.Submission.Token, job.Submission.JobId ?? "", limit.Token);
            }
            while (live.Count > 0)
            {
                await judge.JudgeAsync(await site.PollAsync(live.Query(), limit.Token), limit.Token);
                if (live.Count > 0) await timer.WaitAsync(site.Limits.PollInterval, limit.Token);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SiteException)
        {
            tell(new ConductorNews("interrupted", null, "some tasks did not end in time; the next run finds them again", IsWarning: true));
        }
    }
}
