using CsCheck;
using Orchestrator.Numerics;

namespace Orchestrator.TrainingSets.Tests.Splits;

public sealed class SplitAssignmentTests
{
    private static readonly Gen<(double[] Shares, int Block)> AnyShares = Gen.Int[1, 40].SelectMany(block => Gen.Select(Gen.Int[0, block], Gen.Int[0, block]).Select((a, b) =>
    {
        (int low, int high) = (Math.Min(a, b), Math.Max(a, b));
        return (new[] { low / (double)block, (high - low) / (double)block, (block - high) / (double)block }, block);
    }));

    [Fact]
    public void Draw_TheModelCampaign_GivesEverySliceItsExactShares()
    {
        SimulationPoint[] points = [.. Enumerable.Range(0, 1000).Select(i => new SimulationPoint(i, i / 100, i))];

        IReadOnlyDictionary<int, Split> splits = SplitAssignment.Draw(points, new SplitShares(0.8, 0.1, 0.1), 20200428);

        for (int slice = 0; slice < 10; slice++)
        {
            int[] counts = Count(points.Where(point => point.SliceOfDesign == slice), splits);
            Assert.Equal([80, 10, 10], counts);
        }
    }

    [Fact]
    public void Draw_AnySharesAndNumber_IsWithinOneOfTheExactShareInEverySlice() =>
        Gen.Select(AnyShares, Gen.Int[1, 120], Gen.Int[1, 4], Gen.ULong).Sample((shares, count, slices, seed) =>
        {
            SimulationPoint[] points = [.. Enumerable.Range(0, count).Select(i => new SimulationPoint(i, i % slices, i))];
            IReadOnlyDictionary<int, Split> splits = SplitAssignment.Draw(points, new SplitShares(shares.Shares[0], shares.Shares[1], shares.Shares[2]), seed);
            foreach (IGrouping<int, SimulationPoint> slice in points.GroupBy(point => point.SliceOfDesign))
            {
                int[] counts = Count(slice, splits);
                for (int split = 0; split < 3; split++)
                {
                    double exact = slice.Count() * shares.Shares[split];
                    Assert.True(Math.Abs(counts[split] - exact) < 1 - 1e-9, $"split {split} has {counts[split]} of {slice.Count()}, its share is {exact}");
                }
            }
        });

    [Fact]
    public void Draw_AfterGrowth_NeverMovesASimulation() =>
        Gen.Select(AnyShares, Gen.Int[1, 60], Gen.Int[0, 60], Gen.Int[-1, 3], Gen.ULong).Sample((shares, before, added, slice, seed) =>
        {
            var drawn = new SplitShares(shares.Shares[0], shares.Shares[1], shares.Shares[2]);
            SimulationPoint[] points = [.. Enumerable.Range(0, before + added).Select(i => new SimulationPoint(i, i < before ? 0 : slice, i / 2))];
            IReadOnlyDictionary<int, Split> first = SplitAssignment.Draw(points[..before], drawn, seed);
            IReadOnlyDictionary<int, Split> then = SplitAssignment.Draw(points, drawn, seed);
            Assert.All(first, entry => Assert.Equal(entry.Value, then[entry.Key]));
        });

    [Fact]
    public void Draw_AnyGroups_KeepsEachInOneSplit() =>
        Gen.Select(Gen.Int[0, 10].Array[1, 80], Gen.ULong).Sample((groups, seed) =>
        {
            SimulationPoint[] points = [.. groups.Select((group, i) => new SimulationPoint(i, -1, group))];
            IReadOnlyDictionary<int, Split> splits = SplitAssignment.Draw(points, new SplitShares(0.5, 0.25, 0.25), seed);
            Assert.All(points.GroupBy(point => point.Group), group => Assert.Single(group.Select(point => splits[point.Simulation]).Distinct()));
        });

    [Fact]
    public void Draw_OtherSeed_GivesAnotherAssignment()
    {
        SimulationPoint[] points = [.. Enumerable.Range(0, 100).Select(i => new SimulationPoint(i, 0, i))];
        var shares = new SplitShares(0.8, 0.1, 0.1);

        Assert.NotEqual(SplitAssignment.Draw(points, shares, 1).OrderBy(entry => entry.Key), SplitAssignment.Draw(points, shares, 2).OrderBy(entry => entry.Key));
    }

    [Fact]
    public void Draw_ManySeeds_GivesEveryPlaceOfABlockToEverySplit()
    {
        SimulationPoint[] points = [.. Enumerable.Range(0, 10).Select(i => new SimulationPoint(i, 0, i))];
        int[] tests = new int[10];
        for (ulong seed = 0; seed < 500; seed++)
        {
            foreach ((int simulation, Split split) in SplitAssignment.Draw(points, new SplitShares(0.8, 0.1, 0.1), seed))
                if (split == Split.Test) tests[simulation]++;
        }

        Assert.Equal(500, tests.Sum());
        Assert.All(tests, count => Assert.True(count > 0, "a place that never tests would tie the split to the order of the design"));
    }

    [Theory]
    [InlineData(0.8, 0.1, 0.2, "split = 0.8 + 0.1 + 0.2 = 1.1")]
    [InlineData(-0.1, 0.6, 0.5, "split.train = -0.1")]
    [InlineData(0.8, double.NaN, 0.1, "split.validation = NaN")]
    [InlineData(0.77777, 0.11111, 0.11112, "no block of 1000")]
    public void Draw_ImpossibleShares_NamesKeyAndValue(double train, double validation, double test, string expected)
    {
        var error = Assert.Throws<InvalidInputException>(() => SplitAssignment.Draw([new SimulationPoint(0, 0, 0)], new SplitShares(train, validation, test), 1));

        Assert.Contains(expected, error.Message);
    }

    [Fact]
    public void Explicit_CompleteLists_AreTaken()
    {
        SimulationPoint[] points = [.. Enumerable.Range(0, 5).Select(i => new SimulationPoint(i, -1, i))];

        IReadOnlyDictionary<int, Split> splits = SplitAssignment.Explicit(points, [0, 1, 2], [3], [4]);

        Assert.Equal([3, 1, 1], Count(points, splits));
        Assert.Equal(Split.Validation, splits[3]);
    }

    [Theory]
    [InlineData(new[] { 0, 1, 2 }, new[] { 2 }, new[] { 3 }, "listed under split.train too")]
    [InlineData(new[] { 0, 1 }, new[] { 2 }, new[] { 9 }, "no such simulation")]
    [InlineData(new[] { 0, 1 }, new[] { 2 }, new int[0], "simulation 3 is in none of the lists")]
    [InlineData(new[] { 0, 2 }, new[] { 1 }, new[] { 3 }, "share their initial conditions")]
    public void Explicit_BadLists_AreRefused(int[] train, int[] validation, int[] test, string expected)
    {
        SimulationPoint[] points = [new(0, -1, 0), new(1, -1, 0), new(2, -1, 2), new(3, -1, 3)];

        Assert.Contains(expected, Assert.Throws<InvalidInputException>(() => SplitAssignment.Explicit(points, train, validation, test)).Message);
    }

    private static int[] Count(IEnumerable<SimulationPoint> points, IReadOnlyDictionary<int, Split> splits)
    {
        int[] counts = new int[3];
        foreach (SimulationPoint point in points) counts[(int)splits[point.Simulation]]++;
        return counts;
    }
}
