using Orchestrator.Numerics;

namespace Orchestrator.LatinHypercube;

/// <summary>The standard normal distribution.</summary>
internal static class NormalDistribution
{
    // 1 / sqrt(2 pi), sqrt(1/2)
    private const double DensityAtZero = 0.39894228040143267794;
    private const double InverseSqrt2 = 0.70710678118654752440;

    /// <summary>Probability below z.</summary>
    public static double Cumulative(double z) => 0.5 * PortableMath.Erfc(-z * InverseSqrt2);

    /// <summary>The z below which the probability is p: Abramowitz and Stegun 1964 eq. 26.2.23, then Halley steps on the cumulative probability.</summary>
    /// <param name="probability">p in (0, 1).</param>
    public static double Quantile(double probability)
    {
        if (probability == 0.5) return 0;
        if (probability > 0.5) return -Quantile(1 - probability);
        double t = Math.Sqrt(-2 * PortableMath.Log(probability));
        double z = -(t - ((2.515517 + (t * (0.802853 + (t * 0.010328)))) / (1 + (t * (1.432788 + (t * (0.189269 + (t * 0.001308))))))));
        for (int step = 0; step < 3; step++)
        {
            double newton = (Cumulative(z) - probability) / (DensityAtZero * PortableMath.Exp(-0.5 * z * z));
            z -= newton / (1 + (0.5 * z * newton));
        }

        return z;
    }
}
