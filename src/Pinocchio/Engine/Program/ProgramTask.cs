namespace Orchestrator.Pinocchio.Engine;

/// <summary>What a run of the program is to do: its second argument.</summary>
public enum ProgramTask
{
    /// <summary>Halos: catalogues, light cone, histories. No second argument.</summary>
    Halos = 0,

    /// <summary>The linear density alone.</summary>
    LinearDensity = 2,

    /// <summary>Particles at the first output by Lagrangian perturbation theory, alone.</summary>
    Particles = 3,
}
