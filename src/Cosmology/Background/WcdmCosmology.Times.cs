using Orchestrator.Numerics;

namespace Orchestrator.Cosmology;

public sealed partial class WcdmCosmology
{
    private const double TimeTolerance = 1e-10;

    /// <summary>Time from the Big Bang to a redshift.</summary>
    /// <param name="redshift">Redshift of the expansion, above -1.</param>
    /// <returns>Gyr (not Gyr/h).</returns>
    /// <remarks>Without radiation the integral reaches a = 0; the substitution u = a^(3/2) keeps its integrand finite there.</remarks>
    public double Age(double redshift)
    {
        if (!(redshift > -1.0)) throw new ArgumentOutOfRangeException(nameof(redshift), redshift, "a redshift is above -1");
        double end = Math.Sqrt(1.0 / ((1.0 + redshift) * (1.0 + redshift) * (1.0 + redshift)));
        return HubbleTime * (2.0 / 3.0) * Quadrature.Integrate(AgeIntegrand, 0.0, end, TimeTolerance);
    }

    /// <summary>Time that light from a redshift has travelled.</summary>
    /// <param name="redshift">Redshift of the expansion, above -1; negative gives a negative time.</param>
    /// <returns>Gyr (not Gyr/h).</returns>
    public double LookbackTime(double redshift)
    {
        if (!(redshift > -1.0)) throw new ArgumentOutOfRangeException(nameof(redshift), redshift, "a redshift is above -1");
        if (redshift == 0.0) return 0.0;
        return HubbleTime * Quadrature.Integrate(z => 1.0 / ((1.0 + z) * ExpansionRate(z)), 0.0, redshift, TimeTolerance);
    }

    private double HubbleTime => CosmologyConstants.HubbleTime / Parameters.H;

    private double AgeIntegrand(double u)
    {
        if (u == 0.0) return 1.0 / Math.Sqrt(omegaM);
        double scaleFactor = PortableMath.Cbrt(u * u);
        return 1.0 / Math.Sqrt(omegaM + (1.0 - omegaM) * DarkEnergy.DensityRatio(scaleFactor) * u * u);
    }
}
