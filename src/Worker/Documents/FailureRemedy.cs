using System.Text.Json.Serialization;

namespace Orchestrator.Worker;

/// <summary>What to do about an attempt that failed.</summary>
public enum FailureRemedy
{
    /// <summary>Again, with another value of a parameter.</summary>
    [JsonStringEnumMemberName("change-parameter")]
    ChangeParameter,

    /// <summary>Again, with more memory.</summary>
    [JsonStringEnumMemberName("more-memory")]
    MoreMemory,

    /// <summary>The same again.</summary>
    [JsonStringEnumMemberName("same-again")]
    SameAgain,

    /// <summary>Not again: what this task asks cannot be done.</summary>
    [JsonStringEnumMemberName("stop-task")]
    StopTask,

    /// <summary>Not again, and its files are kept for a person: a gate did not hold.</summary>
    [JsonStringEnumMemberName("quarantine")]
    Quarantine,

    /// <summary>No task of the campaign can go on until a person has acted: no room on the disk, no such engine.</summary>
    [JsonStringEnumMemberName("hold-campaign")]
    HoldCampaign,
}
