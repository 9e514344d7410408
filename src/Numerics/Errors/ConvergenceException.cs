namespace Orchestrator.Numerics;

/// <summary>A numerical method did not reach the accuracy it was asked for, or its function is not what the method needs.</summary>
public sealed class ConvergenceException : OrchestratorException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">The method, the interval and the accuracy reached.</param>
    /// <param name="innerException">The cause, if another exception was.</param>
    public ConvergenceException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
