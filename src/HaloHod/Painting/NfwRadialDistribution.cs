using Orchestrator.Cosmology;
using Orchestrator.Numerics;

namespace Orchestrator.HaloHod;

/// <summary>How satellites are distributed in radius: by mass, in the profile of Navarro, Frenk and White 1997 truncated at the halo's radius.</summary>
/// <remarks>Radii are in units of the halo's radius R; <c>c = R / r_s</c> is the concentration.</remarks>
public static class NfwRadialDistribution
{
    // Below it the series is exact to 1e-11, while L + exp(-L) - 1 would cancel.
    private const double SeriesSuffices = 1e-3;

    /// <summary>Fraction of the halo's mass within a radius: the distribution function of the satellites' radii.</summary>
    /// <param name="radius">Radius in units of the halo's radius, within [0, 1].</param>
    /// <param name="concentration">Concentration; positive.</param>
    public static double MassFraction(double radius, double concentration) =>
        NfwProfile.EnclosedMass(radius * concentration) / NfwProfile.EnclosedMass(concentration);

    /// <summary>The radius that holds a given fraction of the halo's mass: the inverse of <see cref="MassFraction"/>.</summary>
    /// <remarks>
    /// With <c>L = ln(1 + x)</c> the equation <c>ln(1 + x) - x / (1 + x) = p</c> reads <c>L + exp(-L) - 1 = p</c>, which the Lambert W function solves
    /// (Robotham &amp; Howlett 2018, arXiv:1805.09550). Here the series about its branch point, in <c>s = sqrt(2p)</c>, is followed by two steps of Halley's
    /// method: the relative error is below 1e-11 up to concentrations of 1000.
    /// </remarks>
    /// <param name="massFraction">Fraction of the mass, within [0, 1].</param>
    /// <param name="enclosedMass"><see cref="NfwProfile.EnclosedMass"/> of the concentration, which callers share between the satellites of a halo.</param>
    /// <param name="concentration">Concentration; positive.</param>
    /// <returns>Radius in units of the halo's radius, within [0, 1].</returns>
    public static double RadiusOfMassFraction(double massFraction, double enclosedMass, double concentration)
    {
        double p = massFraction * enclosedMass;
        double s = Math.Sqrt(2 * p);
        double l = s * (1 + s * (1.0 / 6 + s * (1.0 / 36 - s * (1.0 / 270))));
        if (s > SeriesSuffices)
        {
            for (int step = 0; step < 2; step++)
            {
                double exp = PortableMath.Exp(-l);
                double newton = (l + exp - 1 - p) / (1 - exp);
                l -= newton / (1 - 0.5 * newton * exp / (1 - exp));
            }
        }
        return Math.Min(PortableMath.Expm1(l) / concentration, 1);
    }
}
