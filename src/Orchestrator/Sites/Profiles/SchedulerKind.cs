namespace Orchestrator.Sites;

/// <summary>The batch system of a site.</summary>
internal enum SchedulerKind
{
    /// <summary>None: processes of this machine.</summary>
    Local,

    /// <summary>Slurm.</summary>
    Slurm,
}
