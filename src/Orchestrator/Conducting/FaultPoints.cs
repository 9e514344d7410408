namespace Orchestrator.Conducting;

/// <summary>Names of the conductor's steps at which tests end the process.</summary>
internal static class FaultPoints
{
    /// <summary>A poll was answered.</summary>
    public const string Polled = "conductor-polled";

    /// <summary>What a poll saw is about to be written.</summary>
    public const string BeforeHarvest = "conductor-before-harvest";

    /// <summary>What a poll saw is in the ledger.</summary>
    public const string Harvested = "conductor-harvested";

    /// <summary>The intents of a batch are in the ledger.</summary>
    public const string Intended = "conductor-intended";

    /// <summary>The receipts of a batch are on the disk.</summary>
    public const string ReceiptsWritten = "conductor-receipts-written";

    /// <summary>The <c>task.json</c> files of a batch are at the site.</summary>
    public const string Staged = "conductor-staged";

    /// <summary>A job is about to be handed over.</summary>
    public const string BeforeSubmission = "conductor-before-submission";

    /// <summary>A job was handed over.</summary>
    public const string Submitted = "conductor-submitted";

    /// <summary>The replies of a batch are in the ledger.</summary>
    public const string RepliesRecorded = "conductor-replies-recorded";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Polled, BeforeHarvest, Harvested, Intended, ReceiptsWritten, Staged, BeforeSubmission, Submitted, RepliesRecorded,
    ];
}
