using Orchestrator.Cosmology;

namespace Orchestrator.HaloHod;

/// <summary>Turns halo masses of any definition into masses of the one that a halo occupation is quoted for.</summary>
/// <remarks>
/// <para>FoF masses are matched by abundance, Watson et al. 2013 (FoF) to Tinker et al. 2008 (M200m), in the halos' own cosmology and at each halo's own
/// redshift, or taken as they are (<see cref="GalaxyPainterOptions.FofMasses"/>). Spherical-overdensity masses go from one to another by Hu &amp; Kravtsov 2003
/// with the mean concentration, M200m after matching included.</para>
/// <para>The matching is tabulated once over fixed ranges, so that a halo's mass does not depend on which other halos are converted.
/// Immutable and safe to use from any thread.</para>
/// </remarks>
public sealed class HaloMassConversion
{
    private readonly MassConversion sphericalOverdensity;
    private readonly FofMassTreatment fofMasses;
    private readonly Lazy<MatchedAbundances> matched;

    /// <summary>The conversion for halos of one cosmology.</summary>
    /// <param name="cosmology">The halos' cosmology.</param>
    /// <param name="options">The declared mass definition, the treatment of FoF masses and the concentrations.</param>
    /// <param name="spectrum">The linear power spectrum of the mass functions; null for Eisenstein &amp; Hu 1998 with the parameters of the cosmology.</param>
    /// <exception cref="Numerics.InvalidInputException">The options do not fit together.</exception>
    public HaloMassConversion(WcdmCosmology cosmology, GalaxyPainterOptions options, IPowerSpectrum? spectrum = null)
    {
        ArgumentNullException.ThrowIfNull(cosmology);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        MassDefinition = options.MassDefinition;
        fofMasses = options.FofMasses;
        sphericalOverdensity = new MassConversion(cosmology, options.Concentrations);
        matched = new Lazy<MatchedAbundances>(() => new MatchedAbundances(cosmology, spectrum));
    }

    /// <summary>The definition of the masses that come out.</summary>
    public MassDefinition MassDefinition { get; }

    /// <summary>Mass of one halo in <see cref="MassDefinition"/>.</summary>
    /// <param name="mass">Msun/h in <paramref name="definition"/>; 1e9 to 1e17 for FoF masses that are matched.</param>
    /// <param name="definition">The definition of <paramref name="mass"/>.</param>
    /// <param name="redshift">Redshift of the halo; 0 to 10 for FoF masses that are matched.</param>
    /// <returns>Msun/h.</returns>
    /// <exception cref="Numerics.InvalidInputException">A FoF mass or its redshift lies outside the ranges of the matching.</exception>
    public double Convert(double mass, MassDefinition definition, double redshift)
    {
        Span<double> converted = [mass];
        Convert(converted, [redshift], definition, converted);
        return converted[0];
    }

    /// <summary>Masses of many halos in <see cref="MassDefinition"/>, each at its own redshift.</summary>
    /// <param name="masses">Msun/h in <paramref name="definition"/>.</param>
    /// <param name="redshifts">Redshift of each halo.</param>
    /// <param name="definition">The definition of <paramref name="masses"/>.</param>
    /// <param name="converted">Receives Msun/h; all three equally long; may be the memory of <paramref name="masses"/>.</param>
    /// <exception cref="Numerics.InvalidInputException">A FoF mass or its redshift lies outside the ranges of the matching.</exception>
    public void Convert(ReadOnlySpan<double> masses, ReadOnlySpan<double> redshifts, MassDefinition definition, Span<double> converted)
    {
        bool isFof = definition is MassDefinition.Fof;
        if (definition == MassDefinition || (isFof && fofMasses is FofMassTreatment.Identity))
        {
            masses.CopyTo(converted);
            return;
        }
        if (isFof)
        {
            matched.Value.Matching.Convert(masses, redshifts, converted);
            definition = MassDefinition.M200m;
            masses = converted;
        }
        if (definition == MassDefinition) return;
        for (int i = 0; i < masses.Length; i++) converted[i] = sphericalOverdensity.Convert(masses[i], definition, MassDefinition, redshifts[i]);
    }

    /// <summary>Whether masses and redshifts lie where the mass functions and the concentrations were fitted.</summary>
    /// <param name="definition">The definition of the masses.</param>
    /// <param name="minimumMass">Smallest mass in use, Msun/h.</param>
    /// <param name="maximumMass">Largest mass in use, Msun/h.</param>
    /// <param name="minimumRedshift">Smallest redshift in use.</param>
    /// <param name="maximumRedshift">Largest redshift in use.</param>
    /// <returns>Warnings, none when all is well.</returns>
    public IReadOnlyList<ValidityWarning> CheckValidity(
        MassDefinition definition, double minimumMass, double maximumMass, double minimumRedshift, double maximumRedshift)
    {
        IReadOnlyList<ValidityWarning> ofConcentrations =
            sphericalOverdensity.Relation.CheckValidity(minimumMass, maximumMass, minimumRedshift, maximumRedshift);
        bool isMatched = definition is MassDefinition.Fof && fofMasses is FofMassTreatment.AbundanceMatching;
        return isMatched
            ? [.. matched.Value.CheckValidity(minimumMass, maximumMass, minimumRedshift, maximumRedshift), .. ofConcentrations]
            : ofConcentrations;
    }
}
