namespace Orchestrator.LightCone;

/// <summary>How halos move between the snapshots that a light cone is made of.</summary>
public enum SnapshotMotion
{
    /// <summary>Every halo drifts with its velocity from the nearest snapshot.</summary>
    Drift,

    /// <summary>A halo whose number stands in both neighbouring snapshots moves on the cubic that has its positions and velocities there;
    /// others drift from the nearest.</summary>
    /// <remarks>Right only where numbers tell identity, as PINOCCHIO's do.</remarks>
    InterpolateByIdentity,
}
