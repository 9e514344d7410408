using Orchestrator.Cosmology;

namespace Orchestrator.HaloHod;

/// <summary>The profile of one halo at its own redshift, as its satellites need it.</summary>
internal readonly struct HaloProfile
{
    private const double InverseSqrt2 = 0.70710678118654752440;

    private readonly double radius;
    private readonly double concentration;
    private readonly double enclosedMass;

    public HaloProfile(double mass, double redshift, MassDefinition definition, WcdmCosmology cosmology, MassConversion concentrations)
    {
        radius = HaloRadius.Comoving(cosmology, definition, mass, redshift);
        // Asked directly where it can be: the conversion from another definition allocates for its root.
        IConcentrationRelation relation = concentrations.Relation;
        concentration = relation.Supports(definition)
            ? relation.Concentration(definition, mass, redshift)
            : concentrations.Concentration(mass, definition, redshift);
        enclosedMass = NfwProfile.EnclosedMass(concentration);
        VelocityDispersion = InverseSqrt2 * HaloRadius.CircularVelocity(cosmology, definition, mass, redshift);
    }

    /// <summary>Dispersion along one axis, V / sqrt(2) with the circular velocity at the radius (singular isothermal sphere); physical km/s.</summary>
    public double VelocityDispersion { get; }

    /// <summary>Radius that holds a fraction of the mass, comoving Mpc/h.</summary>
    public double RadiusOf(double massFraction) =>
        radius * NfwRadialDistribution.RadiusOfMassFraction(massFraction, enclosedMass, concentration);
}
