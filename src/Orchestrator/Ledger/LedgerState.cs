namespace Orchestrator.Ledger;

/// <summary>Where a task stands; <see cref="TaskStates"/> says who owns each state and what leads out of it.</summary>
/// <remarks>The numbers stand in ledgers: they are never given to another state.</remarks>
internal enum LedgerState
{
    /// <summary>To be submitted.</summary>
    Waiting = 0,

    /// <summary>A job with it is being handed over, or it is unclear whether it was.</summary>
    Submitting = 1,

    /// <summary>The scheduler has its job.</summary>
    Queued = 2,

    /// <summary>The scheduler says that its job will not start.</summary>
    Stuck = 3,

    /// <summary>A worker has claimed the attempt.</summary>
    Running = 4,

    /// <summary>Its job has ended or is gone, and no result was seen yet.</summary>
    Ended = 5,

    /// <summary>It is being ended on request.</summary>
    Cancelling = 6,

    /// <summary>Its result is committed.</summary>
    Committed = 7,

    /// <summary>It failed for good.</summary>
    Failed = 8,

    /// <summary>It ran to its end, but its result must not be used.</summary>
    Quarantined = 9,

    /// <summary>It was ended on request.</summary>
    Cancelled = 10,

    /// <summary>The campaign no longer asks for it.</summary>
    Retired = 11,
}
