using Orchestrator.Sites;

namespace Orchestrator.Tests.Simulated;

/// <summary>What happens to an attempt once it has started.</summary>
/// <param name="End">How its job ends.</param>
/// <param name="Failure">The <c>failed.json</c> that it leaves; null to leave a result, if the job completes.</param>
internal sealed record SimulatedFate(JobState End, string? Failure = null)
{
    /// <summary>It commits its result.</summary>
    public static SimulatedFate Success { get; } = new(JobState.Completed);

    /// <summary>It leaves an account of its failure.</summary>
    public static SimulatedFate Fails(string cause, string remedy, string fix = "null") => new(JobState.Failed, $$"""
        { "schema": "orchestrator/failed/1", "folder": "simulations", "attempt": 1, "cause": "{{cause}}", "retry": "{{remedy}}",
          "explanation": "for the test: {{cause}}", "fix": {{fix}}, "host": "node1", "time": "2026-01-01T00:00:00Z" }
        """);
}
