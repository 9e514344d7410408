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
    private const double SmallestMass = 1e9;
    private const double LargestMass = 1e17;
    private const double LargestRedshift = 10;

    private readonly MassConversion sphericalOverdensity;
    private readonly FofMassTreatment fofMasses;
    private readonly Lazy<AbundanceMatching> matching;

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
        matching = new Lazy<AbundanceMatching>(() =>
        {
            var variance = new MassVariance(cosmology, spectrum ?? new EisensteinHuPowerSpectrum(cosmology.Parameters));
            return new AbundanceMatching(
                new WatsonMassFunction(variance), new TinkerMassFunction(variance), 0, LargestRedshift, SmallestMass, LargestMass);
        });
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
            matching.Value.Convert(masses, redshifts, converted);
            definition = MassDefinition.M200m;
            masses = converted;
        }
        if (definition == MassDefinition) return;
        for (int i = 0; i < masses.Length; i++) converted[i] = sphericalOverdensity.Convert(masses[i], definition, MassDefinition, redshifts[i]);
    }
}
