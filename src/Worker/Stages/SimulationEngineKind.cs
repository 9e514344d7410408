namespace Orchestrator.Worker;

/// <summary>The program that simulates.</summary>
public enum SimulationEngineKind
{
    /// <summary>The embedded engine, in this process.</summary>
    Embedded,

    /// <summary>PINOCCHIO itself, launched by the job script.</summary>
    Pinocchio,
}
