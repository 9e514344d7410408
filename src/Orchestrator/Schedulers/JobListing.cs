using Orchestrator.Sites;

namespace Orchestrator.Schedulers;

/// <summary>The jobs of the user as a scheduler lists them.</summary>
/// <param name="IsAnswered">Whether the scheduler answered before and after: only then an absent job is absent.</param>
/// <param name="Jobs">One entry a name.</param>
/// <param name="Active">How many jobs count against the user's limit, each element of an array by itself.</param>
internal sealed record JobListing(bool IsAnswered, IReadOnlyList<ListedJob> Jobs, int Active);
