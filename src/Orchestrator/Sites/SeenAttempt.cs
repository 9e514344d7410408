using Orchestrator.Worker;

namespace Orchestrator.Sites;

/// <summary>The folder of an attempt, and the commit of its task, as seen at a site.</summary>
internal sealed record SeenAttempt
{
    /// <summary>The claim, if there is one.</summary>
    public TaskClaim? Claim { get; init; }

    /// <summary>Age of the heartbeat on the site's clock, if there is one.</summary>
    public TimeSpan? HeartbeatAge { get; init; }

    /// <summary>The JSON text of <c>result.json</c> of the task, whichever attempt made it; null if the task is not committed.</summary>
    public string? Result { get; init; }

    /// <summary>The JSON text of the attempt's <c>failed.json</c>: the worker's own account of why it stopped; null if it left none.</summary>
    public string? Failure { get; init; }

    /// <summary>Whether a <c>stopped</c> marker says that the job was ended by TERM.</summary>
    public bool IsStopped { get; init; }
}
