using Orchestrator.Numerics;
using Orchestrator.Pinocchio;

namespace Orchestrator.Worker;

/// <summary>A run of PINOCCHIO left no outputs that can be used.</summary>
/// <param name="folder">The folder that it ran in.</param>
/// <param name="verdict">Why, and what to do.</param>
public sealed class RunFailedException(string folder, RunVerdict verdict) : OrchestratorException($"{folder}: {verdict.Explanation}")
{
    /// <summary>Why, and what to do.</summary>
    public RunVerdict Verdict { get; } = verdict;
}
