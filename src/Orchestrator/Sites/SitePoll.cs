namespace Orchestrator.Sites;

/// <summary>What a site saw at one moment.</summary>
internal sealed record SitePoll
{
    /// <summary>The site's own time.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Whether the scheduler answered before and after its listing: only then absence from <see cref="Jobs"/> says anything.</summary>
    public required bool SchedulerAnswered { get; init; }

    /// <summary>The jobs of the user that the scheduler lists, ours by name, and those of the accounting records that were asked for.</summary>
    public required IReadOnlyList<ListedJob> Jobs { get; init; }

    /// <summary>All active jobs of the user, ours or not.</summary>
    public required int ActiveJobs { get; init; }

    /// <summary>The attempts that were looked at.</summary>
    public required IReadOnlyDictionary<AttemptName, SeenAttempt> Attempts { get; init; }
}
