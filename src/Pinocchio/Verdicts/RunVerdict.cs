namespace Orchestrator.Pinocchio;

/// <summary>Whether a run's outputs can be used, and if not, why and what to do.</summary>
/// <remarks>The exit code alone says nothing: 0 for a cut light cone, 134 for whole outputs. Log, error stream and files are read
/// together.</remarks>
/// <param name="IsComplete">The outputs are there and whole.</param>
/// <param name="Cause">Why not, or what to know nevertheless.</param>
/// <param name="Ending">How the process ended.</param>
/// <param name="Retry">What to do.</param>
/// <param name="Explanation">One sentence for a person, with the log's own words.</param>
/// <param name="Fix">The parameter to change, if one helps.</param>
public sealed record RunVerdict(
    bool IsComplete, RunCause Cause, RunEnding Ending, RetryCategory Retry, string Explanation, ParameterFix? Fix = null)
{
    /// <summary>Judges a run.</summary>
    /// <param name="evidence">What is known of it.</param>
    public static RunVerdict On(RunEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        return evidence.Log.IsDone ? FinishedRunJudge.Judge(evidence) : BrokenRunJudge.Judge(evidence);
    }
}
