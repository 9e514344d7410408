namespace Orchestrator.Conducting;

/// <summary>What to do after an attempt that left no result.</summary>
internal enum Remedy
{
    /// <summary>The same again.</summary>
    SameAgain,

    /// <summary>The same again, and not counted as a failure: it was ended for others' sake or on request.</summary>
    SameAgainUncounted,

    /// <summary>Again with another value of a parameter.</summary>
    ChangeParameter,

    /// <summary>Again with more memory.</summary>
    MoreMemory,

    /// <summary>Again with more wall time.</summary>
    LongerWallTime,

    /// <summary>Again on another node.</summary>
    OtherNode,

    /// <summary>Not again: what was asked cannot be done.</summary>
    StopTask,

    /// <summary>Not again, and its files are kept for a person: a gate did not hold.</summary>
    Quarantine,

    /// <summary>Ended by a person: not again by itself.</summary>
    LeaveCancelled,

    /// <summary>Nothing more of the campaign until a person has looked: it would only fail the same way.</summary>
    HoldCampaign,
}
