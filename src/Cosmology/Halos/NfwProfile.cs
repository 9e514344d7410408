using Orchestrator.Numerics;

namespace Orchestrator.Cosmology;

/// <summary>The density profile of Navarro, Frenk and White 1997 (astro-ph/9611107), in units of its scale radius.</summary>
public static class NfwProfile
{
    private const int MaximumIterations = 50;

    /// <summary>Mass inside a radius over the characteristic mass 4 pi rho_s r_s^3: ln(1 + x) - x / (1 + x).</summary>
    /// <param name="x">Radius over scale radius, 0 or more.</param>
    /// <returns>Dimensionless.</returns>
    public static double EnclosedMass(double x) => PortableMath.Log1p(x) - x / (1.0 + x);

    /// <summary>Concentration of the same halo at another overdensity: the radius, in scale radii, within which the mean density has changed by a factor.</summary>
    /// <remarks>
    /// Hu and Kravtsov 2003 (astro-ph/0203169), appendix C: solves f(1 / c') = ratio f(1 / c) with f(x) = x^3 [ln(1 + 1/x) - 1 / (1 + x)]; their
    /// fitting formula C11 (good to 0.3 %) starts Newton's iteration, which ends at rounding.
    /// </remarks>
    /// <param name="concentration">Concentration at the first overdensity, above 0.</param>
    /// <param name="overdensityRatio">Second overdensity over the first, both relative to the same density; above 0.</param>
    /// <returns>Concentration at the second overdensity.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not positive.</exception>
    public static double ConcentrationAt(double concentration, double overdensityRatio)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(concentration);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(overdensityRatio);
        double target = overdensityRatio * Compactness(1.0 / concentration);
        double x = FirstGuess(target);
        for (int i = 0; i < MaximumIterations; i++)
        {
            double slope = 3.0 * Compactness(x) / x - x * x / ((1.0 + x) * (1.0 + x));
            double change = (target - Compactness(x)) / slope;
            double next = Math.Max(x + change, 0.1 * x);
            bool done = Math.Abs(next - x) <= 1e-15 * x;
            x = next;
            if (done) break;
        }

        return 1.0 / x;
    }

    /// <summary>Mass of the same halo at another overdensity over its mass at the first.</summary>
    /// <param name="concentration">Concentration at the first overdensity, above 0.</param>
    /// <param name="overdensityRatio">Second overdensity over the first, both relative to the same density; above 0.</param>
    /// <returns>Dimensionless; above 1 when the second overdensity is lower.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not positive.</exception>
    public static double MassRatio(double concentration, double overdensityRatio) =>
        EnclosedMass(ConcentrationAt(concentration, overdensityRatio)) / EnclosedMass(concentration);

    private static double Compactness(double x) => x * x * x * EnclosedMass(1.0 / x);

    private static double FirstGuess(double f)
    {
        double logF = PortableMath.Log(f);
        double p = -0.4283 + logF * (-3.13e-3 - 3.52e-5 * logF);
        return 1.0 / Math.Sqrt(0.5116 * PortableMath.Exp(2.0 * p * logF) + 0.5625) + 2.0 * f;
    }
}
