using CsCheck;
using Orchestrator.Cosmology;

namespace Orchestrator.LightCone.Tests;

public sealed class RedshiftSlicesTests
{
    private static readonly WcdmCosmology Fiducial = new(new CosmologyParameters { OmegaM = 0.3, OmegaB = 0.05, H = 0.7, NS = 0.96,
        Sigma8 = 0.8 });

    [Fact]
    public void EqualComoving_SixSlicesToRedshift2_HaveThePublishedEdges()
    {
        RedshiftSlices slices = RedshiftSlices.EqualComoving(Fiducial, 6, 0, 2);
        double[] published = [0, 0.212, 0.451, 0.729, 1.063, 1.475, 2.0];

        for (int i = 0; i <= 6; i++)
            Assert.Equal(published[i], slices.Edges[i], 6e-4);
        Assert.Equal(2.0, slices.Maximum);
    }

    [Fact]
    public void EqualComoving_Edges_LieAtEqualStepsInDistance()
    {
        double[] distances = RedshiftSlices.EqualComoving(Fiducial, 7, 0.3, 1.9).ComovingEdges(Fiducial);
        double step = (distances[7] - distances[0]) / 7;

        for (int i = 0; i < 7; i++)
            Assert.Equal(step, distances[i + 1] - distances[i], 1e-6);
    }

    [Fact]
    public void EqualVolume_Edges_LieAtEqualStepsInTheDistancesCube()
    {
        double[] distances = RedshiftSlices.EqualVolume(Fiducial, 5, 0.2, 1.5).ComovingEdges(Fiducial);
        double[] cubes = Array.ConvertAll(distances, distance => distance * distance * distance);

        for (int i = 0; i < 5; i++)
            Assert.Equal(1, (cubes[i + 1] - cubes[i]) * 5 / (cubes[5] - cubes[0]), 1e-8);
    }

    [Fact]
    public void EqualRedshift_FourSlices_HaveEqualWidths() =>
        Assert.Equal([0, 0.25, 0.5, 0.75, 1], RedshiftSlices.EqualRedshift(4, 0, 1).Edges.ToArray());

    [Fact]
    public void IndexOf_OnTheEdges_BelongsToTheSliceAbove()
    {
        RedshiftSlices slices = RedshiftSlices.FromEdges(0.1, 0.4, 0.9);

        Assert.Equal(0, slices.IndexOf(0.1));
        Assert.Equal(0, slices.IndexOf(Math.BitDecrement(0.4)));
        Assert.Equal(1, slices.IndexOf(0.4));
        Assert.Equal(-1, slices.IndexOf(0.9));
        Assert.Equal(-1, slices.IndexOf(Math.BitDecrement(0.1)));
        Assert.Equal(-1, slices.IndexOf(double.NaN));
    }

    [Fact]
    public void IndexOf_AnyRedshift_IsTheOneSliceThatHoldsIt() =>
        Gen.Select(Gen.Double[0, 3].Array[2, 12], Gen.Double[-0.5, 3.5]).Sample((values, redshift) =>
        {
            double[] edges = [.. values.Distinct().Order()];
            if (edges.Length < 2) return true;
            RedshiftSlices slices = RedshiftSlices.FromEdges(edges);
            int expected = Enumerable.Range(0, slices.Count).Where(i => redshift >= edges[i]
                && redshift < edges[i + 1]).DefaultIfEmpty(-1).Single();
            int[] index = new int[1];
            slices.IndexOf([redshift], index);
            return slices.IndexOf(redshift) == expected && index[0] == expected;
        });

    [Fact]
    public void FromEdges_EdgesThatDoNotRise_NamesTheEdge()
    {
        Assert.Contains("Edge 2", Assert.Throws<ArgumentException>(() => RedshiftSlices.FromEdges(0, 1, 1)).Message,
            StringComparison.Ordinal);
        Assert.Contains("Edge 0", Assert.Throws<ArgumentException>(() => RedshiftSlices.FromEdges(-1, 1)).Message,
            StringComparison.Ordinal);
        Assert.Contains("at least two", Assert.Throws<ArgumentException>(() => RedshiftSlices.FromEdges(1)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(3, -1, 1)]
    [InlineData(3, 1, 1)]
    [InlineData(3, 0, double.NaN)]
    public void Create_RangeThatIsNone_Throws(int count, double minimum, double maximum)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => RedshiftSlices.EqualComoving(Fiducial, count, minimum, maximum));
        Assert.Throws<ArgumentOutOfRangeException>(() => RedshiftSlices.EqualRedshift(count, minimum, maximum));
        Assert.Throws<ArgumentOutOfRangeException>(() => RedshiftSlices.EqualVolume(Fiducial, count, minimum, maximum));
    }
}
