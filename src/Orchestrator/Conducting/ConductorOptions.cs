namespace Orchestrator.Conducting;

/// <summary>How a campaign is conducted.</summary>
internal sealed record ConductorOptions
{
    /// <summary>Core-hours that the campaign may use in all; null without a budget.</summary>
    public double? CoreHours { get; init; }

    /// <summary>Failed attempts after which a task is given to a person.</summary>
    public int MaximumFailures { get; init; } = 4;

    /// <summary>Jobs that ended without starting a task, after which it is given to a person.</summary>
    public int MaximumUnstarted { get; init; } = 3;

    /// <summary>Equal failures in a row that hold the campaign.</summary>
    public int EqualFailures { get; init; } = 5;

    /// <summary>Most jobs that are submitted between two polls.</summary>
    public int JobsPerTurn { get; init; } = 256;

    /// <summary>Whether jobs are submitted; otherwise those that live are watched to their end.</summary>
    public bool Submits { get; init; } = true;

    /// <summary>Whether to leave as soon as everything that can be submitted is submitted.</summary>
    public bool LeavesAfterSubmission { get; init; }

    /// <summary>Whether an interruption ends the jobs, as on this machine, or leaves them to run on, as on a cluster.</summary>
    public bool EndsJobsOnInterruption { get; init; }
}
