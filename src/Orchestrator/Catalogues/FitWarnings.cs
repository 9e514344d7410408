using Orchestrator.Cosmology;

namespace Orchestrator.Catalogues;

/// <summary>Where the prediction beside a mass function leaves the ranges of its fits.</summary>
internal static class FitWarnings
{
    /// <summary>Checks Eisenstein and Hu 1998 and Watson et al. 2013.</summary>
    /// <param name="masses">Masses in Msun/h.</param>
    /// <param name="cosmology">Cosmology of the simulation.</param>
    /// <param name="redshifts">Redshift of the box, or both ends of the cone.</param>
    /// <returns>A sentence for each quantity outside; none without halos.</returns>
    public static IEnumerable<string> Of(ReadOnlySpan<double> masses, WcdmCosmology cosmology, params ReadOnlySpan<double> redshifts)
    {
        if (masses.IsEmpty) return [];
        double lightest = double.PositiveInfinity, heaviest = 0;
        foreach (double mass in masses) (lightest, heaviest) = (Math.Min(lightest, mass), Math.Max(heaviest, mass));
        var spectrum = new EisensteinHuPowerSpectrum(cosmology.Parameters);
        var massFunction = new WatsonMassFunction(new MassVariance(cosmology, spectrum));
        var warnings = new List<ValidityWarning>(spectrum.CheckValidity());
        foreach (double redshift in redshifts) warnings.AddRange(massFunction.CheckValidity(lightest, heaviest, redshift));
        return warnings.Select(warning => warning.Message);
    }
}
