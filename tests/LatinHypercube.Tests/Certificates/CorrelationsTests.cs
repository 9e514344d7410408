namespace Orchestrator.LatinHypercube.Tests;

public sealed class CorrelationsTests
{
    [Fact]
    public void Of_Lattice_AgreesWithNumpy()
    {
        double[][] columns = [.. new[] { 7, 3, 11 }.Select(step => Enumerable.Range(0, 13).Select(i => (double)(i * step % 13)).ToArray())];

        // numpy.corrcoef: -1/14, 2/7, 3/14; the values are ranks already.
        Assert.Equal(2.0 / 7, Correlations.Of(columns).Pearson, 1e-14);
        Assert.Equal(2.0 / 7, Correlations.Of(columns).Spearman, 1e-14);
    }

    [Fact]
    public void Of_MonotonicColumns_SpearmanIsOne()
    {
        double[] x = [0.1, 0.2, 0.3, 0.5, 0.8];
        var found = Correlations.Of([x, Array.ConvertAll(x, value => -Math.Exp(20 * value))]);

        Assert.Equal(1, found.Spearman, 1e-14);
        Assert.True(found.Pearson < 0.9, "the relation is far from linear");
    }

    [Fact]
    public void Of_Ties_ShareTheirMeanRank()
    {
        // scipy.stats.spearmanr([1, 2, 2, 3], [1, 3, 2, 4]) = 0.9486832980505139
        Assert.Equal(0.9486832980505139, Correlations.Of([[1, 2, 2, 3], [1, 3, 2, 4]]).Spearman, 1e-14);
    }
}
