namespace Orchestrator.Sites;

/// <summary>State of a job, whatever the scheduler calls it.</summary>
internal enum JobState
{
    /// <summary>Waits for resources.</summary>
    Waiting,

    /// <summary>Waits for something that will not come: over-limit requests, bad constraints, held by a person.</summary>
    NeverStarting,

    /// <summary>Runs, or is suspended, or is ending.</summary>
    Running,

    /// <summary>Ended by itself, with exit code 0.</summary>
    Completed,

    /// <summary>Ended by itself otherwise.</summary>
    Failed,

    /// <summary>Ended at its wall time.</summary>
    TimedOut,

    /// <summary>Ended for want of memory.</summary>
    OutOfMemory,

    /// <summary>Lost with its node, or could not be started there.</summary>
    NodeFailed,

    /// <summary>Ended for another job's sake.</summary>
    Preempted,

    /// <summary>Ended by a person or by us.</summary>
    Cancelled,
}
