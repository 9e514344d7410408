namespace Orchestrator.Cosmology;

/// <summary>The number density of halos by mass.</summary>
/// <remarks>Implementations are immutable and safe to use from any thread.</remarks>
public interface IHaloMassFunction
{
    /// <summary>The definition of the masses that are counted.</summary>
    MassDefinition MassDefinition { get; }

    /// <summary>Smallest mass in Msun/h that can be asked for.</summary>
    double MinimumMass { get; }

    /// <summary>Largest mass in Msun/h that can be asked for.</summary>
    double MaximumMass { get; }

    /// <summary>Comoving number density a unit of ln M, dn/dlnM.</summary>
    /// <param name="mass">Msun/h in the definition of <see cref="MassDefinition"/>.</param>
    /// <param name="redshift">Redshift.</param>
    /// <returns>(Mpc/h)^-3.</returns>
    double NumberDensity(double mass, double redshift);

    /// <summary>dn/dlnM of many masses at one redshift.</summary>
    /// <param name="masses">Msun/h.</param>
    /// <param name="redshift">Redshift.</param>
    /// <param name="densities">Receives (Mpc/h)^-3; as long as <paramref name="masses"/>; may be the same memory.</param>
    void NumberDensity(ReadOnlySpan<double> masses, double redshift, Span<double> densities);

    /// <summary>Whether masses and a redshift lie where the fit was made.</summary>
    /// <param name="minimumMass">Smallest mass in use, Msun/h.</param>
    /// <param name="maximumMass">Largest mass in use, Msun/h.</param>
    /// <param name="redshift">Redshift.</param>
    /// <returns>Warnings, none when all is well.</returns>
    IReadOnlyList<ValidityWarning> CheckValidity(double minimumMass, double maximumMass, double redshift);
}
