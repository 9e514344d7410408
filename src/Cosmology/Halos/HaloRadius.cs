using Orchestrator.Numerics;

namespace Orchestrator.Cosmology;

/// <summary>Radius and circular velocity of halos of a spherical-overdensity mass.</summary>
public static class HaloRadius
{
    /// <summary>Comoving radius of the sphere that holds the mass at the definition's mean density.</summary>
    /// <param name="cosmology">The background.</param>
    /// <param name="definition">A spherical-overdensity definition.</param>
    /// <param name="mass">Msun/h, 0 or more.</param>
    /// <param name="redshift">Redshift of the halo; does not matter for <see cref="MassDefinition.M200m"/>.</param>
    /// <returns>Comoving Mpc/h.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The definition is <see cref="MassDefinition.Fof"/>, which has no radius.</exception>
    public static double Comoving(WcdmCosmology cosmology, MassDefinition definition, double mass, double redshift)
    {
        double overdensity = HaloOverdensity.RelativeToMean(cosmology, definition, redshift);
        return PortableMath.Cbrt(mass / (4.0 * Math.PI / 3.0 * overdensity * cosmology.MeanMatterDensity));
    }

    /// <summary>Circular velocity at that radius, sqrt(G M / R) with the physical radius R = R_comoving / (1 + z).</summary>
    /// <param name="cosmology">The background.</param>
    /// <param name="definition">A spherical-overdensity definition.</param>
    /// <param name="mass">Msun/h, above 0.</param>
    /// <param name="redshift">Redshift of the halo.</param>
    /// <returns>Physical km/s.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The definition is <see cref="MassDefinition.Fof"/>, which has no radius.</exception>
    public static double CircularVelocity(WcdmCosmology cosmology, MassDefinition definition, double mass, double redshift) =>
        Math.Sqrt(CosmologyConstants.NewtonG * mass * (1.0 + redshift) / Comoving(cosmology, definition, mass, redshift));
}
