using Orchestrator.Sites;

namespace Orchestrator.Conducting;

/// <summary>How an attempt ended that left no result.</summary>
/// <param name="Cause">A short word; equal causes in a row open the circuit breaker.</param>
/// <param name="Remedy">What may help.</param>
/// <param name="Explanation">A sentence for a person.</param>
/// <param name="Node">Where it ran, if known.</param>
/// <param name="ParameterFixes">The parameters to change, for <see cref="Remedy.ChangeParameter"/>.</param>
internal sealed record AttemptEnding(
    string Cause, Remedy Remedy, string Explanation, string Node = "", IReadOnlyDictionary<string, double>? ParameterFixes = null)
{
    /// <summary>The ending of an attempt that was claimed and left neither a result nor an account of itself.</summary>
    /// <param name="job">Its job as listed last; null if it is in no listing.</param>
    /// <param name="seen">Its folder.</param>
    public static AttemptEnding Of(ListedJob? job, SeenAttempt seen)
    {
        string node = job?.Node is { Length: > 0 } named ? named : "";
        string reason = job is null ? "" : $" ({job.SchedulerState}{(job.Reason.Length > 0 ? ", " + job.Reason : "")})";
        return job?.State switch
        {
            JobState.TimedOut => new("timeout", Remedy.LongerWallTime, $"it did not finish within its wall time{reason}", node),
            JobState.OutOfMemory => new("out-of-memory", Remedy.MoreMemory, $"it needed more memory than it was given{reason}", node),
            JobState.NodeFailed => new("node-failed", Remedy.OtherNode, $"its node was lost{reason}", node),
            JobState.Preempted => new("preempted", Remedy.SameAgainUncounted, $"it had to make room for another job{reason}", node),
            JobState.Cancelled => new("cancelled", Remedy.LeaveCancelled, $"its job was ended by a person{reason}", node),
            _ when seen.IsStopped => new("stopped", Remedy.SameAgainUncounted, $"it was told to end{reason}", node),
            _ => new("died", Remedy.SameAgain, $"its process ended without a word{reason}", node),
        };
    }
}
