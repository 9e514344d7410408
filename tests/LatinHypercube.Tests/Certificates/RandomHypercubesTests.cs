namespace Orchestrator.LatinHypercube.Tests;

public sealed class RandomHypercubesTests
{
    [Theory]
    [InlineData(100, 3)]
    [InlineData(37, 2)]
    [InlineData(301, 5)]
    public void Measure_SinglePrecision_AgreesWithTheDefinitions(int points, int dimensions)
    {
        var random = new DesignRandom(0);
        var measure = new HypercubeMeasure(points, dimensions);
        measure.Of(random, 3);
        var figures = measure.Of(random, 7);
        double[][] unit = [.. Enumerable.Range(0, dimensions).Select(axis =>
        {
            int[] levels = [.. Enumerable.Range(0, points)];
            random.For(DesignDraw.Reference, axis, 7).Shuffle<int>(levels);
            return Array.ConvertAll(levels, level => LevelDesign.Centre(level, points));
        })];
        var distances = NearestDistances.Of(unit);
        var correlations = Correlations.Of(unit);

        double centred = Discrepancy.Centred(unit), wrapAround = Discrepancy.WrapAround(unit);
        Assert.Equal(centred, figures.CentredDiscrepancy, 1e-3 * centred);
        Assert.Equal(wrapAround, figures.WrapAroundDiscrepancy, 1e-3 * wrapAround);
        Assert.Equal(distances.Smallest, figures.SmallestDistance, 1e-5);
        Assert.Equal(distances.MeanNearest, figures.MeanNearestDistance, 1e-5);
        Assert.Equal(correlations.Pearson, figures.LargestCorrelation, 1e-5);
        Assert.Equal(correlations.Spearman, correlations.Pearson, 1e-12);
    }

    [Fact]
    public void Draw_HundredByThree_HasThePublishedMeans()
    {
        var random = RandomHypercubes.Draw(100, 3, 2);

        Assert.Equal(1000, random.Count);

        // 50 plain hypercubes of scipy (points at random within their levels): mean smallest distance 0.0402, mean CD 1.07e-3.
        Assert.InRange(random.SmallestDistance.Average(), 0.037, 0.044);
        Assert.InRange(random.CentredDiscrepancy.Average(), 0.9e-3, 1.15e-3);
    }

    [Fact]
    public void Draw_AnyThreads_SameFigures()
        => Assert.Equal(RandomHypercubes.Draw(20, 2, 1).CentredDiscrepancy, RandomHypercubes.Draw(20, 2, 3).CentredDiscrepancy);
}
