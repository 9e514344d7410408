namespace Orchestrator.Sites;

/// <summary>What a poll asks.</summary>
/// <param name="Names">Names of our jobs that are not known to have ended.</param>
/// <param name="Attempts">Attempts whose folders are looked at.</param>
internal sealed record SiteQuery(IReadOnlyCollection<string> Names, IReadOnlyCollection<AttemptName> Attempts);
