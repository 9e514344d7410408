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

    [Theory]
    [InlineData(100, 3)]
    [InlineData(130, 2)]
    [InlineData(257, 5)]
    public void PairedHypercubes_OfHalves_AgreeWithTheDefinitions(int points, int dimensions)
    {
        var figures = PairedHypercubes.Measure(points, dimensions, 2);
        var random = new DesignRandom(0);
        int axes = dimensions / 2;
        foreach (int number in new[] { 0, 41, 999 })
        {
            double[][] unit = [.. Enumerable.Range(0, dimensions).Select(axis =>
            {
                int[] levels = [.. Enumerable.Range(0, points)];
                random.For(DesignDraw.ReferenceHalf, axis, axis < axes ? number / 40 : number % 40).Shuffle<int>(levels);
                return Array.ConvertAll(levels, level => LevelDesign.Centre(level, points));
            })];
            double centred = Discrepancy.Centred(unit), wrapAround = Discrepancy.WrapAround(unit);
            Assert.Equal(centred, figures[number].CentredDiscrepancy, 1e-3 * centred);
            Assert.Equal(wrapAround, figures[number].WrapAroundDiscrepancy, 1e-3 * wrapAround);
            Assert.Equal(NearestDistances.Of(unit).Smallest, figures[number].SmallestDistance, 1e-5);
            Assert.Equal(NearestDistances.Of(unit).MeanNearest, figures[number].MeanNearestDistance, 1e-5);
            Assert.Equal(Correlations.Of(unit).Pearson, figures[number].LargestCorrelation, 1e-5);
        }
    }

    [Fact]
    public void PairedHypercubes_AnyThreads_SameFiguresWithTheSpreadOfIndependentOnes()
    {
        var one = PairedHypercubes.Measure(60, 4, 1);
        double[] independent = RandomHypercubes.Draw(60, 4, 2).CentredDiscrepancy;

        Assert.Equal(one, PairedHypercubes.Measure(60, 4, 3));
        Assert.Equal(independent.Average(), one.Average(figures => figures.CentredDiscrepancy), 0.05 * independent.Average());
        Assert.Equal(Spread(independent), Spread([.. one.Select(figures => figures.CentredDiscrepancy)]), 0.3 * Spread(independent));
    }

    private static double Spread(double[] values) => Math.Sqrt(values.Average(value => value * value) - Math.Pow(values.Average(), 2));
}
