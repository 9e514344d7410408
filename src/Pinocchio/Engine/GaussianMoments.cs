using Orchestrator.Cosmology;
using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio.Engine;

/// <summary>Moments of the linear power spectrum today under a Gaussian filter exp(-k^2 R^2 / 2), for any radius.</summary>
internal sealed class GaussianMoments
{
    private const double FirstLog = -12.0;
    private const double LastLog = 17.0;
    private const double Step = 0.005;
    private const double LargestProduct = 8.0;
    private readonly double[] wavenumbers;
    private readonly double[] powers;

    /// <summary>Tabulates the spectrum.</summary>
    public GaussianMoments(IPowerSpectrum spectrum)
    {
        int count = (int)Math.Round((LastLog - FirstLog) / Step) + 1;
        wavenumbers = new double[count];
        powers = new double[count];
        for (int n = 0; n < count; n++)
        {
            wavenumbers[n] = PortableMath.Exp(FirstLog + n * Step);
            powers[n] = spectrum.Evaluate(wavenumbers[n]);
        }
    }

    /// <summary>sigma^2(R), the variance of displacements, all three components together, in (Mpc/h)^2, and d ln sigma^2 / d ln R, of a
    /// radius in Mpc/h.</summary>
    public SmoothingScale At(double radius)
    {
        double variance = 0.0, displacement = 0.0, derivative = 0.0;
        for (int n = 0; n < wavenumbers.Length; n++)
        {
            double k = wavenumbers[n], product = k * radius;
            if (product > LargestProduct) break;
            double weight = k * powers[n] * PortableMath.Exp(-product * product);
            variance += weight * k * k;
            displacement += weight;
            derivative -= 2.0 * weight * k * k * product * product;
        }

        double norm = Step / (2.0 * Math.PI * Math.PI);
        return new SmoothingScale(radius, variance * norm, displacement * norm, derivative / variance);
    }
}
