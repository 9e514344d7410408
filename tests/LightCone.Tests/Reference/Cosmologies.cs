using Orchestrator.Cosmology;

namespace Orchestrator.LightCone.Tests;

internal static class Cosmologies
{
    /// <summary>Flat Lambda with omega_m = 0.3.</summary>
    public static CosmologyParameters Parameters { get; } = new() { OmegaM = 0.3, OmegaB = 0.05, H = 0.7, NS = 0.96, Sigma8 = 0.8 };

    public static WcdmCosmology Fiducial { get; } = new(Parameters);
}
