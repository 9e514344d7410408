using Orchestrator.Cosmology;

namespace Orchestrator.Observational;

/// <summary>Redshift-space distortion of one galaxy by its peculiar velocity along the line of sight.</summary>
/// <remarks>Velocities are peculiar and physical, in km/s; positive is away from the observer.</remarks>
public static class DopplerShift
{
    /// <summary>Redshift with the peculiar velocity: <c>1 + z_rsd = (1 + z_cos)(1 + v_los / c)</c>, exact for velocities well below c.</summary>
    /// <remarks>Evaluated as <c>z_cos + (1 + z_cos) v_los / c</c>, which keeps its digits near z = 0.</remarks>
    /// <param name="cosmologicalRedshift">Redshift of the expansion alone.</param>
    /// <param name="lineOfSightVelocity">Line-of-sight velocity in km/s, positive away from the observer.</param>
    public static double Redshift(double cosmologicalRedshift, double lineOfSightVelocity) =>
        cosmologicalRedshift + (1 + cosmologicalRedshift) * (lineOfSightVelocity / CosmologyConstants.SpeedOfLight);

    /// <summary>First-order displacement along the line of sight, <c>v_los (1 + z) / H(z)</c>; for checks only, catalogues use the exact relation.</summary>
    /// <param name="cosmology">The cosmology of the galaxies.</param>
    /// <param name="cosmologicalRedshift">Redshift of the expansion alone.</param>
    /// <param name="lineOfSightVelocity">Line-of-sight velocity in km/s, positive away from the observer.</param>
    /// <returns>Displacement in comoving Mpc/h, positive away from the observer.</returns>
    public static double FirstOrderDisplacement(WcdmCosmology cosmology, double cosmologicalRedshift, double lineOfSightVelocity)
    {
        ArgumentNullException.ThrowIfNull(cosmology);
        return lineOfSightVelocity * (1 + cosmologicalRedshift) / cosmology.HubbleParameter(cosmologicalRedshift);
    }
}
