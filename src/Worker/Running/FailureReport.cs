using System.Text.Json;
using Orchestrator.CatalogFiles;
using Orchestrator.Numerics;
using Orchestrator.Pinocchio;

namespace Orchestrator.Worker;

/// <summary>From what stopped an attempt to its cause and what to do.</summary>
internal static class FailureReport
{
    /// <summary>Exit code of a shell for a program that is there and cannot be run.</summary>
    public const int NotExecutable = 126;

    /// <summary>Exit code of a shell for a program that is not there.</summary>
    public const int NotFound = 127;

    /// <summary>The record of a failure.</summary>
    /// <param name="failure">What was thrown.</param>
    /// <param name="folder">Folder of the task at fault relative to the root.</param>
    /// <param name="attempt">Number of its attempt.</param>
    /// <param name="exitCode">Exit code of PINOCCHIO, if it ran.</param>
    /// <param name="time">The clock.</param>
    public static FailedAttempt Of(Exception failure, string folder, int attempt, int? exitCode, TimeProvider time)
    {
        (string cause, FailureRemedy remedy, ParameterFix? fix) = Judge(failure);
        return new FailedAttempt
        {
            Folder = folder,
            Attempt = attempt,
            Cause = cause,
            Remedy = remedy,
            Explanation = failure is OrchestratorException or IOException ? failure.Message : $"{failure.GetType().Name}: {failure.Message}",
            Fix = fix is null ? null : new ParameterFixDocument(fix.Key, fix.Value, fix.IsFromLog),
            ExitCode = exitCode,
            Host = Environment.MachineName,
            Time = time.GetUtcNow(),
        };
    }

    /// <summary>Refuses the run of a program that could not be started.</summary>
    /// <param name="engine">How it was called.</param>
    /// <param name="exitCode">What the shell said: 126 or 127.</param>
    /// <exception cref="EngineUnusableException">It was one of these.</exception>
    public static void RequireStarted(EngineDocument? engine, int? exitCode)
    {
        string program = engine?.Program ?? "pinocchio.x";
        if (exitCode is NotFound) throw new EngineUnusableException("engine-missing", $"{program}: there is no such program here");
        if (exitCode is NotExecutable) throw new EngineUnusableException("engine-not-executable", $"{program}: not a program that this machine can run (no permission, or made for another)");
    }

    private static (string Cause, FailureRemedy Remedy, ParameterFix? Fix) Judge(Exception failure) => failure switch
    {
        RunFailedException run => (Word(run.Verdict.Cause), RemedyOf(run.Verdict.Retry), run.Verdict.Fix),
        EngineUnusableException engine => (engine.Cause, FailureRemedy.HoldCampaign, null),
        WrongEngineException => ("engine-version", FailureRemedy.HoldCampaign, null),
        QuarantinedException => ("quarantined", FailureRemedy.Quarantine, null),
        DamagedResultException => ("damaged-halos", FailureRemedy.StopTask, null),
        _ when AtomicFile.IsDiskFull(failure) => ("disk-full", FailureRemedy.HoldCampaign, null),
        OutOfMemoryException => ("out-of-memory", FailureRemedy.MoreMemory, null),
        InvalidInputException => ("bad-input", FailureRemedy.StopTask, null),
        UnauthorizedAccessException => ("permission-denied", FailureRemedy.HoldCampaign, null),
        IOException => ("input-output", FailureRemedy.SameAgain, null),
        OrchestratorException => ("stage-failed", FailureRemedy.StopTask, null),
        _ => ("internal-error", FailureRemedy.StopTask, null),
    };

    // As a shell would write it: TooManyPeaks is too-many-peaks.
    private static string Word(RunCause cause) => JsonNamingPolicy.KebabCaseLower.ConvertName(cause.ToString());

    private static FailureRemedy RemedyOf(RetryCategory retry) => retry switch
    {
        RetryCategory.ChangeParameter => FailureRemedy.ChangeParameter,
        RetryCategory.MoreMemory => FailureRemedy.MoreMemory,
        RetryCategory.SameAgain => FailureRemedy.SameAgain,
        _ => FailureRemedy.StopTask,
    };
}
