namespace Orchestrator.Numerics.Tests;

/// <summary>Tests of samples against distributions, at a significance of 1e-4: with fixed seeds they either always pass or always fail.</summary>
internal static class GoodnessOfFit
{
    /// <summary>Normal quantile of a one-sided probability of 1e-4.</summary>
    private const double OneSided = 3.719;

    /// <summary>Normal quantile of a two-sided probability of 1e-4.</summary>
    private const double TwoSided = 3.891;

    /// <summary>Pearson's chi-square of counts against expected counts; neighbours are merged until at least 10 are expected.</summary>
    public static void AssertCounts(IReadOnlyList<long> observed, IReadOnlyList<double> expected, string what)
    {
        double statistic = 0, count = 0, expectation = 0;
        int bins = 0;
        for (int i = 0; i < observed.Count; i++)
        {
            count += observed[i];
            expectation += expected[i];
            if (expectation < 10) continue;
            statistic += (count - expectation) * (count - expectation) / expectation;
            bins++;
            (count, expectation) = (0, 0);
        }

        if (expectation > 0) statistic += (count - expectation) * (count - expectation) / expectation;
        int degrees = Math.Max(1, bins - 1);
        // Wilson and Hilferty 1931: the cube root of chi-square is nearly normal.
        double spread = 2.0 / (9 * degrees);
        double limit = degrees * Math.Pow(1 - spread + OneSided * Math.Sqrt(spread), 3);
        Assert.True(statistic < limit, $"{what}: chi-square {statistic:F1} for {degrees} degrees of freedom, limit {limit:F1}.");
    }

    /// <summary>The largest distance between the sample's distribution function and the given one (Kolmogorov and Smirnov).</summary>
    public static void AssertDistribution(double[] sample, Func<double, double> distribution, string what)
    {
        Array.Sort(sample);
        double distance = 0;
        for (int i = 0; i < sample.Length; i++)
        {
            double exact = distribution(sample[i]);
            distance = Math.Max(distance, Math.Max(exact - (double)i / sample.Length, (double)(i + 1) / sample.Length - exact));
        }

        double limit = Math.Sqrt(-Math.Log(0.5e-4) / (2 * sample.Length));
        Assert.True(distance < limit, $"{what}: Kolmogorov distance {distance:G4}, limit {limit:G4}.");
    }

    /// <summary>Sample mean and variance, given those of the distribution and its excess kurtosis.</summary>
    public static void AssertMoments(IReadOnlyList<double> sample, double mean, double variance, double excessKurtosis, string what)
    {
        double first = sample.Average();
        double second = sample.Sum(x => (x - mean) * (x - mean)) / sample.Count;
        double errorOfMean = Math.Sqrt(variance / sample.Count);
        double errorOfVariance = variance * Math.Sqrt((excessKurtosis + 2) / sample.Count);
        Assert.True(Math.Abs(first - mean) < TwoSided * errorOfMean, $"{what}: mean {first:R}, expected {mean:R} +- {errorOfMean:G3}.");
        Assert.True(Math.Abs(second - variance) < TwoSided * errorOfVariance, $"{what}: variance {second:R}, expected {variance:R} +- {errorOfVariance:G3}.");
    }

    public static double Correlation(double[] a, double[] b)
    {
        double meanA = a.Average(), meanB = b.Average(), product = 0, squareA = 0, squareB = 0;
        for (int i = 0; i < a.Length; i++)
        {
            product += (a[i] - meanA) * (b[i] - meanB);
            squareA += (a[i] - meanA) * (a[i] - meanA);
            squareB += (b[i] - meanB) * (b[i] - meanB);
        }

        return product / Math.Sqrt(squareA * squareB);
    }
}
