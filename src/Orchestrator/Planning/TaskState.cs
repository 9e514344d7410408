namespace Orchestrator.Planning;

/// <summary>Where a task stands.</summary>
internal enum TaskState
{
    /// <summary>Its result is committed and its files are there.</summary>
    Done,

    /// <summary>It must run.</summary>
    Needed,

    /// <summary>Its result is not there, and nothing that is still to be made asks for it.</summary>
    NotNeeded,

    /// <summary>It was made and failed a physics gate; made again it would be the same.</summary>
    Quarantined,
}
