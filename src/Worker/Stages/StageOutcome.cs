using System.Text.Json.Nodes;

namespace Orchestrator.Worker;

/// <summary>What a stage reports beside the files that it wrote.</summary>
/// <param name="Summary">Counts and figures, for reports.</param>
/// <param name="Warnings">Things that a person should know.</param>
public sealed record StageOutcome(JsonObject Summary, IReadOnlyList<string> Warnings)
{
    /// <summary>Why the files must not be used although they are whole, a sentence each; with any of them the attempt is quarantined
    /// rather than committed.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];
}
