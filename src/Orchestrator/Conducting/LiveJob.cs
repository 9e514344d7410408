using Orchestrator.Ledger;

namespace Orchestrator.Conducting;

/// <summary>A submission that is not settled, and those of its members that are not.</summary>
internal sealed class LiveJob(LedgerSubmission submission, IEnumerable<LedgerTask> members, int concurrency)
{
    /// <summary>The submission.</summary>
    public LedgerSubmission Submission { get; set; } = submission;

    /// <summary>Members whose attempt may still be alive.</summary>
    public List<LedgerTask> Members { get; } = [.. members];

    /// <summary>Members that run side by side.</summary>
    public int Concurrency { get; } = concurrency;

    /// <summary>Whether any member was ever seen claimed.</summary>
    public bool HasStarted { get; set; }

    /// <summary>When the job was first seen over, on the site's clock.</summary>
    public DateTimeOffset? OverSince { get; set; }

    /// <summary>Whether we ended it.</summary>
    public bool IsEndedByUs { get; set; }

    /// <summary>Cores that the job holds.</summary>
    public int Cores { get; init; }

    /// <summary>Bytes of memory that the job holds.</summary>
    public long Memory { get; init; }
}
