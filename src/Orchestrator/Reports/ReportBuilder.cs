using System.Globalization;
using System.Text.Json.Nodes;
using Orchestrator.Planning;
using Orchestrator.Worker;

namespace Orchestrator.Reports;

/// <summary>Gathers what the report shows from the committed results and the training sets.</summary>
internal static class ReportBuilder
{
    /// <summary>The content of the report.</summary>
    public static ReportContent Build(CampaignPlan plan, IReadOnlyList<string> warnings)
    {
        SimulationRecord[] simulations = [.. plan.Simulations.Select(SimulationRecord.Of)];
        var figures = new List<ReportFigure> { Design(plan) };
        if (MassFunction(plan, simulations) is { } massFunction) figures.Add(massFunction);
        var checks = new List<ReportCheck>();
        IReadOnlyList<(int Simulation, GateReport Report)> gates = GateChecks.Of(plan);
        if (gates.Any(run => run.Report.Checks.Count > 0)) figures.Add(Gates(gates));
        if (gates.Count > 0) checks.Add(GateChecks.Summarise(gates));
        foreach (PlannedTrainingSet set in plan.TrainingSets)
        {
            figures.AddRange(TrainingSetFigures.Draw(plan, set));
            checks.AddRange(TrainingSetChecks.Check(plan, set));
        }
        checks.AddRange(warnings.Select(warning => new ReportCheck("Forecast", Passed: false, warning)));
        return new ReportContent
        {
            Campaign = plan.Inputs.Campaign.Name,
            Lineage = plan.Report.Lineage.Hash,
            Facts = Facts(plan, simulations),
            TrainingSets = [.. plan.TrainingSets.Select(set => TrainingSet(plan, set))],
            Checks = checks,
            RunColumns =
                ["simulation", .. plan.Inputs.Design.Table.Names, "seed", "halos in the cone", "distinct halos", "particle mass [Msun/h]",
                "particles at the cut", "physics gates", "galaxies a sample"],
            Runs = [.. plan.Simulations.Select((simulation, i) => Row(plan, simulation, simulations[i]))],
            Figures = figures,
        };
    }

    private static ReportFigure Design(CampaignPlan plan)
    {
        IReadOnlyList<string> names = plan.Inputs.Design.Table.Names;
        IReadOnlyList<double>[] points =
            [.. plan.Inputs.Design.Points.Select(point => (IReadOnlyList<double>)[.. names.Select(name => point.Parameters[name])])];
        byte[] png =
            DesignFigure.Draw(names, points, [.. plan.Inputs.Design.Points.Select(point => point.Slice)], $"{points.Length} simulations");
        return new ReportFigure("design.png", "Design", "The simulated cosmologies, in each projection of the design.", png);
    }

    private static ReportFigure? MassFunction(CampaignPlan plan, SimulationRecord[] simulations)
    {
        (Curve Measured, Curve Predicted)[] curves =
        [
            .. simulations.Where(simulation => simulation.MassFunction is { Counts.Count: > 1 })
                .Select(simulation =>
                    MassFunctionCurves.Of(
                        simulation.MassFunction!, $"simulation {simulation.Simulation}", ColourOf(plan, simulation.Simulation))),
        ];
        if (curves.Length == 0) return null;
        byte[] png =
            MassFunctionFigure.Draw(
                [.. curves.Select(curve => curve.Measured)], [.. curves.Select(curve => curve.Predicted)], plan.Inputs.Masses.Cut,
                ColourName(plan));
        return new ReportFigure(
            "mass-function.png",
            "Halo mass function",
            "All halos of each cone against the prediction for its volume. A small box is seen many times along the cone, so the scatter is not Poisson's; the deficit at few particles is PINOCCHIO's.",
            png);
    }

    private static ReportFigure Gates(IReadOnlyList<(int Simulation, GateReport Report)> gates) => new(
        "gates.png",
        "Physics gates",
        "Each point is one comparison of a simulation with what its cosmology predicts: halos of the box by particle number and halos of the cone by redshift over Watson et al. 2013, and where halos of the cone stand against the distance of their redshift. A simulation with a point outside is quarantined; nothing is made of it.",
        GatesFigure.Draw([.. gates.Where(run => run.Report.Checks.Count > 0)]));

    /// <summary>The parameter that colours show: sigma8 if it varies, else the design's first.</summary>
    internal static string ColourName(CampaignPlan plan)
    {
        IReadOnlyList<string> names = plan.Inputs.Design.Table.Names;
        return DesignFigure.Symbol(names.Contains("sigma8", StringComparer.Ordinal) ? "sigma8" : names[0]);
    }

    /// <summary>The value of that parameter.</summary>
    internal static double ColourOf(CampaignPlan plan, int simulation)
    {
        IReadOnlyDictionary<string, double> parameters = plan.Inputs.Design.Points.Single(point => point.Simulation == simulation)
            .Parameters;
        return parameters.TryGetValue("sigma8", out double sigma8) ? sigma8 : parameters[plan.Inputs.Design.Table.Names[0]];
    }

    private static List<(string Name, string Value)> Facts(CampaignPlan plan, SimulationRecord[] simulations) =>
    [
        ("simulations", $"{plan.Simulations.Count}"),
        ("halos", simulations.Sum(simulation => simulation.Halos).ToString("N0", CultureInfo.InvariantCulture)),
        ("samples", $"{plan.TrainingSets.Sum(set => set.SampleCount)}"),
        ("common mass cut", string.Create(CultureInfo.InvariantCulture, $"{plan.Inputs.Masses.Cut:G4} Msun/h")),
        ("seed", $"{plan.Inputs.Campaign.Seed}"),
        ("software", SoftwareVersion.Current),
    ];

    private static ReportTrainingSet TrainingSet(CampaignPlan plan, PlannedTrainingSet set)
    {
        string folder = Path.Combine(plan.Workspace.TrainingSets, set.Settings.Name);
        long shards = Directory.Exists(folder) ? new DirectoryInfo(folder).EnumerateFiles("*.h5").Sum(file => file.Length) : 0;
        long bytes = new FileInfo(set.IndexPath).Length + shards;
        string shape = $"{set.Settings.Maps.Slices} x {set.Settings.Maps.Pixels} x {set.Settings.Maps.Pixels}";
        return new ReportTrainingSet(set.Settings.Name, $"../training/{set.Settings.Name}.h5", set.SampleCount, shape, bytes);
    }

    private static List<string> Row(CampaignPlan plan, PlannedSimulation simulation, SimulationRecord record)
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        double[] galaxies = [.. plan.Mocks.Where(mock => mock.Task.Point == simulation.Task.Point).SelectMany(mock => SampleCounts(mock))];
        return
        [
            $"{record.Simulation}",
            .. plan.Inputs.Design.Table.Names.Select(name => simulation.Task.Point.Parameters[name].ToString("G6", culture)),
            $"{simulation.Task.Point.Seed}",
            record.Halos.ToString("N0", culture),
            record.DistinctHalos.ToString("N0", culture),
            record.ParticleMass.ToString("G4", culture),
            plan.Inputs.Masses.ParticlesAtCut(simulation.Source.Resolution).ToString("F1", culture),
            GateChecks.Count(simulation),
            galaxies.Length == 0 ? "" : galaxies.Average().ToString("N0", culture),
        ];
    }

    private static IEnumerable<double> SampleCounts(PlannedMock mock) =>
        mock.Task.Record?.Summary["samples"]?.AsArray().OfType<JsonObject>().Where(sample => (string?)sample["ablation"] is "")
            .Select(sample => (double)sample["galaxies"]!) ?? [];
}
