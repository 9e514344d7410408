namespace Orchestrator.Numerics;

/// <content>Poisson draws.</content>
public partial struct RandomStream
{
    /// <summary>The largest mean of a Poisson draw.</summary>
    public const double MaximumPoissonMean = 1e15;

    /// <summary>Below this mean one uniform number is inverted, above it values are proposed and accepted.</summary>
    private const double InversionLimit = 10;

    /// <summary>A number from the Poisson distribution, exact for every mean.</summary>
    /// <remarks>
    /// Inversion of one uniform number below a mean of 10; above it the transformed rejection PTRS of Hoermann 1993
    /// (Insurance: Mathematics and Economics 12, 39), with the probabilities in the form of Loader 2000, which keeps its digits at any mean.
    /// </remarks>
    /// <param name="mean">The mean, 0 to <see cref="MaximumPoissonMean"/>.</param>
    /// <returns>A count; 0 for a mean of 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="mean"/> is NaN or outside its range.</exception>
    /// <exception cref="InvalidOperationException">The stream is used up.</exception>
    public long NextPoisson(double mean)
    {
        if (!(mean >= 0 && mean <= MaximumPoissonMean))
            throw new ArgumentOutOfRangeException(nameof(mean), mean, $"The mean must be within 0 and {MaximumPoissonMean}.");
        if (mean == 0) return 0;
        return mean < InversionLimit ? InvertPoisson(mean) : RejectPoisson(mean);
    }

    private long InvertPoisson(double mean)
    {
        double left = NextUniform();
        double probability = PortableMath.Exp(-mean);
        long count = 0;
        while (left > probability && !DiscreteProbability.IsNegligible(probability, count, mean))
        {
            left -= probability;
            count++;
            probability *= mean / count;
        }

        return count;
    }

    private long RejectPoisson(double mean)
    {
        double b = 0.931 + 2.53 * Math.Sqrt(mean);
        double a = -0.059 + 0.02483 * b;
        double inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
        double squeeze = 0.9277 - 3.6224 / (b - 2);
        while (true)
        {
            double u = NextUniform() - 0.5;
            double v = NextUniform();
            double distance = 0.5 - Math.Abs(u);
            double proposed = Math.Floor((2 * a / distance + b) * u + mean + 0.43);
            if (distance >= 0.07 && v <= squeeze) return (long)proposed;
            if (proposed < 0 || (distance < 0.013 && v > distance)) continue;
            double threshold = PortableMath.Log(v * inverseAlpha / (a / (distance * distance) + b));
            if (threshold <= DiscreteProbability.LogPoisson(proposed, mean)) return (long)proposed;
        }
    }
}
