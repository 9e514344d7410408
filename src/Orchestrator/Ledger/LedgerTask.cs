using Orchestrator.Sites;

namespace Orchestrator.Ledger;

/// <summary>A task as the ledger knows it.</summary>
internal sealed record LedgerTask
{
    /// <summary>Number in the ledger; tasks are submitted in its order.</summary>
    public required long Id { get; init; }

    /// <summary>Folder of the task, relative to the campaign's root.</summary>
    public required string Folder { get; init; }

    /// <summary>Number of the design's point.</summary>
    public required int Point { get; init; }

    /// <summary>Where it stands.</summary>
    public required LedgerState State { get; init; }

    /// <summary>Since when, UTC.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Number of the attempt that is alive or comes next, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>What an attempt needs.</summary>
    public required TaskResources Resources { get; init; }

    /// <summary>Wall time that an attempt is given.</summary>
    public required TimeSpan WallTime { get; init; }

    /// <summary>Attempts that failed since the last success or <c>retry</c>.</summary>
    public int Failures { get; init; }

    /// <summary>Jobs in a row that ended without starting it.</summary>
    public int Unstarted { get; init; }

    /// <summary>The submission that its attempt belongs to, if any.</summary>
    public long? Submission { get; init; }

    /// <summary>The cause of the last failure, a short word.</summary>
    public string? Cause { get; init; }

    /// <summary>Why it stands where it stands, a sentence for a person.</summary>
    public string? Explanation { get; init; }

    /// <summary>Parameters of the simulation to change in the next attempt.</summary>
    public IReadOnlyDictionary<string, double> ParameterFixes { get; init; } = NoFixes;

    /// <summary>Nodes on which it died.</summary>
    public IReadOnlyList<string> ExcludedNodes { get; init; } = [];

    /// <summary>The attempt's name at a site.</summary>
    public AttemptName Name => new(Folder, Attempt);

    private static readonly Dictionary<string, double> NoFixes = new(StringComparer.Ordinal);
}
