namespace Orchestrator.Ledger;

/// <summary>Whose turn it is while a task is in a state.</summary>
internal enum StateOwner
{
    /// <summary>The orchestrator acts at its next poll.</summary>
    Orchestrator,

    /// <summary>The scheduler starts the job when it can.</summary>
    Scheduler,

    /// <summary>The worker is at it.</summary>
    Worker,

    /// <summary>A person must decide.</summary>
    Person,

    /// <summary>Nobody: the task is at its end.</summary>
    Nobody,
}
