namespace Orchestrator.Pinocchio;

/// <summary>How the process ended, which says little about its outputs.</summary>
public enum RunEnding
{
    /// <summary>By itself, after its last words.</summary>
    Normal,

    /// <summary>Crashed after its last words (V5.1 overruns a buffer when it frees its memory); the outputs are whole.</summary>
    AbortedAfterDone,

    /// <summary>Hung after its last words and had to be ended; the outputs are whole.</summary>
    HungAfterDone,

    /// <summary>Told an error and ended itself.</summary>
    Error,

    /// <summary>Crashed in its work.</summary>
    Crashed,

    /// <summary>Was ended from outside in its work.</summary>
    Stopped,

    /// <summary>Has not ended, or nobody knows how.</summary>
    Unknown,
}
