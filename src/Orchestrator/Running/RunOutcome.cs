using System.Globalization;
using System.Text.Json.Nodes;
using Orchestrator.Planning;
using Orchestrator.Reports;

namespace Orchestrator.Running;

/// <summary>What a run did and where its results are.</summary>
internal sealed record RunOutcome
{
    private RunOutcome(CampaignPlan plan) => Plan = plan;

    /// <summary>The campaign as it stands now.</summary>
    public CampaignPlan Plan { get; }

    /// <summary>Tasks that ran.</summary>
    public required int Tasks { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>What a person should know.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Makes the record.</summary>
    public static RunOutcome Of(CampaignPlan plan, int tasks, TimeSpan duration, IReadOnlyList<string> warnings) =>
        new(plan) { Tasks = tasks, Duration = duration, Warnings = warnings };

    /// <summary>The outcome as JSON.</summary>
    public JsonObject ToJson() => new()
    {
        ["campaign"] = Plan.Inputs.Campaign.Name,
        ["workspace"] = Plan.Workspace.Root,
        ["tasks_run"] = Tasks,
        ["seconds"] = Math.Round(Duration.TotalSeconds, 3),
        ["training_sets"] = new JsonArray([.. Plan.TrainingSets.Select(set => (JsonNode)new JsonObject
        {
            ["name"] = set.Settings.Name,
            ["path"] = set.IndexPath,
            ["samples"] = set.SampleCount,
        })]),
        ["report"] = Path.Combine(Plan.Workspace.Report, ReportWriter.PageName),
        ["pictures"] = new JsonArray([.. ReportWriter.Pictures(Plan.Workspace).Select(path => (JsonNode)path)]),
        ["warnings"] = new JsonArray([.. Warnings.Select(warning => (JsonNode)warning)]),
    };

    /// <summary>The outcome in words.</summary>
    /// <param name="folder">Folder to which paths are shown relative.</param>
    public IEnumerable<string> Describe(string folder)
    {
        yield return Tasks == 0 && Duration == TimeSpan.Zero
            ? $"{Plan.Inputs.Campaign.Name}: nothing to do"
            : string.Create(CultureInfo.InvariantCulture, $"{Plan.Inputs.Campaign.Name}: {Tasks} tasks in {Duration.TotalSeconds:F1} s");
        foreach (PlannedTrainingSet set in Plan.TrainingSets)
            yield return $"training set  {Path.GetRelativePath(folder, set.IndexPath)}  ({set.SampleCount} samples)";
        yield return $"report        {Path.GetRelativePath(folder, Path.Combine(Plan.Workspace.Report, ReportWriter.PageName))}";
        foreach (string picture in ReportWriter.Pictures(Plan.Workspace))
            yield return $"picture       {Path.GetRelativePath(folder, picture)}";
    }
}
