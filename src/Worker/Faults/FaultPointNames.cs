namespace Orchestrator.Worker;

/// <summary>The names of all fault points, in one table: a test asks that each is reached by the code, and kills at each.</summary>
public static class FaultPointNames
{
    /// <summary>The task was read and found to be ours; nothing is claimed.</summary>
    public const string TaskRead = "worker-task-read";

    /// <summary>The attempt is claimed, and the claim on the disk.</summary>
    public const string Claimed = "worker-claimed";

    /// <summary>The parameter file and the list of outputs are written.</summary>
    public const string Prepared = "worker-prepared";

    /// <summary>The embedded engine has computed, and its outputs are written.</summary>
    public const string Simulated = "worker-simulated";

    /// <summary>PINOCCHIO was started by the worker itself.</summary>
    public const string EngineStarted = "worker-engine-started";

    /// <summary>PINOCCHIO has ended under the worker's own eyes.</summary>
    public const string EngineEnded = "worker-engine-ended";

    /// <summary>The run was judged and <c>halos.h5</c> is written.</summary>
    public const string Converted = "worker-converted";

    /// <summary>The attempt of a mock is claimed.</summary>
    public const string MockClaimed = "worker-mock-claimed";

    /// <summary>A part is written.</summary>
    public const string Painted = "worker-painted";

    /// <summary>The files of a result have their checksums.</summary>
    public const string Described = "worker-described";

    /// <summary><c>done.json</c> is written, and not yet linked.</summary>
    public const string RecordWritten = "worker-record-written";

    /// <summary><c>result.json</c> is linked.</summary>
    public const string Committed = "worker-committed";

    /// <summary>All of the task is committed; the process is about to end.</summary>
    public const string Finished = "worker-finished";

    /// <summary><c>failed.json</c> is about to be written.</summary>
    public const string Failing = "worker-failing";

    /// <summary>Points of the worker.</summary>
    public static IReadOnlyList<string> Worker { get; } =
    [
        TaskRead, Claimed, Prepared, Simulated, EngineStarted, EngineEnded, Converted, MockClaimed, Painted, Described, RecordWritten,
        Committed, Finished, Failing,
    ];

    /// <summary>Points of the job scripts: the word after <c>fault_point</c> in <c>jobs/templates</c>.</summary>
    public static IReadOnlyList<string> JobScript { get; } =
    [
        "script-started", "script-member", "script-finished", "script-ended",
    ];

    /// <summary>Every point there is.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Worker, .. JobScript];
}
