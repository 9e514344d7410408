namespace Orchestrator.Pinocchio.Engine;

/// <summary>What the engine is doing.</summary>
public enum EnginePhase
{
    /// <summary>Background, power spectrum and the linear density.</summary>
    InitialConditions,

    /// <summary>Ellipsoidal collapse over all smoothing radii.</summary>
    CollapseTimes,

    /// <summary>Lagrangian displacements of the collapsed particles.</summary>
    Displacements,

    /// <summary>Halos, mergers and the light cone.</summary>
    Fragmentation,
}
