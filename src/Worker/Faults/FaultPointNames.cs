namespace Orchestrator.Worker;

/// <summary>The names of all fault points, in one table: tests ask that exactly these are reached, and kill at each.</summary>
/// <remarks>Names that end in <c>-written</c>, <c>-renamed</c> and <c>-linked</c> are those of files: complete under a temporary name, there
/// under their own, linked to a name that must not exist.</remarks>
public static class FaultPointNames
{
    /// <summary>The task was read and found to be ours; nothing is claimed.</summary>
    public const string TaskRead = "worker-task-read";

    /// <summary>The attempt is claimed, and the claim on the disk.</summary>
    public const string Claimed = "claim-linked";

    /// <summary>The parameter file and the list of outputs are written.</summary>
    public const string Prepared = "worker-prepared";

    /// <summary>The embedded engine has computed, and its outputs are written.</summary>
    public const string Simulated = "worker-simulated";

    /// <summary>PINOCCHIO was started by the worker itself.</summary>
    public const string EngineStarted = "worker-engine-started";

    /// <summary>PINOCCHIO has ended under the worker's own eyes.</summary>
    public const string EngineEnded = "worker-engine-ended";

    /// <summary>The run was judged and <c>halos.h5</c> is written.</summary>
    public const string Converted = "worker-converted";

    /// <summary>Of the engine's outputs only those that are kept are left.</summary>
    public const string Tidied = "worker-tidied";

    /// <summary>The attempt of a mock is claimed.</summary>
    public const string MockClaimed = "worker-mock-claimed";

    /// <summary>A part is written.</summary>
    public const string Painted = "worker-painted";

    /// <summary>The files of a result have their checksums.</summary>
    public const string Described = "worker-described";

    /// <summary><c>done.json</c> is there, and not yet linked.</summary>
    public const string RecordWritten = "done.json-renamed";

    /// <summary><c>result.json</c> is linked.</summary>
    public const string Committed = "result.json-linked";

    /// <summary>All of the task is committed; the process is about to end.</summary>
    public const string Finished = "worker-finished";

    /// <summary><c>failed.json</c> is about to be written.</summary>
    public const string Failing = "worker-failing";

    /// <summary><c>failed.json</c> is there.</summary>
    public const string Failed = "failed.json-renamed";

    /// <summary>The marker of an attempt that was told to end is there.</summary>
    public const string Stopped = "stopped-renamed";

    /// <summary>The workspace is locked.</summary>
    public const string Locked = "workspace-locked";

    /// <summary>The receipts of a batch of submissions are on the disk.</summary>
    public const string ReceiptsWritten = "receipts-written";

    /// <summary>A committed result was taken back.</summary>
    public const string Withdrawn = "result-withdrawn";

    /// <summary>Something that is not needed any more was deleted.</summary>
    public const string Cleaned = "leftover-deleted";

    /// <summary>The ledger has the tasks of the plan.</summary>
    public const string LedgerPlanned = "ledger-planned";

    /// <summary>The ledger has the place where the campaign's root is.</summary>
    public const string LedgerPlaced = "ledger-placed";

    /// <summary>The ledger's hold is lifted.</summary>
    public const string LedgerHoldLifted = "ledger-hold-lifted";

    /// <summary>The ledger has the intents of a batch of submissions.</summary>
    public const string LedgerIntended = "ledger-intended";

    /// <summary>The ledger has the replies to them.</summary>
    public const string LedgerReplied = "ledger-replied";

    /// <summary>The ledger has what a poll saw.</summary>
    public const string LedgerHarvested = "ledger-harvested";

    /// <summary>The ledger has noted a job that was given up earlier.</summary>
    public const string LedgerStrayNoted = "ledger-stray-noted";

    /// <summary>The ledger has what a person cancelled.</summary>
    public const string LedgerCancelled = "ledger-cancelled";

    /// <summary>The ledger has what a person wants again.</summary>
    public const string LedgerRetried = "ledger-retried";

    /// <summary>The ledger has given tasks away to an exported folder.</summary>
    public const string LedgerExported = "ledger-exported";

    /// <summary>The ledger has a result that was found damaged.</summary>
    public const string LedgerTakenBack = "ledger-taken-back";

    /// <summary>The site is ready.</summary>
    public const string SitePrepared = "site-prepared";

    /// <summary>The site has the <c>task.json</c> files of a batch.</summary>
    public const string SiteStaged = "site-staged";

    /// <summary>The site has a job.</summary>
    public const string SiteSubmitted = "site-submitted";

    /// <summary>The site was asked for the reply to an earlier submission.</summary>
    public const string SiteReplyFound = "site-reply-found";

    /// <summary>The site was polled.</summary>
    public const string SitePolled = "site-polled";

    /// <summary>The site has the orchestrator's own claim of an attempt.</summary>
    public const string SiteAbandoned = "site-abandoned";

    /// <summary>The site was told to end a job.</summary>
    public const string SiteCancelled = "site-cancelled";

    /// <summary>A file was fetched from the site.</summary>
    public const string SiteFetched = "site-fetched";

    /// <summary>Files were deleted at the site.</summary>
    public const string SiteDeleted = "site-deleted";

    /// <summary>Points of the worker.</summary>
    public static IReadOnlyList<string> Worker { get; } =
    [
        "owner-written", "owner-linked", TaskRead, "claim-written", Claimed, "outputs-written", "outputs-renamed", Prepared, Simulated, EngineStarted, EngineEnded,
        "halos.h5-written", "halos.h5-renamed", Converted, Tidied, MockClaimed, "part.h5-written", "part.h5-renamed", Painted, Described, "done.json-written",
        RecordWritten, Committed, Finished, Failing, "failed.json-written", Failed, "stopped-written", Stopped,
    ];

    /// <summary>Points of the job scripts: the word after <c>fault_point</c> in <c>jobs/templates</c>.</summary>
    public static IReadOnlyList<string> JobScript { get; } =
    [
        "script-started", "script-member", "script-begun", "script-engine-over", "script-finished", "script-ended",
    ];

    /// <summary>Points of the orchestrator, whether it conducts, cancels, retries, assembles or cleans.</summary>
    public static IReadOnlyList<string> Orchestrator { get; } =
    [
        Locked, "campaign.yaml-written", "campaign.yaml-renamed", "design.csv-written", "design.csv-renamed", "certificate.json-written",
        "certificate.json-renamed", Withdrawn, LedgerPlaced, LedgerPlanned, LedgerHoldLifted, LedgerIntended, ReceiptsWritten, SitePrepared, "task.json-written",
        "task.json-renamed", SiteStaged, "*.tasks-written", "*.tasks-renamed", "*.sh-written", "*.sh-renamed", "*.intent-written", "*.intent-renamed",
        "*.reply-written", "*.reply-renamed", SiteSubmitted, SiteReplyFound, LedgerReplied, SitePolled, LedgerHarvested, SiteCancelled, SiteAbandoned,
        LedgerStrayNoted, LedgerCancelled, LedgerRetried, LedgerTakenBack, LedgerExported, "result.json-written", "result.json-renamed", SiteFetched, SiteDeleted, Cleaned, "*.h5-written", "*.h5-renamed",
        "*.json-written", "*.json-renamed", "*.png-written", "*.png-renamed", "design.png-written", "design.png-renamed", "gates.png-written", "gates.png-renamed",
        "index.html-written", "index.html-renamed",
    ];

    /// <summary>Every point there is.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Worker, .. JobScript, .. Orchestrator];
}
