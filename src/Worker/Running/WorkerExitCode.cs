namespace Orchestrator.Worker;

/// <summary>Exit codes of <c>worker</c>, which job scripts act on.</summary>
public static class WorkerExitCode
{
    /// <summary>Done: go on with the next step.</summary>
    public const int Done = 0;

    /// <summary>The attempt failed, and <c>failed.json</c> says why.</summary>
    public const int Failed = 1;

    /// <summary>The task cannot be read or is not ours; nothing was touched.</summary>
    public const int BadInput = 2;

    /// <summary>Nothing to do for this job: another has claimed the attempt, or the task is committed.</summary>
    public const int Skip = 10;

    /// <summary>Begun, and PINOCCHIO must run before <c>finish</c>.</summary>
    public const int EngineNeeded = 20;

    /// <summary>Stopped by a signal; the marker <c>stopped</c> is left.</summary>
    public const int Interrupted = 130;
}
