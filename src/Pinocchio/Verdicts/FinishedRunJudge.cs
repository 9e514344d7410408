using System.Globalization;

namespace Orchestrator.Pinocchio;

/// <summary>Judges a run whose log has the program's last words.</summary>
internal static class FinishedRunJudge
{
    /// <summary>How much more room than counted a buffer gets: ranks differ, and the count is itself a forecast.</summary>
    private const double Margin = 1.3;

    public static RunVerdict Judge(RunEvidence evidence)
    {
        RunLog log = evidence.Log;
        RunEnding ending = EndingOf(evidence);
        if (IsConeCut(log))
            return new RunVerdict(
                false, RunCause.ConeBufferFull, ending, RetryCategory.ChangeParameter,
                "the light cone's buffer was full and halos of the cone are lost", ConeFix(log));
        if (log.Errors.Count > 0) return OnError(log.Errors[0], ending);
        if (log.CollapsedParticles == 0)
            return new RunVerdict(
                false, RunCause.NothingCollapses, ending, RetryCategory.StopTask,
                "no particle collapses by the last output: particles are too heavy for the box");
        if (!OutputsDescend(log))
            return new RunVerdict(
                false, RunCause.OutputListNotDescending, ending, RetryCategory.StopTask,
                $"the output redshifts do not descend: {log.Echo["Output redshifts"]}");
        if (log.Warnings.FirstOrDefault(warning => warning.StartsWith("CRITICAL", StringComparison.Ordinal)) is string critical)
            return new RunVerdict(
                false, RunCause.MemoryPerParticleTooSmall, ending, RetryCategory.ChangeParameter, critical, MemoryFix.Of(log, critical));
        if (MissingOutputs(evidence) is { Count: > 0 } missing)
            return new RunVerdict(
                false, RunCause.OutputsMissing, ending, RetryCategory.SameAgain, $"outputs are not there: {string.Join(", ", missing)}");
        if (log.Warnings.FirstOrDefault(warning => warning.Contains("boundary layer", StringComparison.Ordinal)) is string layer)
            return new RunVerdict(true, RunCause.BoundaryLayerTooSmall, ending, RetryCategory.None, layer);
        return new RunVerdict(true, RunCause.None, ending, RetryCategory.None, "the run is complete");
    }

    /// <summary>V4.1 ends with its usual last words, exit code 0 and no catalogue where its memory does not hold one rank's particles.</summary>
    private static RunVerdict OnError(string error, RunEnding ending) =>
        error.Contains("no possible division of sub-boxes", StringComparison.Ordinal)
            ? new RunVerdict(
                false, RunCause.MemoryPerParticleTooSmall, ending, RetryCategory.ChangeParameter,
                $"{error}: MaxMemPerParticle is too small, or BoundaryLayerFactor too large")
            : new RunVerdict(false, RunCause.UnknownError, ending, RetryCategory.StopTask, error);

    public static bool IsConeCut(RunLog log) =>
        log.Errors.Any(static error => error.Contains("PLC storage overshooted", StringComparison.Ordinal));

    /// <summary>The buffer holds particles of a rank / 6 x PredPeakFactor halos; the log tells how many it expects in the whole cone, in
    /// binary runs.</summary>
    public static ParameterFix? ConeFix(RunLog log)
    {
        if (!log.Echo.TryGetValue("PredPeakFactor", out string? text)) return null;
        double current = double.Parse(text, CultureInfo.InvariantCulture);
        double sufficient = Margin * Math.Max(current, log.SufficientPeakFactor ?? 0);
        if (log.ExpectedConeHalos is not long expected || log.ConeBufferSize is not > 0 || log.Ranks is not > 0)
            return new ParameterFix("PredPeakFactor", Rounding.Up(Math.Max(2 * current, sufficient), 2), IsFromLog: false);
        double needed = Margin * current * expected / log.Ranks.Value / log.ConeBufferSize.Value;
        return new ParameterFix("PredPeakFactor", Rounding.Up(Math.Max(needed, sufficient), 2), IsFromLog: true);
    }

    private static RunEnding EndingOf(RunEvidence evidence)
    {
        if (evidence.WasStopped) return RunEnding.HungAfterDone;
        return evidence.ExitCode switch
        {
            0 => RunEnding.Normal,
            null => RunEnding.Unknown,
            ExitCodes.Killed or ExitCodes.Terminated => RunEnding.HungAfterDone,
            _ => RunEnding.AbortedAfterDone,
        };
    }

    private static bool OutputsDescend(RunLog log)
    {
        if (!log.Echo.TryGetValue("Output redshifts", out string? text)) return true;
        double[] redshifts = [
            .. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(token => double.Parse(token, CultureInfo.InvariantCulture))];
        return !redshifts.Zip(redshifts.Skip(1)).Any(static pair => pair.Second >= pair.First);
    }

    /// <summary>Every file that the log says was written must be there.</summary>
    private static List<string> MissingOutputs(RunEvidence evidence)
    {
        if (evidence.Files is not IReadOnlySet<string> files) return [];
        return [.. evidence.Log.HalosWritten.Keys.Where(name => !files.Contains(name)).Order(StringComparer.Ordinal)];
    }
}
