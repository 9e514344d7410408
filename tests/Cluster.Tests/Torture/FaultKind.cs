namespace Orchestrator.Cluster.Tests.Torture;

/// <summary>What a torture does to a campaign.</summary>
public enum FaultKind
{
    /// <summary>The orchestrator is killed at a named step.</summary>
    OrchestratorKilled,

    /// <summary>sshd's process for the connection is killed between sbatch and its answer.</summary>
    ConnectionCut,

    /// <summary>slurmctld is killed within a second of an acknowledged submission.</summary>
    ControllerKilled,

    /// <summary>slurmctld is away for a while.</summary>
    ControllerAway,

    /// <summary>A node is lost.</summary>
    NodeLost,

    /// <summary>A running job is put back into the queue.</summary>
    Requeued,

    /// <summary>The site's folder is full.</summary>
    FolderFull,

    /// <summary>A committed file is cut short.</summary>
    ResultTruncated,
}
