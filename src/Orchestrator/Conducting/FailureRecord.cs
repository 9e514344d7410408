using Orchestrator.Numerics;
using Orchestrator.Worker;

namespace Orchestrator.Conducting;

/// <summary>Reads a worker's own account of a failure, <c>failed.json</c>.</summary>
internal static class FailureRecord
{
    /// <summary>The ending that it tells of.</summary>
    /// <param name="json">The text of the file.</param>
    /// <param name="node">Where the attempt ran.</param>
    public static AttemptEnding Read(string json, string node)
    {
        try
        {
            FailedAttempt record = FailedAttempt.Parse(json, FailedAttempt.FileName);
            Dictionary<string, double>? fixes = record.Fix is null ? null
                : new Dictionary<string, double>(StringComparer.Ordinal) { [record.Fix.Key] = record.Fix.Value };
            return new AttemptEnding(record.Cause, RemedyOf(record.Remedy), record.Explanation, node, fixes);
        }
        catch (InvalidInputException exception)
        {
            return new AttemptEnding("unreadable-failure", Remedy.SameAgain, exception.Message, node);
        }
    }

    private static Remedy RemedyOf(FailureRemedy remedy) => remedy switch
    {
        FailureRemedy.ChangeParameter => Remedy.ChangeParameter,
        FailureRemedy.MoreMemory => Remedy.MoreMemory,
        FailureRemedy.SameAgain => Remedy.SameAgain,
        FailureRemedy.Quarantine => Remedy.Quarantine,
        FailureRemedy.HoldCampaign => Remedy.HoldCampaign,
        _ => Remedy.StopTask,
    };
}
