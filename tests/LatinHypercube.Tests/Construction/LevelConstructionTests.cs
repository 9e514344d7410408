using CsCheck;

namespace Orchestrator.LatinHypercube.Tests;

public sealed class LevelConstructionTests
{
    [Fact]
    public void Draw_ModelCase_HasEveryProperty()
    {
        var design = Draw(1000, 3, 10, 20200428);

        Assert.Equal((10, 3, 2), (design.Class.Levels, design.Class.Strength, design.Class.SliceStrength));
        AssertKeepsItsClass(design);
    }

    [Fact]
    public void Draw_StandAloneHundred_IsOfStrengthTwo()
    {
        var design = Draw(100, 3, 1, 1);

        Assert.Equal((10, 2), (design.Class.Levels, design.Class.Strength));
        AssertKeepsItsClass(design);
    }

    [Fact]
    public void Draw_PowersWithSlices_HasEveryProperty()
        => Gen.Select(Gen.Int[2, 7], Gen.Int[2, 4], Gen.ULong).Where((s, d, _) => Math.Pow(s, d) <= 2500).Sample(
            (s, d, seed) =>
            {
                int points = (int)Math.Pow(s, d);
                var design = Draw(points, d, s, seed);
                Assert.Equal((s, d, d - 1), (design.Class.Levels, design.Class.Strength, Math.Max(1, design.Class.SliceStrength)));
                AssertKeepsItsClass(design);
            },
            iter: 60);

    [Fact]
    public void Draw_AnySize_KeepsWhatItsClassPromises()
        => Gen.Select(Gen.Int[2, 300], Gen.Int[2, 20], Gen.ULong, Gen.Int[0, 20]).Sample(
            (points, dimensions, seed, which) =>
            {
                int[] divisors = [.. Enumerable.Range(1, points).Where(k => points % k == 0)];
                AssertKeepsItsClass(Draw(points, dimensions, divisors[which % divisors.Length], seed));
            },
            iter: 300);

    [Theory]
    [InlineData(49, 8, 7, 2, "Bose")]
    [InlineData(64, 20, 4, 2, "Rao-Hamming")]
    [InlineData(125, 6, 5, 3, "Bush")]
    [InlineData(144, 4, 12, 2, "Bose product")]
    [InlineData(961, 3, 31, 2, "zero sum")]
    [InlineData(1024, 5, 4, 5, "full factorial")]
    [InlineData(1001, 3, 1, 1, "Latin")]
    [InlineData(97, 20, 1, 1, "Latin")]
    public void Strongest_KnownSizes_FindsTheArray(int points, int dimensions, int levels, int strength, string construction)
    {
        var found = OrthogonalClass.Strongest(points, dimensions, 1);

        Assert.Equal((levels, strength, construction), (found.Levels, found.Strength, found.Construction));
        AssertKeepsItsClass(LevelConstruction.Draw(found, new DesignRandom(5)));
    }

    [Fact]
    public void Draw_SameSeed_SameDesign()
    {
        var first = Draw(1000, 3, 10, 7);
        var second = Draw(1000, 3, 10, 7);
        var other = Draw(1000, 3, 10, 8);

        Assert.True(first.Levels(2).SequenceEqual(second.Levels(2)));
        Assert.False(first.Levels(2).SequenceEqual(other.Levels(2)), "another seed gives another design");
    }

    internal static LevelDesign Draw(int points, int dimensions, int slices, ulong seed)
        => LevelConstruction.Draw(OrthogonalClass.Strongest(points, dimensions, slices), new DesignRandom(seed));

    /// <summary>Counts everything from scratch: levels of the whole and of slices, and points in each cell of each projection.</summary>
    internal static void AssertKeepsItsClass(LevelDesign design)
    {
        var of = design.Class;
        int[] all = [.. Enumerable.Range(0, of.Points)];
        AssertLatin(design, all);
        AssertStrength(design, all, of.Strength);
        for (int slice = 0; slice < of.Slices; slice++)
        {
            int[] rows = [.. all.Where(row => design.Slices[row] == slice)];
            Assert.Equal(of.PointsPerSlice, rows.Length);
            AssertLatin(design, rows);
            AssertStrength(design, rows, of.SliceStrength);
        }
    }

    private static void AssertLatin(LevelDesign design, int[] rows)
    {
        for (int axis = 0; axis < design.Dimensions; axis++)
        {
            var levels = design.Levels(axis).ToArray();
            Assert.Equal(rows.Length, rows.Select(row => (long)levels[row] * rows.Length / design.Points).Distinct().Count());
        }
    }

    private static void AssertStrength(LevelDesign design, int[] rows, int strength)
    {
        if (strength == 1) return;
        int q = design.Class.Levels;
        int[][] coarse = [.. Enumerable.Range(0, design.Dimensions).Select(axis => Array.ConvertAll(design.Levels(axis).ToArray(), level => (int)((long)level * q / design.Points)))];
        foreach (int[] axes in Subsets(design.Dimensions, strength))
        {
            var counts = rows.GroupBy(row => axes.Aggregate(0L, (cell, axis) => (cell * q) + coarse[axis][row])).Select(cell => cell.Count()).ToArray();
            Assert.Equal((int)Math.Pow(q, strength), counts.Length);
            Assert.Equal(counts.Min(), counts.Max());
        }
    }

    private static IEnumerable<int[]> Subsets(int of, int size, int from = 0)
    {
        if (size == 0)
        {
            yield return [];
            yield break;
        }

        for (int first = from; first <= of - size; first++)
            foreach (int[] rest in Subsets(of, size - 1, first + 1))
                yield return [first, .. rest];
    }
}
