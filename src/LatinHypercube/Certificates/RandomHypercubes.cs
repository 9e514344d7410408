namespace Orchestrator.LatinHypercube;

/// <summary>The figures of random Latin hypercubes of one size, each sorted: what a design has to be better than.</summary>
/// <remarks>
/// The hypercubes depend on the size alone, so that certificates of one size compare with the same ones. Points lie at the centres of their levels,
/// where Pearson's and Spearman's correlations are the same number.
/// </remarks>
internal sealed class RandomHypercubes
{
    /// <summary>How many a certificate compares with.</summary>
    public const int Standard = 1000;

    /// <summary>Up to this n^2 d the hypercubes are independent (a few seconds); beyond, they are made of halves.</summary>
    private const double IndependentCost = 1e7;

    private RandomHypercubes(HypercubeFigures[] figures)
    {
        Count = figures.Length;
        CentredDiscrepancy = Sorted(figures, one => one.CentredDiscrepancy);
        WrapAroundDiscrepancy = Sorted(figures, one => one.WrapAroundDiscrepancy);
        SmallestDistance = Sorted(figures, one => one.SmallestDistance);
        MeanNearestDistance = Sorted(figures, one => one.MeanNearestDistance);
        LargestCorrelation = Sorted(figures, one => one.LargestCorrelation);
    }

    public int Count { get; }

    public double[] CentredDiscrepancy { get; }

    public double[] WrapAroundDiscrepancy { get; }

    public double[] SmallestDistance { get; }

    public double[] MeanNearestDistance { get; }

    public double[] LargestCorrelation { get; }

    /// <summary>Draws and measures them.</summary>
    /// <param name="points">Points of each.</param>
    /// <param name="dimensions">Axes of each.</param>
    /// <param name="threads">Threads to use; they do not change the figures.</param>
    public static RandomHypercubes Draw(int points, int dimensions, int threads)
    {
        return new RandomHypercubes(
            (double)points * points * dimensions <= IndependentCost ? Independent(points, dimensions, threads) : PairedHypercubes.Measure(points, dimensions, threads));
    }

    private static HypercubeFigures[] Independent(int points, int dimensions, int threads)
    {
        var random = new DesignRandom(seed: 0);
        var figures = new HypercubeFigures[Standard];
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads };
        Parallel.For(0, Standard, options, () => new HypercubeMeasure(points, dimensions), (number, _, measure) =>
        {
            figures[number] = measure.Of(random, number);
            return measure;
        }, _ => { });
        return figures;
    }

    private static double[] Sorted(HypercubeFigures[] figures, Func<HypercubeFigures, double> figure)
    {
        double[] sorted = Array.ConvertAll(figures, one => figure(one));
        Array.Sort(sorted);
        return sorted;
    }
}
