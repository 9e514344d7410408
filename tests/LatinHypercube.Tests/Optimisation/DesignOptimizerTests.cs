using CsCheck;

namespace Orchestrator.LatinHypercube.Tests;

public sealed class DesignOptimizerTests
{
    [Fact]
    public void Optimise_PowersWithSlices_KeepsEveryProperty()
        => Gen.Select(Gen.Int[2, 6], Gen.Int[2, 4], Gen.ULong).Where((s, d, _) => Math.Pow(s, d) <= 700).Sample(
            (s, d, seed) => LevelConstructionTests.AssertKeepsItsClass(Optimised((int)Math.Pow(s, d), d, s, seed, 20_000)),
            iter: 25);

    [Fact]
    public void Optimise_AnySize_KeepsWhatItsClassPromises()
        => Gen.Select(Gen.Int[2, 400], Gen.Int[2, 12], Gen.ULong, Gen.Int[0, 20]).Sample(
            (points, dimensions, seed, which) =>
            {
                int[] divisors = [.. Enumerable.Range(1, points).Where(k => points % k == 0)];
                LevelConstructionTests.AssertKeepsItsClass(Optimised(points, dimensions, divisors[which % divisors.Length], seed, 20_000));
            },
            iter: 25);

    [Fact]
    public void Optimise_AnyNumberOfThreads_SameDesign()
    {
        var one = Optimised(343, 3, 7, 11, 300_000, threads: 1);
        var two = Optimised(343, 3, 7, 11, 300_000, threads: 2);
        var many = Optimised(343, 3, 7, 11, 300_000, threads: 5);

        for (int axis = 0; axis < 3; axis++)
        {
            Assert.True(one.Levels(axis).SequenceEqual(two.Levels(axis)), "the result depends on seed and exchanges only");
            Assert.True(one.Levels(axis).SequenceEqual(many.Levels(axis)), "the result depends on seed and exchanges only");
        }
    }

    [Fact]
    public void Optimise_OtherSeedOrNumberOfExchanges_OtherDesign()
    {
        var design = Optimised(125, 3, 5, 1, 50_000);

        Assert.False(design.Levels(0).SequenceEqual(Optimised(125, 3, 5, 2, 50_000).Levels(0)));
        Assert.False(design.Levels(0).SequenceEqual(Optimised(125, 3, 5, 1, 60_000).Levels(0)));
    }

    [Fact]
    public void Optimise_HundredPoints_BeatsThePeersAtBoth()
    {
        var unit = Optimised(100, 3, 1, 20200428, 3_000_000).UnitCoordinates();

        // The best of the peers at n = 100: discrepancy 2.1e-4 (scipy, random-cd), distance 0.103 (R, maximinLHS), never both.
        Assert.InRange(Discrepancy.Centred(unit), 0, 2.0e-4);
        Assert.InRange(NearestDistances.Of(unit).Smallest, 0.18, 1);
    }

    [Fact]
    [Trait("Duration", "Slow")]
    public void Optimise_ModelCase_ReachesDiscrepancyAndDistancesTogether()
    {
        var design = Optimised(1000, 3, 10, 20200428, 24_000_000);
        double[][] unit = design.UnitCoordinates();

        LevelConstructionTests.AssertKeepsItsClass(design);
        Assert.InRange(Discrepancy.Centred(unit), 0, 4e-6);
        Assert.InRange(NearestDistances.Of(unit).Smallest, 0.085, 1);
        for (int slice = 0; slice < 10; slice++)
        {
            double[][] own = Array.ConvertAll(unit, axis => axis.Where((_, point) => design.Slices[point] == slice).ToArray());
            Assert.InRange(NearestDistances.Of(own).Smallest, 0.15, 1);
        }
    }

    [Fact]
    public void Optimise_Cancelled_Stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => LevelDrawing.Draw(OrthogonalClass.Strongest(64, 3, 4), new DesignRandom(1), 1_000_000, 2, source.Token));
    }

    private static LevelDesign Optimised(int points, int dimensions, int slices, ulong seed, long exchanges, int threads = 2)
        => LevelDrawing.Draw(OrthogonalClass.Strongest(points, dimensions, slices), new DesignRandom(seed), exchanges, threads, CancellationToken.None);
}
