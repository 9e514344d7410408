namespace Orchestrator.Numerics;

/// <summary>The root of every error that Orchestrator raises about its input, its surroundings or its results.</summary>
/// <remarks>
/// Programming errors are reported by the exceptions of the base class library (<see cref="ArgumentException"/> and its kin).
/// Each library derives sealed leaves that carry what a caller needs as properties; nobody has to parse a message.
/// </remarks>
public abstract class OrchestratorException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">One sentence: what happened, to what, with the value.</param>
    /// <param name="innerException">The cause, if another exception was.</param>
    protected OrchestratorException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
