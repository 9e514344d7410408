namespace Orchestrator.Pinocchio;

/// <summary>What to do about a run that has no whole outputs.</summary>
public enum RetryCategory
{
    /// <summary>Nothing: the outputs are whole.</summary>
    None,

    /// <summary>Again with another value of a parameter.</summary>
    ChangeParameter,

    /// <summary>Again with more memory: more nodes or fewer ranks on each.</summary>
    MoreMemory,

    /// <summary>The same again.</summary>
    SameAgain,

    /// <summary>Not again: what the run was asked cannot be done.</summary>
    StopTask,
}
