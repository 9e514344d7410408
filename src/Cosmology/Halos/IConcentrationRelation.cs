namespace Orchestrator.Cosmology;

/// <summary>The mean concentration of halos of a mass and redshift: halo radius over the scale radius of the NFW profile.</summary>
/// <remarks>Implementations are immutable and safe to use from any thread.</remarks>
public interface IConcentrationRelation
{
    /// <summary>Whether the relation was fitted in a mass definition; for others <see cref="MassConversion"/> finds the answer.</summary>
    /// <param name="definition">A mass definition.</param>
    /// <returns>True when <see cref="Concentration"/> takes it.</returns>
    bool Supports(MassDefinition definition);

    /// <summary>Mean concentration, with mass and radius both in one definition.</summary>
    /// <param name="definition">A definition that <see cref="Supports"/> accepts.</param>
    /// <param name="mass">Msun/h, above 0.</param>
    /// <param name="redshift">Redshift of the halo.</param>
    /// <returns>Dimensionless.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The relation was not fitted in that definition.</exception>
    double Concentration(MassDefinition definition, double mass, double redshift);

    /// <summary>Whether masses and redshifts lie where the fit was made.</summary>
    /// <param name="minimumMass">Smallest mass in use, Msun/h.</param>
    /// <param name="maximumMass">Largest mass in use, Msun/h.</param>
    /// <param name="minimumRedshift">Smallest redshift in use.</param>
    /// <param name="maximumRedshift">Largest redshift in use.</param>
    /// <returns>Warnings, none when all is well.</returns>
    IReadOnlyList<ValidityWarning> CheckValidity(double minimumMass, double maximumMass, double minimumRedshift, double maximumRedshift);
}
