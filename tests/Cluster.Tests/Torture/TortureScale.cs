namespace Orchestrator.Cluster.Tests.Torture;

/// <summary>How many tasks a torture has, and how many faults of each kind it must inject.</summary>
public sealed record TortureScale
{
    /// <summary>Tasks of the campaign.</summary>
    public required int Tasks { get; init; }

    /// <summary>SIGKILLs of the orchestrator at its named fault points, at least.</summary>
    public required int OrchestratorKills { get; init; }

    /// <summary>Connections cut after the scheduler took a job and before its answer travelled, at least.</summary>
    public required int Cuts { get; init; }

    /// <summary>SIGKILLs of slurmctld within a second of a submission that it acknowledged.</summary>
    public required int ControllerKills { get; init; }

    /// <summary>Times that slurmctld is away for <see cref="Outage"/>.</summary>
    public required int Outages { get; init; }

    /// <summary>How long slurmctld is away.</summary>
    public required TimeSpan Outage { get; init; }

    /// <summary>Nodes that are lost with what runs on them.</summary>
    public required int LostNodes { get; init; }

    /// <summary>Running jobs that an administrator puts back into the queue.</summary>
    public required int Requeues { get; init; }

    /// <summary>Times that the site's folder is full.</summary>
    public required int FullFolders { get; init; }

    /// <summary>Committed results that lose a part of a file.</summary>
    public required int Truncations { get; init; }

    /// <summary>Time for all of it.</summary>
    public required TimeSpan Limit { get; init; }

    /// <summary>The whole torture.</summary>
    public static TortureScale Whole { get; } = new()
    {
        Tasks = 200, OrchestratorKills = 120, Cuts = 80, ControllerKills = 4, Outages = 2, Outage = TimeSpan.FromSeconds(60), LostNodes = 8, Requeues = 4,
        FullFolders = 3, Truncations = 5, Limit = TimeSpan.FromMinutes(45),
    };

    /// <summary>What fits beside the other tests.</summary>
    public static TortureScale Brief { get; } = new()
    {
        Tasks = 24, OrchestratorKills = 6, Cuts = 5, ControllerKills = 1, Outages = 1, Outage = TimeSpan.FromSeconds(5), LostNodes = 1, Requeues = 1,
        FullFolders = 1, Truncations = 1, Limit = TimeSpan.FromMinutes(6),
    };
}
