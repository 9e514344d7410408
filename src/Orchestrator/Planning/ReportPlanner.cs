using System.Text.Json.Nodes;
using Orchestrator.Reports;
using Orchestrator.Worker;
using Orchestrator.Workspaces;

namespace Orchestrator.Planning;

/// <summary>Plans the report.</summary>
internal static class ReportPlanner
{
    /// <summary>Compares the report with what it should show.</summary>
    public static PlannedReport Plan(
        CampaignInputs inputs, IReadOnlyList<PlannedSimulation> simulations, IReadOnlyList<PlannedTrainingSet> sets, Workspace workspace)
    {
        var lineage = new Lineage
        {
            Stage = "report",
            StageVersion = ReportWriter.Version,
            Parameters = new JsonObject { ["design"] = inputs.Design.Table.ContentHash, ["min_halo_mass"] = inputs.Masses.Cut },
            Inputs = simulations.Select(simulation => ($"halos {simulation.Task.Point.Simulation}", simulation.Task.Lineage.Hash))
                .Concat(sets.Select(set => ($"training set {set.Settings.Name}", set.Plan.Lineage)))
                .ToDictionary(input => input.Item1, input => input.Item2, StringComparer.Ordinal),
        };
        if (!sets.All(set => set.IsComplete))
            return new PlannedReport(lineage, TaskState.Needed, "drawn when the training sets are complete");
        string page = Path.Combine(workspace.Report, ReportWriter.PageName);
        if (!File.Exists(page)) return new PlannedReport(lineage, TaskState.Needed, "not drawn yet");
        string text = File.ReadAllText(page);
        if (!text.Contains(ReportPage.LineageElement(lineage.Hash), StringComparison.Ordinal))
            return new PlannedReport(lineage, TaskState.Needed, "shows an earlier state");
        string? missing = ReportPage.PicturesOf(text).FirstOrDefault(name => !File.Exists(Path.Combine(workspace.Report, name)));
        return missing is null
            ? new PlannedReport(lineage, TaskState.Done, "drawn")
            : new PlannedReport(lineage, TaskState.Needed, $"{missing} is missing");
    }
}
