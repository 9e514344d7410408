using System.Globalization;
using Orchestrator.Planning;
using Orchestrator.TrainingSets;

namespace Orchestrator.Reports;

/// <summary>Checks that the report makes of a training set that was just written.</summary>
internal static class TrainingSetChecks
{
    /// <summary>The checks.</summary>
    public static IEnumerable<ReportCheck> Check(CampaignPlan plan, PlannedTrainingSet set)
    {
        IReadOnlyList<string> names = plan.Inputs.Design.Table.Names;
        var design = plan.Inputs.Design.Points.ToDictionary(
            point => point.Simulation, point => (IReadOnlyList<double>)[.. names.Select(name => point.Parameters[name])]);
        IReadOnlyList<Finding> findings = TrainingSetVerifier.Verify(set.IndexPath, design);
        yield return new ReportCheck(
            $"{set.Settings.Name}: every value as recorded",
            findings.Count == 0,
            findings.Count == 0
                ? "Sums of maps equal the galaxies of each sample, labels equal the design table, content hashes equal those recorded, no group of simulations lies in two splits."
                : string.Join("; ", findings.Take(5)));
        IEnumerable<IGrouping<Split, PlannedSample>> splits = set.Plan.Shards.SelectMany(shard => shard.Samples)
            .GroupBy(sample => sample.Split).OrderBy(split => split.Key);
        string shares = string.Join(", ", splits.Select(split => string.Create(
            CultureInfo.InvariantCulture,
                $"{split.Key}: {split.Select(sample => sample.Record.Identity.Simulation).Distinct().Count()} simulations, {split.Count()} samples")));
        yield return new ReportCheck($"{set.Settings.Name}: split by simulation", Passed: true, shares);
        yield return new ReportCheck(
            $"{set.Settings.Name}: cones reach beyond the last slice",
            Passed: true,
            string.Create(
                CultureInfo.InvariantCulture,
                $"The nearest end of a cone is at z = {plan.Inputs.Sources.Min(source => source.Geometry.MaximumRedshift):G4}; the last slice ends at {set.Settings.Maps.MaximumRedshift:G4}."));
    }
}
