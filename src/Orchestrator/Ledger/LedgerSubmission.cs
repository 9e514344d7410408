namespace Orchestrator.Ledger;

/// <summary>A submission as the ledger knows it.</summary>
internal sealed record LedgerSubmission
{
    /// <summary>Number in the ledger.</summary>
    public required long Id { get; init; }

    /// <summary>The job's name.</summary>
    public required string Token { get; init; }

    /// <summary>What is known.</summary>
    public required SubmissionState State { get; init; }

    /// <summary>The scheduler's id, a hint.</summary>
    public string? JobId { get; init; }

    /// <summary>When an unclear submission was first looked for, on the site's clock.</summary>
    public DateTimeOffset? UnclearSince { get; init; }

    /// <summary>Core-seconds reserved in the budget.</summary>
    public required double Reserved { get; init; }

    /// <summary>Cores that the site charges while it runs.</summary>
    public required int ChargedCores { get; init; }

    /// <summary>When the job was first seen running, on the site's clock.</summary>
    public DateTimeOffset? Started { get; init; }
}
