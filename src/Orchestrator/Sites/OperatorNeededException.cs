using Orchestrator.Numerics;

namespace Orchestrator.Sites;

/// <summary>Only a person can go on: a login with a one-time password, a changed host key. Never retried.</summary>
internal sealed class OperatorNeededException : OrchestratorException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What the person must do.</param>
    /// <param name="cause">What happened.</param>
    public OperatorNeededException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
