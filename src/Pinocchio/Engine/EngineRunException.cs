using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio.Engine;

/// <summary>A run of the engine that is right in form but cannot give what it was asked for.</summary>
public sealed class EngineRunException : OrchestratorException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="cause">Why.</param>
    /// <param name="message">The same in a sentence, with numbers.</param>
    /// <param name="innerException">The cause, if another exception was.</param>
    public EngineRunException(RunCause cause, string message, Exception? innerException = null)
        : base(message, innerException) => Cause = cause;

    /// <summary>Why the run failed.</summary>
    public RunCause Cause { get; }
}
