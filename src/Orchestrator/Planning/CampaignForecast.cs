using System.Globalization;
using Orchestrator.Campaigns;
using Orchestrator.Cosmology;
using Orchestrator.HaloHod;
using Orchestrator.Observational;

namespace Orchestrator.Planning;

/// <summary>What a campaign will lose, known before anything runs: galaxies in halos that are not there, and outliers from beyond the
/// cone.</summary>
internal static class CampaignForecast
{
    private const int MostPoints = 8;

    // Beyond this redshift a sample above 1e12 Msun/h has no galaxies worth counting.
    private const double PopulationEnd = 5;

    /// <summary>The forecast in sentences; none when nothing is to be said.</summary>
    public static IReadOnlyList<string> Warnings(CampaignInputs inputs)
    {
        var warnings = new List<string>();
        if (!inputs.Masses.IsWellResolved)
        {
            warnings.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"the common mass cut {inputs.Masses.Cut:G4} Msun/h is {inputs.Masses.ParticlesAtCut(inputs.Masses.Heaviest):F1} particles in simulation {inputs.Masses.Heaviest.Simulation}; {MinimumMassReport.RecommendedParticles} ({inputs.Masses.RecommendedCut:G4} Msun/h) are recommended"));
        }
        warnings.AddRange(OutsideFits([.. inputs.Sources.Select(source => (source.Point.Simulation, source.Cosmology))]));
        foreach (TrainingSetSettings set in inputs.Campaign.TrainingSets)
            foreach (string name in set.Recipes) Recipe(inputs, set, inputs.Campaign.Recipe(name), warnings);
        return warnings;
    }

    /// <summary>Which cosmologies lie outside the range of the power spectrum's fit, a sentence for each limit with its first offender.</summary>
    public static IEnumerable<string> OutsideFits(IReadOnlyList<(int Simulation, CosmologyParameters Cosmology)> points) =>
        points.SelectMany(point => new EisensteinHuPowerSpectrum(point.Cosmology).CheckValidity().Select(warning => (point.Simulation, Warning: warning)))
            .GroupBy(found => found.Warning.Range)
            .Select(group => string.Create(
                CultureInfo.InvariantCulture,
                $"{group.Count()} of {points.Count} cosmologies lie outside a fit's range; simulation {group.First().Simulation}: {group.First().Warning.Message}"));

    private static void Recipe(CampaignInputs inputs, TrainingSetSettings set, MockRecipe recipe, List<string> warnings)
    {
        var model = new Zheng07Model(recipe.Hod.Parameters);
        double middle = 0.5 * (set.Maps.MinimumRedshift + set.Maps.MaximumRedshift);
        double worstBelow = 0, worstLoss = 0;
        int below = 0, loss = 0;
        foreach (SimulationSource source in Spread(inputs.Sources))
        {
            var cosmology = new WcdmCosmology(source.Cosmology);
            var variance = new MassVariance(cosmology, new EisensteinHuPowerSpectrum(source.Cosmology));
            var target = new TinkerMassFunction(variance, recipe.Hod.MassDefinition);
            var matching = new AbundanceMatching(
                new WatsonMassFunction(variance), target, middle, middle, 0.9 * inputs.Masses.Cut, 1.1 * inputs.Masses.Cut);
            double cut = matching.Convert(inputs.Masses.Cut, middle);
            double fraction = Reachability.FractionBelow(target, model, middle, cut);
            if (fraction > worstBelow) (worstBelow, below) = (fraction, source.Point.Simulation);
            double lost = OutlierLoss(inputs, set, recipe, source, cosmology, target, model);
            if (lost > worstLoss) (worstLoss, loss) = (lost, source.Point.Simulation);
        }
        if (worstBelow > Reachability.LargestLoss)
        {
            warnings.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"recipe {recipe.Name} is out of reach: {100 * worstBelow:F1} % of its galaxies at z = {middle:F2} live in halos below the cut in simulation {below} (at most {100 * Reachability.LargestLoss:F0} %)"));
        }
        if (worstLoss > 0)
        {
            warnings.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"recipe {recipe.Name} loses {100 * worstLoss:F2} % of the galaxies of the last slice of {set.Name} in simulation {loss}: outliers from beyond the cone"));
        }
    }

    private static double OutlierLoss(
        CampaignInputs inputs, TrainingSetSettings set, MockRecipe recipe, SimulationSource source, WcdmCosmology cosmology,
            TinkerMassFunction massFunction, Zheng07Model model)
    {
        if (recipe.Effects.PhotometricRedshift is not { OutlierFraction: > 0 } errors) return 0;
        double Galaxies(double redshift) =>
            Reachability.NumberDensity(massFunction, model, redshift) * ComovingVolume.PerRedshiftAndSquareDegree(cosmology, redshift);
        var edges = StageTasks.Maps(inputs.Campaign, set).CreateSlices().Edges;
        return RedshiftReach.OutlierLoss(
            new PhotometricRedshiftModel(errors), Galaxies, source.Geometry.MaximumRedshift, PopulationEnd, edges[^2], edges[^1]);
    }

    private static IEnumerable<SimulationSource> Spread(IReadOnlyList<SimulationSource> sources)
    {
        int step = Math.Max(1, (sources.Count + MostPoints - 1) / MostPoints);
        for (int i = 0; i < sources.Count; i += step) yield return sources[i];
    }
}
