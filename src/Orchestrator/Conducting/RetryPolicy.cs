using System.Globalization;
using Orchestrator.Ledger;
using Orchestrator.Sites;

namespace Orchestrator.Conducting;

/// <summary>Retry by cause: a cause without a remedy is never tried again, a remedy that was applied in full is not applied twice.</summary>
/// <param name="limits">What the site has.</param>
/// <param name="maximumFailures">Failed attempts after which a task is given to a person.</param>
internal sealed class RetryPolicy(SiteLimits limits, int maximumFailures)
{
    private const double MemoryFactor = 1.5;
    private const double WallTimeFactor = 2;

    /// <summary>Decides on a task whose claimed attempt ended without a result.</summary>
    public RetryDecision Decide(LedgerTask task, AttemptEnding ending)
    {
        LedgerTask explained = task with { Cause = ending.Cause, Explanation = ending.Explanation };
        LedgerTask next = explained with { State = LedgerState.Waiting, Attempt = task.Attempt + 1 };
        return ending.Remedy switch
        {
            Remedy.SameAgainUncounted => new(next),
            Remedy.SameAgain => Counted(next),
            Remedy.OtherNode => Counted(Excluding(next, ending.Node)),
            Remedy.MoreMemory => MoreMemory(next),
            Remedy.LongerWallTime => LongerWallTime(next),
            Remedy.ChangeParameter => ChangeParameter(next, ending),
            Remedy.Quarantine => new(explained with { State = LedgerState.Quarantined }),
            Remedy.LeaveCancelled => new(explained with { State = LedgerState.Cancelled }),
            Remedy.HoldCampaign => new(next, ending.Explanation),
            _ => new(explained with { State = LedgerState.Failed }),
        };
    }

    private static LedgerTask Excluding(LedgerTask task, string node) =>
        node.Length == 0 || task.ExcludedNodes.Contains(node, StringComparer.Ordinal)
            ? task : task with { ExcludedNodes = [.. task.ExcludedNodes, node] };

    private static RetryDecision Fail(LedgerTask next, string why) =>
        new(next with { State = LedgerState.Failed, Attempt = next.Attempt - 1, Explanation = $"{next.Explanation}; {why}" });

    private RetryDecision Counted(LedgerTask next)
    {
        int failures = next.Failures + 1;
        return failures < maximumFailures
            ? new(next with { Failures = failures })
            : Fail(next with { Failures = failures }, $"{failures} attempts have failed");
    }

    private RetryDecision MoreMemory(LedgerTask next)
    {
        long memory = (long)(next.Resources.Memory * MemoryFactor);
        if (limits.Memory is { } most && next.Resources.Memory >= most)
            return Fail(next, string.Create(CultureInfo.InvariantCulture, $"{limits.Name} has no more than {most / 1e9:F1} GB"));
        return Counted(next with { Resources = next.Resources with { Memory = Math.Min(memory, limits.Memory ?? memory) } });
    }

    private RetryDecision LongerWallTime(LedgerTask next)
    {
        TimeSpan wall = next.WallTime * WallTimeFactor;
        if (limits.WallTime is { } most && next.WallTime >= most) return Fail(next, $"{limits.Name} allows no more than {most}");
        return Counted(next with { WallTime = limits.WallTime is { } cap && wall > cap ? cap : wall });
    }

    private RetryDecision ChangeParameter(LedgerTask next, AttemptEnding ending)
    {
        if (ending.ParameterFixes is not { Count: > 0 } asked) return Counted(next);
        if (asked.All(fix => next.ParameterFixes.TryGetValue(fix.Key, out double had) && had >= fix.Value))
            return Fail(next, "the changed parameters did not help");
        var fixes = new Dictionary<string, double>(next.ParameterFixes, StringComparer.Ordinal);
        foreach ((string key, double value) in asked) fixes[key] = value;
        return Counted(next with { ParameterFixes = fixes });
    }
}
