using Orchestrator.Cosmology;
using Orchestrator.Pinocchio.Engine;

namespace Orchestrator.Pinocchio.Tests.Engine;

/// <summary>Cones of half the sky and more, beside runs of the real program (V5.1, one rank): 32^3 particles, vertex a quarter of a cell from the
/// box's corner.</summary>
public sealed class WideConeTests
{
    private static readonly double[] Outputs = [2.0, 1.0, 0.5, 0.0];

    /// <summary>The real program's halos, box copies and halos a square degree: it takes no cone to be larger than half the sky. At 90 degrees
    /// a halo is missed if its Lagrangian place lies across the box's face from its place today.</summary>
    [Theory]
    [InlineData(60.0, 2308, 64, 0.224, 2264.18)]
    [InlineData(90.0, 4605, 80, 0.223, 4528.36)]
    [InlineData(91.0, 4895, 160, 0.237, 4528.36)]
    [InlineData(120.0, 7013, 160, 0.340, 4528.36)]
    [InlineData(180.0, 9326, 160, 0.452, 4528.36)]
    public void Run_OfAWideCone_CountsAsTheRealProgram(double halfAngle, int halos, int copies, double perSquareDegree, double predicted)
    {
        EngineResult result = Run(halfAngle, new EngineOptions());
        Assert.Equal(halos, result.Cone.Count);
        Assert.Equal(copies, result.Geometry!.Copies.Count);
        Assert.Equal(0.0, result.Geometry.NearDistance);
        Assert.Equal(83.656466, result.Geometry.FarDistance, 5e-5);
        NumberCountBin bin = Assert.Single(NumberCountTables.Of(result, result.Parameters.Cone!).Bins);
        Assert.Equal(halos, bin.Halos);
        Assert.Equal(perSquareDegree, bin.PerSquareDegree, 6e-4);
        Assert.Equal(predicted, bin.Predicted, predicted * 5e-4);
    }

    [Fact]
    public void Geometry_OfTheFullSky_HasTheRealProgramsClassesAndDistances()
    {
        IReadOnlyList<ConeReplication> copies = Run(180.0, new EngineOptions()).Geometry!.Copies;
        Assert.Equal((1, 157, 2), (copies.Count(copy => copy is { Kind: 1, Faces: 32 }), copies.Count(copy => copy is { Kind: 2, Faces: 0 }), copies.Count(copy => copy is { Kind: 2, Faces: 36 })));
        AssertDistances(-2, 0, 0, 32.250000, 78.384868);
        AssertDistances(-1, -1, 0, 0.353553, 55.571463);
        AssertDistances(0, 0, 0, 0.000000, 54.992613);
        AssertDistances(-3, -2, 1, 78.588724, 132.121866);

        void AssertDistances(int i, int j, int k, double nearest, double farthest)
        {
            ConeReplication copy = copies.Single(copy => copy.Copy == new Catalogs.Replication(i, j, k));
            Assert.Equal(nearest, copy.Nearest, 1e-6);
            Assert.Equal(farthest, copy.Farthest, 1e-6);
        }
    }

    /// <summary>A cone that begins beyond the vertex: both ends of its range are the real program's.</summary>
    [Fact]
    public void Geometry_OfAConeThatBeginsFarOff_HasTheRealProgramsRange()
    {
        RunParameters run = Parameters(new ConeParameters(0.1, 0.05, 30.0) { Vertex = (0.25 / 64, 0.75 / 64, 0.1 / 64), Axis = (0, 0, 1) });
        ConeReplications geometry = PinocchioEngine.Run(run, Outputs, cancellation: TestContext.Current.CancellationToken).Geometry!;
        Assert.Equal(92, geometry.Copies.Count);
        Assert.Equal(64.496974, geometry.NearDistance, 5e-5);
        Assert.Equal(155.607470, geometry.FarDistance, 5e-5);
    }

    [Fact]
    public void NumberCounts_Corrected_AreThoseOfTheWholeSky()
    {
        EngineResult result = Run(180.0, new EngineOptions { CorrectKnownFaults = true });
        NumberCountBin bin = Assert.Single(NumberCountTables.Of(result, result.Parameters.Cone!).Bins);
        Assert.Equal(bin.Halos / (4.0 * Math.PI * Math.Pow(180.0 / Math.PI, 2)), bin.PerSquareDegree, 1e-6);
        Assert.Equal(2.0 * 4528.36, bin.Predicted, 2.0 * 4528.36 * 2e-3);
    }

    private static EngineResult Run(double halfAngle, EngineOptions options)
    {
        const double quarter = 0.25 / 32;
        var cone = new ConeParameters(0.05, 0.0, halfAngle) { Vertex = (quarter, quarter, quarter), Axis = (0, 0, 1) };
        return PinocchioEngine.Run(Parameters(cone), Outputs, options, cancellation: TestContext.Current.CancellationToken);
    }

    private static RunParameters Parameters(ConeParameters cone) => new()
    {
        RunFlag = "w",
        BoxSize = 64,
        GridSize = 32,
        RandomSeed = 7,
        Cosmology = new CosmologyParameters { OmegaM = 0.3158, OmegaB = 0.0494, H = 0.6732, NS = 0.9661, Sigma8 = 0.812 },
        Cone = cone,
    };
}
