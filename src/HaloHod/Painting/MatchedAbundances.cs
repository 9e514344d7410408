using Orchestrator.Cosmology;

namespace Orchestrator.HaloHod;

/// <summary>The two mass functions of one cosmology whose abundances are matched, and the matching.</summary>
internal sealed class MatchedAbundances
{
    private const double SmallestMass = 1e9;
    private const double LargestMass = 1e17;
    private const double LargestRedshift = 10;

    private readonly WatsonMassFunction fof;
    private readonly TinkerMassFunction sphericalOverdensity;
    private readonly IReadOnlyList<ValidityWarning> ofSpectrum;

    public MatchedAbundances(WcdmCosmology cosmology, IPowerSpectrum? spectrum)
    {
        EisensteinHuPowerSpectrum? fitted = spectrum is null ? new EisensteinHuPowerSpectrum(cosmology.Parameters) : spectrum as EisensteinHuPowerSpectrum;
        ofSpectrum = fitted?.CheckValidity() ?? [];
        var variance = new MassVariance(cosmology, spectrum ?? fitted!);
        fof = new WatsonMassFunction(variance);
        sphericalOverdensity = new TinkerMassFunction(variance);
        Matching = new AbundanceMatching(fof, sphericalOverdensity, 0, LargestRedshift, SmallestMass, LargestMass);
    }

    /// <summary>FoF masses to M200m, from redshift 0 to 10 and from 1e9 to 1e17 Msun/h.</summary>
    public AbundanceMatching Matching { get; }

    public IReadOnlyList<ValidityWarning> CheckValidity(double minimumMass, double maximumMass, double minimumRedshift, double maximumRedshift)
    {
        IEnumerable<ValidityWarning> ofMassFunctions = new IHaloMassFunction[] { fof, sphericalOverdensity }
            .SelectMany(function => new[] { minimumRedshift, maximumRedshift }.SelectMany(z => function.CheckValidity(minimumMass, maximumMass, z)))
            .GroupBy(warning => warning.Range)
            .SelectMany(group => group.Key.Check([.. group.Select(warning => warning.Value)]));
        return [.. ofSpectrum, .. ofMassFunctions];
    }
}
