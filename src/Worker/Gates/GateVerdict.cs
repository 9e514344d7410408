namespace Orchestrator.Worker;

/// <summary>What the physics gates found of a run.</summary>
public enum GateVerdict
{
    /// <summary>Something was compared, and all that was lies within its bounds.</summary>
    Passed,

    /// <summary>Something lies outside its bounds, or is not there although the run should have written it.</summary>
    Failed,

    /// <summary>Nothing could be compared: neither good nor bad is known of the run.</summary>
    NotJudged,
}
