namespace Orchestrator.Sites;

/// <summary>The answer to a submission.</summary>
/// <param name="Outcome">What is known.</param>
/// <param name="Id">The scheduler's id, a hint that is believed only with our name beside it; null unless accepted.</param>
/// <param name="Text">The scheduler's own words, for people; redacted.</param>
internal sealed record SubmissionReply(SubmissionOutcome Outcome, string? Id, string Text);
