using Orchestrator.Numerics;

namespace Orchestrator.Worker;

/// <summary>A committed result cannot be used.</summary>
public sealed class DamagedResultException : OrchestratorException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="path">The record or file at fault.</param>
    /// <param name="reason">What is wrong with it.</param>
    /// <param name="innerException">The cause, if any.</param>
    public DamagedResultException(string path, string reason, Exception? innerException = null)
        : base($"{path}: the committed result is damaged: {reason}", innerException) => FilePath = path;

    /// <summary>The record or file at fault.</summary>
    public string FilePath { get; }
}
