using Orchestrator.Numerics;

namespace Orchestrator.Cosmology;

/// <summary>Converts halo masses and concentrations among spherical-overdensity definitions, for halos with NFW profiles.</summary>
/// <remarks>
/// <para>
/// Hu and Kravtsov 2003 (astro-ph/0203169), appendix C, with the mean concentration of a relation. Friends-of-friends masses are no spheres: they
/// are matched by abundance (<see cref="AbundanceMatching"/>) first.
/// </para>
/// <para>Immutable and safe to use from any thread.</para>
/// </remarks>
public sealed class MassConversion
{
    private const double LogMassBracket = 1.5;
    private readonly WcdmCosmology cosmology;

    /// <summary>Makes the conversion.</summary>
    /// <param name="cosmology">The background, which sets what the definitions mean at a redshift.</param>
    /// <param name="relation">Mean concentrations.</param>
    public MassConversion(WcdmCosmology cosmology, IConcentrationRelation relation)
    {
        ArgumentNullException.ThrowIfNull(cosmology);
        ArgumentNullException.ThrowIfNull(relation);
        this.cosmology = cosmology;
        Relation = relation;
    }

    /// <summary>The mean concentrations in use.</summary>
    public IConcentrationRelation Relation { get; }

    /// <summary>Mass of the same halo in another definition.</summary>
    /// <param name="mass">Msun/h in <paramref name="from"/>, above 0.</param>
    /// <param name="from">A spherical-overdensity definition; the mean concentration is taken at this mass.</param>
    /// <param name="to">A spherical-overdensity definition.</param>
    /// <param name="redshift">Redshift of the halo.</param>
    /// <returns>Msun/h in <paramref name="to"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A definition is <see cref="MassDefinition.Fof"/>, or the mass is not positive.</exception>
    public double Convert(double mass, MassDefinition from, MassDefinition to, double redshift)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(mass);
        double ratio = OverdensityRatio(from, to, redshift);
        return from == to ? mass : mass * NfwProfile.MassRatio(Concentration(mass, from, redshift), ratio);
    }

    /// <summary>Mean concentration in any spherical-overdensity definition, also one that the relation was not fitted in.</summary>
    /// <param name="mass">Msun/h, above 0.</param>
    /// <param name="definition">The definition of mass and of the radius in the concentration.</param>
    /// <param name="redshift">Redshift of the halo.</param>
    /// <returns>Dimensionless.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The definition is <see cref="MassDefinition.Fof"/>, or the mass is not positive.</exception>
    public double Concentration(double mass, MassDefinition definition, double redshift)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(mass);
        if (Relation.Supports(definition)) return Relation.Concentration(definition, mass, redshift);
        MassDefinition fitted = Relation.Supports(MassDefinition.M200c) ? MassDefinition.M200c : MassDefinition.Virial;
        double ratio = OverdensityRatio(fitted, definition, redshift);
        double logMass = PortableMath.Log(mass);

        double Excess(double logFitted)
        {
            double concentration = Relation.Concentration(fitted, PortableMath.Exp(logFitted), redshift);
            return logFitted + PortableMath.Log(NfwProfile.MassRatio(concentration, ratio)) - logMass;
        }

        double solution = RootFinding.Brent(Excess, logMass - LogMassBracket, logMass + LogMassBracket, 1e-13);
        return NfwProfile.ConcentrationAt(Relation.Concentration(fitted, PortableMath.Exp(solution), redshift), ratio);
    }

    private double OverdensityRatio(MassDefinition from, MassDefinition to, double redshift) =>
        HaloOverdensity.RelativeToCritical(cosmology, to, redshift) / HaloOverdensity.RelativeToCritical(cosmology, from, redshift);
}
