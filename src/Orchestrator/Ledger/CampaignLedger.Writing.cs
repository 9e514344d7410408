using Orchestrator.Sites;

namespace Orchestrator.Ledger;

internal sealed partial class CampaignLedger
{
    /// <summary>Sets a fact about the campaign.</summary>
    public void SetFact(string name, string value)
    {
        RequireStep();
        writeFact.Run(name, value);
    }

    /// <summary>Adds a task.</summary>
    /// <param name="folder">Its folder, relative to the campaign's root.</param>
    /// <param name="point">Number of the design's point.</param>
    /// <param name="state">Where it stands: to be done, or found done.</param>
    /// <param name="attempt">Number of its next attempt.</param>
    /// <param name="resources">What an attempt needs.</param>
    /// <param name="wallTime">Wall time of an attempt.</param>
    public LedgerTask Add(string folder, int point, LedgerState state, int attempt, TaskResources resources, TimeSpan wallTime)
    {
        RequireStep();
        DateTimeOffset now = time.GetUtcNow();
        long id = (long)addTask.Value(
            folder, point, (int)state, Milliseconds(now), attempt, resources.Cores, resources.Memory, resources.Ranks,
            wallTime.TotalSeconds)!;
        counts[(int)state]++;
        return new LedgerTask
        {
            Id = id, Folder = folder, Point = point, State = state, Since = now, Attempt = attempt, Resources = resources, WallTime = wallTime,
        };
    }

    /// <summary>Moves a task to another state, with whatever else changes with it.</summary>
    /// <param name="before">The task as it stands in the ledger.</param>
    /// <param name="after">The task as it shall stand.</param>
    /// <returns>The task as it stands now.</returns>
    /// <exception cref="InvalidOperationException"><see cref="TaskStates"/> does not have the step, or the ledger has another state.</exception>
    public LedgerTask Move(LedgerTask before, LedgerTask after)
    {
        RequireStep();
        if (before.State != after.State && !TaskStates.Allows(before.State, after.State))
            throw new InvalidOperationException($"{before.Folder}: no way leads from {before.State} to {after.State}");
        bool moves = before.State != after.State;
        if (moves) after = after with { Since = time.GetUtcNow() };
        int changed = saveTask.Run(
            after.Id, (int)after.State, Milliseconds(after.Since), after.Attempt, after.Resources.Cores, after.Resources.Memory,
            after.Resources.Ranks, after.WallTime.TotalSeconds, after.Failures, after.Unstarted, after.Submission, after.Cause,
            after.Explanation, JsonOf(after.ParameterFixes), after.ExcludedNodes.Count == 0 ? null : string.Join(',', after.ExcludedNodes),
            (int)before.State);
        if (changed != 1) throw new InvalidOperationException($"{before.Folder}: the ledger does not have it as {before.State}");
        if (!moves) return after;
        counts[(int)before.State]--;
        counts[(int)after.State]++;
        Note(after.Id, before.Attempt, TaskStates.Word(after.State), after.Explanation ?? "");
        return after;
    }

    /// <summary>Records that an attempt belongs to a submission; an attempt may be submitted more than once, but runs at most once.</summary>
    public void SetAttempt(long task, int number, long submission)
    {
        RequireStep();
        saveAttempt.Run(task, number, submission);
    }

    /// <summary>Records who claimed an attempt.</summary>
    public void ClaimAttempt(long task, int number, string host)
    {
        RequireStep();
        claimAttempt.Run(task, number, host);
    }

    /// <summary>Records how an attempt ended.</summary>
    public void EndAttempt(long task, int number, string ending, string? explanation)
    {
        RequireStep();
        endAttempt.Run(task, number, ending, explanation);
    }

    /// <summary>Records the intent to submit a job and reserves what it may cost.</summary>
    public LedgerSubmission AddSubmission(long id, string token, double reserved, int chargedCores)
    {
        RequireStep();
        addSubmission.Run(id, token, (int)SubmissionState.Intended, reserved, chargedCores);
        changeBalance.Run("reserved", reserved);
        addCost.Run(Milliseconds(time.GetUtcNow()), id, null, null, "reserved", reserved, token);
        return new LedgerSubmission { Id = id, Token = token, State = SubmissionState.Intended, Reserved = reserved, ChargedCores = chargedCores };
    }

    /// <summary>Saves what is known of a submission.</summary>
    /// <param name="submission">What is known.</param>
    /// <param name="reply">The scheduler's words, if it said any.</param>
    public LedgerSubmission Save(LedgerSubmission submission, string? reply = null)
    {
        RequireStep();
        saveSubmission.Run(
            submission.Id, (int)submission.State, submission.JobId, submission.UnclearSince is { } since ? Milliseconds(since) : null,
            submission.Started is { } started ? Milliseconds(started) : null, reply);
        return submission;
    }

    /// <summary>Settles a submission: its reservation is released, what it used is booked.</summary>
    /// <param name="submission">The submission.</param>
    /// <param name="state">Closed, or lost.</param>
    /// <param name="ended">The site's time.</param>
    public void Settle(LedgerSubmission submission, SubmissionState state, DateTimeOffset ended)
    {
        double used = submission.Started is { } started && state == SubmissionState.Closed
            ? Math.Max(0, (ended - started).TotalSeconds) * submission.ChargedCores : 0;
        Save(submission with { State = state });
        endSubmission.Run(submission.Id, Milliseconds(ended));
        changeBalance.Run("reserved", -submission.Reserved);
        addCost.Run(Milliseconds(time.GetUtcNow()), submission.Id, null, null, "released", submission.Reserved, submission.Token);
        if (used <= 0) return;
        changeBalance.Run("spent", used);
        addCost.Run(Milliseconds(time.GetUtcNow()), submission.Id, null, null, "spent", used, submission.Token);
    }

    /// <summary>Books a completion that no result uses, with the fault that explains it.</summary>
    public void BookWaste(LedgerTask task, int attempt, double coreSeconds, string reason)
    {
        RequireStep();
        changeBalance.Run("wasted", coreSeconds);
        addCost.Run(Milliseconds(time.GetUtcNow()), null, task.Id, attempt, "wasted", coreSeconds, reason);
        Note(task.Id, attempt, "wasted", reason);
    }

    /// <summary>Notes an event.</summary>
    public void Note(long? task, int? attempt, string kind, string text)
    {
        RequireStep();
        addEvent.Run(Milliseconds(time.GetUtcNow()), task, attempt, kind, text);
    }

    private void RequireStep()
    {
        if (!inStep) throw new InvalidOperationException("the ledger is changed within a step only");
    }
}
