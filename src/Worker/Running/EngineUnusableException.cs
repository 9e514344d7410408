using Orchestrator.Numerics;

namespace Orchestrator.Worker;

/// <summary>PINOCCHIO could not be started at all.</summary>
/// <param name="cause">The word of <c>failed.json</c>.</param>
/// <param name="message">What is wrong with the program.</param>
internal sealed class EngineUnusableException(string cause, string message) : OrchestratorException(message)
{
    /// <summary>The word of <c>failed.json</c>.</summary>
    public string Cause { get; } = cause;
}
