namespace Orchestrator.Cosmology;

/// <summary>Comoving volumes of redshift shells.</summary>
public static class ComovingVolume
{
    /// <summary>Area of the whole sky in square degrees.</summary>
    public const double FullSky = 129600.0 / Math.PI;

    /// <summary>Comoving volume between two redshifts.</summary>
    /// <param name="cosmology">The background.</param>
    /// <param name="redshiftMin">Near edge, 0 or more.</param>
    /// <param name="redshiftMax">Far edge, not below the near one.</param>
    /// <param name="areaSquareDegrees">Area on the sky; <see cref="FullSky"/> for all of it.</param>
    /// <returns>(Mpc/h)^3.</returns>
    /// <exception cref="Numerics.InvalidInputException">A redshift lies outside the distance table.</exception>
    public static double Shell(WcdmCosmology cosmology, double redshiftMin, double redshiftMax, double areaSquareDegrees = FullSky)
    {
        ArgumentNullException.ThrowIfNull(cosmology);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(redshiftMin, redshiftMax);
        double near = cosmology.ComovingDistance(redshiftMin);
        double far = cosmology.ComovingDistance(redshiftMax);
        return Steradians(areaSquareDegrees) / 3.0 * (far - near) * (far * far + far * near + near * near);
    }

    /// <summary>Comoving volume a unit of redshift and square degree, dV/dz/dOmega.</summary>
    /// <param name="cosmology">The background.</param>
    /// <param name="redshift">Redshift of the expansion.</param>
    /// <returns>(Mpc/h)^3 a unit redshift and square degree.</returns>
    /// <exception cref="Numerics.InvalidInputException">The redshift lies outside the distance table.</exception>
    public static double PerRedshiftAndSquareDegree(WcdmCosmology cosmology, double redshift)
    {
        ArgumentNullException.ThrowIfNull(cosmology);
        double distance = cosmology.ComovingDistance(redshift);
        return Steradians(1.0) * CosmologyConstants.HubbleDistance * distance * distance / cosmology.ExpansionRate(redshift);
    }

    private static double Steradians(double squareDegrees) => squareDegrees * (Math.PI / 180.0) * (Math.PI / 180.0);
}
