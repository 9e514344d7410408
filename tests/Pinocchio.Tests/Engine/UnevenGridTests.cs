using Orchestrator.Pinocchio.Engine;

namespace Orchestrator.Pinocchio.Tests.Engine;

/// <summary>A grid that is no power of two has modes exactly on the sphere |n| = N/2.</summary>
public sealed class UnevenGridTests
{
    /// <summary>The numbers of halos are those of the real program (V5.1, one rank), which had every one of them with the same id and mass.</summary>
    [Fact]
    public void Run_OfAGridOf96_HasTheRealProgramsHalos()
    {
        string text = TestParameters.Text
            .Replace("BoxSize 256", "BoxSize 200", StringComparison.Ordinal)
            .Replace("GridSize 128", "GridSize 96", StringComparison.Ordinal)
            .Replace("RandomSeed 12345", "RandomSeed 20261125", StringComparison.Ordinal)
            .Replace("Omega0 0.3158", "Omega0 0.28", StringComparison.Ordinal)
            .Replace("OmegaLambda 0.6842", "OmegaLambda 0.72", StringComparison.Ordinal)
            .Replace("OmegaBaryon 0.0494", "OmegaBaryon 0.045", StringComparison.Ordinal)
            .Replace("Hubble100 0.6732", "Hubble100 0.70", StringComparison.Ordinal)
            .Replace("Sigma8 0.8120", "Sigma8 0.85", StringComparison.Ordinal)
            .Replace("PrimordialIndex 0.9661", "PrimordialIndex 0.96", StringComparison.Ordinal)
            .Replace("DEw0 -1.0", "DEw0 -1.1", StringComparison.Ordinal)
            .Replace("DEwa 0.0", "DEwa -0.3", StringComparison.Ordinal);
        RunParameters parameters = RunParameters.From(ParameterFile.Parse(text, "test")) with { Cone = null };

        EngineResult result = PinocchioEngine.Run(parameters, [2.0, 1.0, 0.5, 0.0], cancellation: TestContext.Current.CancellationToken);

        Assert.Equal([915, 2856, 3815, 4352], result.Catalogs.Select(catalog => catalog.Halos.Count));
    }
}
