using Orchestrator.Cosmology;
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

    /// <summary>Numbers of the real program's halos at z = 2, 1, 0.5, 0 and on its cone; an odd grid has no Nyquist plane but drops its last
    /// waves.</summary>
    [Theory]
    [InlineData(31, 23, 93, 132, 162, 2121)]
    [InlineData(45, 85, 320, 426, 497, 2148)]
    [InlineData(63, 284, 873, 1129, 1296, 1966)]
    [InlineData(75, 464, 1438, 1858, 2040, 1884)]
    public void Run_OfAnOddGrid_HasTheRealProgramsHalos(int grid, params int[] halos)
    {
        var run = new RunParameters
        {
            RunFlag = "w",
            BoxSize = 2.0 * grid,
            GridSize = grid,
            RandomSeed = 7,
            Cosmology = new CosmologyParameters { OmegaM = 0.3158, OmegaB = 0.0494, H = 0.6732, NS = 0.9661, Sigma8 = 0.812 },
            Cone = new ConeParameters(0.1, 0.0, 20.0) { Vertex = (0, 0, 0), Axis = (1, 1, 1) },
        };

        EngineResult result = PinocchioEngine.Run(run, [2.0, 1.0, 0.5, 0.0], cancellation: TestContext.Current.CancellationToken);

        int[] ours = [.. result.Catalogs.Select(catalog => catalog.Halos.Count), result.Cone.Count];
        // One halo may reach ten particles, or the cone, one collapse earlier or later.
        foreach ((int expected, int actual) in halos.Zip(ours)) Assert.InRange(actual, expected - 1, expected + 1);
    }
}
