namespace Orchestrator.Sites;

/// <summary>What a site allows.</summary>
internal sealed record SiteLimits
{
    /// <summary>Name of the site's profile.</summary>
    public required string Name { get; init; }

    /// <summary>Most active jobs of the user, ours or not; null without a limit.</summary>
    public int? ActiveJobs { get; init; }

    /// <summary>Members that a job takes: more than 1 packs.</summary>
    public int MembersPerJob { get; init; } = 1;

    /// <summary>Members of a job that run side by side.</summary>
    public int ConcurrencyPerJob { get; init; } = 1;

    /// <summary>Cores that the site charges for each job at the least (a whole node where nodes are exclusive).</summary>
    public int ChargedCores { get; init; } = 1;

    /// <summary>Cores on which tasks run at the same time; null where a scheduler sees to it.</summary>
    public int? Cores { get; init; }

    /// <summary>Cores for each task; null where the tasks that are left share the threads of the command line.</summary>
    public int? CoresPerTask { get; init; }

    /// <summary>How PINOCCHIO is called there.</summary>
    public PinocchioCall Pinocchio { get; init; } = new();

    /// <summary>Bytes of memory that tasks may take at the same time, or one job on one node; null if unknown.</summary>
    public long? Memory { get; init; }

    /// <summary>Longest wall time of a job.</summary>
    public TimeSpan? WallTime { get; init; }

    /// <summary>Time between polls.</summary>
    public required TimeSpan PollInterval { get; init; }

    /// <summary>Age at which a heartbeat is stale.</summary>
    public required TimeSpan HeartbeatLimit { get; init; }

    /// <summary>Time between two signs of life: several fit into <see cref="HeartbeatLimit"/>.</summary>
    public TimeSpan HeartbeatInterval => HeartbeatLimit / 6;

    /// <summary>How long an unclear submission is left alone before it is looked for by name.</summary>
    public required TimeSpan UnclearSubmissionWait { get; init; }

    /// <summary>How long after a missing marker it is looked for again (caches of network file systems).</summary>
    public required TimeSpan MarkerRecheck { get; init; }
}
