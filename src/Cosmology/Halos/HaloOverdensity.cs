namespace Orchestrator.Cosmology;

/// <summary>The mean density inside a halo that each spherical-overdensity definition asks for.</summary>
public static class HaloOverdensity
{
    /// <summary>Mean density of the halo over the critical density at its redshift.</summary>
    /// <remarks>Virial: 18 pi^2 + 82 x - 39 x^2 with x = OmegaM(z) - 1, Bryan and Norman 1998 (astro-ph/9710107) eq. 6, flat.</remarks>
    /// <param name="cosmology">The background.</param>
    /// <param name="definition">A spherical-overdensity definition.</param>
    /// <param name="redshift">Redshift of the halo.</param>
    /// <returns>Dimensionless.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The definition is <see cref="MassDefinition.Fof"/>, which has no overdensity.</exception>
    public static double RelativeToCritical(WcdmCosmology cosmology, MassDefinition definition, double redshift)
    {
        ArgumentNullException.ThrowIfNull(cosmology);
        return definition switch
        {
            MassDefinition.M200c => 200.0,
            MassDefinition.M200m => 200.0 * cosmology.OmegaMAt(redshift),
            MassDefinition.Virial => BryanNorman(cosmology.OmegaMAt(redshift)),
            MassDefinition.Fof => throw NoOverdensity(definition),
            _ => throw NoOverdensity(definition),
        };
    }

    /// <summary>Mean density of the halo over the mean matter density at its redshift.</summary>
    /// <param name="cosmology">The background.</param>
    /// <param name="definition">A spherical-overdensity definition.</param>
    /// <param name="redshift">Redshift of the halo.</param>
    /// <returns>Dimensionless.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The definition is <see cref="MassDefinition.Fof"/>, which has no overdensity.</exception>
    public static double RelativeToMean(WcdmCosmology cosmology, MassDefinition definition, double redshift)
    {
        if (definition == MassDefinition.M200m) return 200.0;
        return RelativeToCritical(cosmology, definition, redshift) / cosmology.OmegaMAt(redshift);
    }

    private static double BryanNorman(double omegaM)
    {
        double x = omegaM - 1.0;
        return 18.0 * Math.PI * Math.PI + 82.0 * x - 39.0 * x * x;
    }

    private static ArgumentOutOfRangeException NoOverdensity(MassDefinition definition) => new(
        nameof(definition), definition, "friends-of-friends masses have no overdensity and no radius: convert them by abundance matching, or declare them to be another definition");
}
