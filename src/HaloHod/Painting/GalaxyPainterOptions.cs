using System.Globalization;
using Orchestrator.Cosmology;
using Orchestrator.Numerics;

namespace Orchestrator.HaloHod;

/// <summary>What the painter takes a halo's mass and profile to be; all of it is part of a mock's lineage.</summary>
public sealed record GalaxyPainterOptions
{
    /// <summary>The definition that the halo occupation's masses are quoted for, and that satellites are truncated by; M200m by default, never FoF.</summary>
    public MassDefinition MassDefinition { get; init; } = MassDefinition.M200m;

    /// <summary>How FoF masses become masses of <see cref="MassDefinition"/>; abundance matching by default.</summary>
    public FofMassTreatment FofMasses { get; init; } = FofMassTreatment.AbundanceMatching;

    /// <summary>Mean concentrations c(M, z); Duffy et al. 2008 by default.</summary>
    public IConcentrationRelation Concentrations { get; init; } = new Duffy08Concentration();

    /// <summary>Side of a periodic box in Mpc/h for halos of a snapshot, whose satellites are wrapped into [0, side); null, the default, for a light cone.</summary>
    public double? PeriodicBox { get; init; }

    /// <summary>Refuses values that cannot be painted by.</summary>
    /// <exception cref="InvalidInputException">A FoF halo has no radius to hold satellites; or the box has no positive side.</exception>
    public void Validate()
    {
        if (MassDefinition is MassDefinition.Fof)
        {
            throw new InvalidInputException(
                "a friends-of-friends halo has no radius within which satellites could be placed",
                key: "mass_definition", value: nameof(MassDefinition.Fof), allowed: "M200m, M200c or Virial");
        }
        if (PeriodicBox is { } side && !(side > 0 && double.IsFinite(side)))
        {
            throw new InvalidInputException(
                "not a box", key: "box", value: side.ToString(CultureInfo.InvariantCulture), allowed: "a positive side in Mpc/h");
        }
    }
}
