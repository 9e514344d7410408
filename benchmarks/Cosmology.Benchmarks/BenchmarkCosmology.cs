namespace Orchestrator.Cosmology.Benchmarks;

internal static class BenchmarkCosmology
{
    public static CosmologyParameters Parameters { get; } = new() { OmegaM = 0.31, OmegaB = 0.0486, H = 0.6774, NS = 0.9667, Sigma8 = 0.8159, W0 = -0.9 };
}
