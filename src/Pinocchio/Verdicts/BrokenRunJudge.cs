using System.Globalization;
using System.Text.RegularExpressions;

namespace Orchestrator.Pinocchio;

/// <summary>Judges a run whose log lacks the program's last words.</summary>
internal static partial class BrokenRunJudge
{
    private const double Margin = 1.1;

    public static RunVerdict Judge(RunEvidence evidence)
    {
        RunLog log = evidence.Log;
        if (log.IsUsage) return Stop(RunCause.NoArgument, RunEnding.Error, "the program was called without a parameter file");
        foreach (string error in log.Errors)
        {
            if (OnError(evidence, error) is RunVerdict verdict) return verdict;
        }

        if (FinishedRunJudge.IsConeCut(log))
            return new RunVerdict(
                false, RunCause.ConeBufferFull, RunEnding.Stopped, RetryCategory.ChangeParameter,
                "the light cone's buffer was full before the run was ended", FinishedRunJudge.ConeFix(log));
        if (evidence.ExitCode == ExitCodes.FloatingPointException
            || evidence.ErrorText.Contains("Floating point exception", StringComparison.Ordinal))
            return OnDivisionByZero(log);
        if (log.Errors.Count > 0) return Stop(RunCause.UnknownError, RunEnding.Error, log.Errors[0]);
        return OnSilence(evidence);
    }

    private static RunVerdict? OnError(RunEvidence evidence, string error)
    {
        if (Has(error, "Parameter file") && Has(error, "not found")) return Stop(RunCause.ParameterFileMissing, RunEnding.Error, error);
        if (Has(error, "I miss a value for tag")) return Stop(RunCause.KeyMissing, RunEnding.Error, error);
        if (UnknownTag().Match(error) is { Success: true } tag)
            return Stop(CauseOfUnknownTag(evidence, tag.Groups["tag"].Value), RunEnding.Error, error);
        if (Has(error, "no valid lines found in file")) return Stop(RunCause.OutputListEmpty, RunEnding.Error, error);
        if (Has(error, "not found") && Has(error, "file ")) return Stop(RunCause.OutputListMissing, RunEnding.Error, error);
        if (Has(error, "MaxMemPerParticle")) return Change(RunCause.MemoryPerParticleTooSmall, error, MemoryFix.Of(evidence.Log, error));
        if (MaximumMemory().Match(error) is { Success: true } memory)
            return Change(RunCause.MaximumMemoryTooSmall, error, new ParameterFix("MaxMem", Number(memory, "value"), IsFromLog: true));
        if (Has(error, "exceeds the predicted one")) return Change(RunCause.TooManyPeaks, error, PeakFix(evidence.Log));
        if (Has(error, "cannot allocate memory"))
            return new RunVerdict(false, RunCause.OutOfMemory, RunEnding.Error, RetryCategory.MoreMemory, error);
        return null;
    }

    /// <summary>The program has one sentence for an unknown key, a doubled one, and the tail of a line that it cut.</summary>
    private static RunCause CauseOfUnknownTag(RunEvidence evidence, string tag)
    {
        if (ParameterKeys.ByName.ContainsKey(tag)) return RunCause.KeyDuplicate;
        bool hasLongLine = evidence.ParameterText?.Split('\n').Any(static line => line.Length > ParameterFile.LongestLine) == true;
        return hasLongLine ? RunCause.LineTooLong : RunCause.KeyUnknown;
    }

    private static ParameterFix? PeakFix(RunLog log)
    {
        if (!log.Echo.TryGetValue("PredPeakFactor", out string? text)) return null;
        double worst = log.Errors.Select(static error => Peaks().Match(error)).Where(static match => match.Success)
            .Max(static match => Number(match, "found") / Number(match, "room"));
        return new ParameterFix(
            "PredPeakFactor", Rounding.Up(Margin * worst * double.Parse(text, CultureInfo.InvariantCulture), 2), IsFromLog: true);
    }

    /// <summary>The step of the progress report is particles / 20, or / 5 in the quick pass: 0 where a rank has fewer.</summary>
    private static RunVerdict OnDivisionByZero(RunLog log)
    {
        bool isBeforeGroups = log.Progress.Phase is RunPhase.Sorting or RunPhase.QuickFragmentation or RunPhase.Fragmentation;
        return isBeforeGroups
            ? new RunVerdict(false, RunCause.TooFewCollapse, RunEnding.Crashed, RetryCategory.StopTask,
                $"so few particles collapse ({log.CollapsedParticles}) that the program divides by zero")
            : new RunVerdict(false, RunCause.UnknownError, RunEnding.Crashed, RetryCategory.StopTask, "the program divided by zero");
    }

    private static RunVerdict OnSilence(RunEvidence evidence)
    {
        if (evidence.WasStopped || evidence.ExitCode is ExitCodes.Terminated or ExitCodes.Interrupted)
            return new RunVerdict(false, RunCause.Stopped, RunEnding.Stopped, RetryCategory.SameAgain, "the run was ended from outside");
        return evidence.ExitCode switch
        {
            ExitCodes.Killed => new RunVerdict(
                false, RunCause.OutOfMemory, RunEnding.Crashed, RetryCategory.MoreMemory,
                "the run was killed without a word, as a machine without memory does"),
            null => new RunVerdict(
                false, RunCause.Unfinished, RunEnding.Unknown, RetryCategory.SameAgain, "the log ends before the program's end"),
            var code => new RunVerdict(
                false, RunCause.UnknownError, RunEnding.Crashed, RetryCategory.SameAgain,
                $"the program ended with exit code {code} without a word"),
        };
    }

    private static RunVerdict Stop(RunCause cause, RunEnding ending, string explanation) =>
        new(false, cause, ending, RetryCategory.StopTask, explanation);

    private static RunVerdict Change(RunCause cause, string explanation, ParameterFix? fix) =>
        new(false, cause, RunEnding.Error, RetryCategory.ChangeParameter, explanation, fix);

    private static bool Has(string text, string words) => text.Contains(words, StringComparison.Ordinal);

    private static double Number(Match match, string group) =>
        double.Parse(match.Groups[group].ValueSpan, provider: CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Tag (?<tag>\S+) is unknown", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex UnknownTag();

    [GeneratedRegex(@"increase MaxMem to at least (?<value>[\d.]+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex MaximumMemory();

    [GeneratedRegex(@"number of peaks (?<found>\d+) exceeds the predicted one \((?<room>\d+)\)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Peaks();
}
