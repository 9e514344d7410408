namespace Orchestrator.Numerics;

/// <content>Binomial draws.</content>
public partial struct RandomStream
{
    /// <summary>The largest number of trials of a binomial draw, 2^53: beyond it doubles no longer hold every count.</summary>
    public const long MaximumBinomialTrials = 1L << 53;

    /// <summary>A number from the binomial distribution, exact for every number of trials and probability.</summary>
    /// <remarks>
    /// Inversion of one uniform number where n min(p, 1 - p) is below 10; above it the transformed rejection BTRS of Hoermann 1993
    /// (J. Stat. Comput. Simul. 46, 101), with the probabilities in the form of Loader 2000.
    /// </remarks>
    /// <param name="n">The number of trials, 0 to <see cref="MaximumBinomialTrials"/>.</param>
    /// <param name="p">The probability of success in one trial, 0 to 1.</param>
    /// <returns>The number of successes, 0 to <paramref name="n"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is NaN or outside its range.</exception>
    /// <exception cref="InvalidOperationException">The stream is used up.</exception>
    public long NextBinomial(long n, double p)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(n, MaximumBinomialTrials);
        if (!(p >= 0 && p <= 1)) throw new ArgumentOutOfRangeException(nameof(p), p, "A probability must be within 0 and 1.");
        if (n == 0 || p == 0) return 0;
        if (p == 1) return n;
        if (p > 0.5) return n - NextBinomialBelowHalf(n, 1 - p);
        return NextBinomialBelowHalf(n, p);
    }

    private long NextBinomialBelowHalf(long n, double p) => n * p < InversionLimit ? InvertBinomial(n, p) : RejectBinomial(n, p);

    private long InvertBinomial(long n, double p)
    {
        double left = NextUniform();
        double odds = p / (1 - p);
        double probability = PortableMath.Exp(n * PortableMath.Log1p(-p));
        long count = 0;
        while (count < n && left > probability && !DiscreteProbability.IsNegligible(probability, count, n * p))
        {
            left -= probability;
            count++;
            probability *= odds * (n - count + 1) / count;
        }

        return count;
    }

    private long RejectBinomial(long n, double p)
    {
        double deviation = Math.Sqrt(n * p * (1 - p));
        double b = 1.15 + 2.53 * deviation;
        double a = -0.0873 + 0.0248 * b + 0.01 * p;
        double alpha = (2.83 + 5.1 / b) * deviation;
        double squeeze = 0.92 - 4.2 / b;
        double? atMode = null;
        while (true)
        {
            double u = NextUniform() - 0.5;
            double v = NextUniform();
            double distance = 0.5 - Math.Abs(u);
            double proposed = Math.Floor((2 * a / distance + b) * u + n * p + 0.5);
            if (distance >= 0.07 && v <= squeeze) return (long)proposed;
            if (proposed < 0 || proposed > n) continue;
            double threshold = PortableMath.Log(v * alpha / (a / (distance * distance) + b));
            atMode ??= DiscreteProbability.LogBinomial(Math.Floor((n + 1.0) * p), n, p);
            if (threshold <= DiscreteProbability.LogBinomial(proposed, n, p) - atMode.Value) return (long)proposed;
        }
    }
}
