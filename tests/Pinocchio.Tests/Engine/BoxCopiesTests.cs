using CsCheck;
using Orchestrator.Cosmology;
using Orchestrator.Numerics;
using Orchestrator.Pinocchio.Engine;
using Orchestrator.Pinocchio.Engine.Cone;

namespace Orchestrator.Pinocchio.Tests.Engine;

public sealed class BoxCopiesTests
{
    private const double Side = 32.0;

    /// <summary>Places drawn at random in a cone, by their distance, angle from the axis z and turn about it.</summary>
    private static readonly Gen<(double Distance, double Share, double Turn)> Places =
        Gen.Select(Gen.Double[40.0, 300.0], Gen.Double[0.0, 1.0], Gen.Double[0.0, 2.0 * Math.PI]);

    [Fact]
    public void Find_HoldsEveryPlaceOfTheCone() =>
        Gen.Select(Gen.Double[-3.0, 3.0].Array[3], Gen.Double[0.05, 80.0], Places.Array[50]).Sample((vertex, aperture, places) =>
        {
            double[] at = [.. vertex.Select(v => v * Side)];
            HashSet<(int, int, int)> copies = [.. BoxCopies.Find(Side, at, [0, 0, 1], aperture, 40.0, 300.0).Select(copy => (copy.I, copy.J, copy.K))];
            foreach ((double distance, double share, double turn) in places)
            {
                double angle = share * 0.999 * aperture * Math.PI / 180.0;
                (int, int, int) copy = (
                    (int)Math.Floor((at[0] + distance * Math.Sin(angle) * Math.Cos(turn)) / Side),
                    (int)Math.Floor((at[1] + distance * Math.Sin(angle) * Math.Sin(turn)) / Side),
                    (int)Math.Floor((at[2] + distance * Math.Cos(angle)) / Side));
                Assert.Contains(copy, copies);
            }
        }, iter: 100);

    [Fact]
    public void Find_FromAVertexBoxesAway_ShiftsTheCopies() =>
        Gen.Select(Gen.Int[0, 31].Array[3], Gen.Int[-100, 100].Array[3], Gen.Double[0.05, 180.0]).Sample((cell, shift, aperture) =>
        {
            double[] near = [.. cell.Select(n => (double)n)], far = [.. cell.Zip(shift, (n, boxes) => n + boxes * Side)];
            List<BoxCopy> expected = BoxCopies.Find(Side, near, [0.6, 0, 0.8], aperture, 10.0, 100.0);
            List<BoxCopy> actual = BoxCopies.Find(Side, far, [0.6, 0, 0.8], aperture, 10.0, 100.0);
            Assert.Equal(expected, actual.Select(copy => copy with { I = copy.I - shift[0], J = copy.J - shift[1], K = copy.K - shift[2] }));
        }, iter: 50);

    [Fact]
    public void Find_AThinConeOverThousandsOfBoxes_ListsTheFewThatItMeets()
    {
        double third = 1.0 / Math.Sqrt(3.0);
        List<BoxCopy> copies = BoxCopies.Find(4.0, [1, 2, 3], [third, third, third], 0.01, 5990.0, 6000.0, TestContext.Current.CancellationToken);
        Assert.InRange(copies.Count, 1, 100);
        Assert.All(copies, copy => Assert.InRange(copy.I, 850, 870));
    }

    [Fact]
    public void Find_TooManyCopiesOrCancelled_Stops()
    {
        Assert.Throws<InvalidInputException>(() => BoxCopies.Find(4.0, [0, 0, 0], [0, 0, 1], 180.0, 0.0, 6000.0, TestContext.Current.CancellationToken));
        Assert.Throws<OperationCanceledException>(() => BoxCopies.Find(4.0, [0, 0, 0], [0, 0, 1], 180.0, 0.0, 6000.0, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Run_WithTheVertexBoxesAway_KeepsTheHalos()
    {
        ConeHalo[] expected = Halos((0.1, 0.2, 0.3), (0, 1, 1)), actual = Halos((4.1, -9.8, 0.3), (0, 1e200, 1e200));
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Select(halo => halo.Id), actual.Select(halo => halo.Id));
        foreach ((ConeHalo a, ConeHalo b) in expected.Zip(actual))
        {
            Assert.Equal(a.Redshift, b.Redshift, 1e-6);
            Assert.Equal(a.X, b.X, 1e-3);
            Assert.Equal(a.Y, b.Y, 1e-3);
            Assert.Equal(a.Z, b.Z, 1e-3);
        }
    }

    private static ConeHalo[] Halos((double, double, double) vertex, (double, double, double) axis) =>
    [
        .. PinocchioEngine.Run(
            new RunParameters
            {
                RunFlag = "v",
                BoxSize = 64,
                GridSize = 32,
                RandomSeed = 7,
                Cosmology = new CosmologyParameters { OmegaM = 0.3158, OmegaB = 0.0494, H = 0.6732, NS = 0.9661, Sigma8 = 0.812 },
                Cone = new ConeParameters(0.1, 0.0, 30.0) { Vertex = vertex, Axis = axis },
            },
            [0.0], cancellation: TestContext.Current.CancellationToken).Cone,
    ];
}
