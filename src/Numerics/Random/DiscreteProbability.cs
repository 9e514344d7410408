namespace Orchestrator.Numerics;

/// <summary>
/// Logarithms of Poisson and binomial probabilities that keep their digits for large counts, by the saddle-point expansion of Loader 2000
/// ("Fast and accurate computation of binomial probabilities"): deviances instead of differences of large factorials.
/// </summary>
internal static class DiscreteProbability
{
    private const double LogTwoPi = 1.8378770664093453;

    /// <summary>What Stirling's formula sqrt(2 pi n) (n/e)^n lacks of ln n!, n = 0 .. 15; that of 0 is not used.</summary>
    private static ReadOnlySpan<double> SmallStirlingErrors =>
    [
        0.0, 0.08106146679532726, 0.0413406959554093, 0.02767792568499834,
        0.020790672103765093, 0.016644691189821193, 0.013876128823070748, 0.01189670994589177,
        0.010411265261972096, 0.009255462182712733, 0.00833056343336287, 0.007573675487951841,
        0.00694284010720953, 0.006408994188004207, 0.0059513701127588475, 0.005554733551962801,
    ];

    /// <summary>1/(n (n - 1)) for n = 17 .. 2.</summary>
    private static ReadOnlySpan<double> DevianceSeries =>
    [
        1.0 / 272, 1.0 / 240, 1.0 / 210, 1.0 / 182, 1.0 / 156, 1.0 / 132, 1.0 / 110, 1.0 / 90,
        1.0 / 72, 1.0 / 56, 1.0 / 42, 1.0 / 30, 1.0 / 20, 1.0 / 12, 1.0 / 6, 1.0 / 2,
    ];

    /// <summary>ln of mean^k e^-mean / k!.</summary>
    /// <param name="k">A whole number, not negative.</param>
    /// <param name="mean">Positive.</param>
    public static double LogPoisson(double k, double mean)
    {
        if (k == 0) return -mean;
        return -StirlingError(k) - Deviance(k, mean) - 0.5 * (LogTwoPi + PortableMath.Log(k));
    }

    /// <summary>ln of the probability of k successes in n trials.</summary>
    /// <param name="k">A whole number, 0 to n.</param>
    /// <param name="n">The number of trials.</param>
    /// <param name="p">The probability of success, 0 &lt; p &lt; 1.</param>
    public static double LogBinomial(double k, double n, double p)
    {
        if (k == 0) return n * PortableMath.Log1p(-p);
        if (k == n) return n * PortableMath.Log(p);
        double failures = n - k;
        return StirlingError(n) - StirlingError(k) - StirlingError(failures)
            - Deviance(k, n * p) - Deviance(failures, n * (1 - p))
            - 0.5 * (LogTwoPi + PortableMath.Log(k) + PortableMath.Log1p(-k / n));
    }

    /// <summary>Whether the sum of all probabilities from this one on is below the resolution of a uniform number.</summary>
    public static bool IsNegligible(double probability, long count, double mean) => probability < 1e-18 && count > 2 * mean;

    /// <summary>k ln(k/mean) + mean - k.</summary>
    internal static double Deviance(double k, double mean)
    {
        double e = (k - mean) / mean;
        if (Math.Abs(e) > 0.1) return k * PortableMath.Log(k / mean) + mean - k;
        // (1 + e) ln(1 + e) - e = e^2/2 - e^3/6 + e^4/12 - ... : the leading terms cancel, so sum the series.
        double sum = 0;
        foreach (double coefficient in DevianceSeries) sum = coefficient - e * sum;
        return mean * e * e * sum;
    }

    /// <summary>ln n! - ln(sqrt(2 pi n) (n/e)^n).</summary>
    internal static double StirlingError(double n)
    {
        if (n < SmallStirlingErrors.Length) return SmallStirlingErrors[(int)n];
        double z = 1 / (n * n);
        return (1.0 / 12 - z * (1.0 / 360 - z * (1.0 / 1260 - z * (1.0 / 1680 - z * (1.0 / 1188))))) / n;
    }
}
