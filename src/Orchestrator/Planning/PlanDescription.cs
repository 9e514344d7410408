using System.Globalization;
using System.Text.Json.Nodes;

namespace Orchestrator.Planning;

/// <summary>Tells a plan to a person or to a script.</summary>
internal static class PlanDescription
{
    /// <summary>The plan in words.</summary>
    public static IEnumerable<string> InWords(CampaignPlan plan)
    {
        CampaignInputs inputs = plan.Inputs;
        yield return $"campaign      {inputs.Campaign.Name}, {inputs.Sources.Count} simulations, workspace {plan.Workspace.Root}";
        foreach (string line in RunDescription.InWords(inputs)) yield return line;
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"mass cut      {inputs.Masses.Cut:G4} Msun/h, {inputs.Masses.ParticlesAtCut(inputs.Masses.Heaviest):F1} particles of simulation {inputs.Masses.Heaviest.Simulation}, which has the heaviest halos");
        foreach (string line in Stage("halos", plan.Simulations.Select(simulation => simulation.Task))) yield return line;
        foreach (PlannedTrainingSet set in plan.TrainingSets)
        {
            foreach (string line in Stage($"mocks of {set.Settings.Name}", set.Mocks.Select(mock => mock.Task))) yield return line;
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"training set  {set.Settings.Name}: {set.SampleCount} samples, {set.MapBytes / 1e6:F1} MB of maps before compression: {(set.IsComplete ? "done" : set.Reason)}");
        }
        yield return $"report        {(plan.Report.State == TaskState.Done ? "done" : plan.Report.Reason)}";
        foreach (string warning in CampaignForecast.Warnings(inputs)) yield return $"warning       {warning}";
        yield return plan.IsComplete ? "nothing would run"
            : $"{plan.Tasks.Count(task => task.State == TaskState.Needed)} tasks would run; what is done stays as it is";
    }

    /// <summary>The plan as JSON.</summary>
    public static JsonObject ToJson(CampaignPlan plan) => new()
    {
        ["campaign"] = plan.Inputs.Campaign.Name,
        ["workspace"] = plan.Workspace.Root,
        ["min_halo_mass"] = plan.Inputs.Masses.Cut,
        ["complete"] = plan.IsComplete,
        ["tasks"] = new JsonArray([.. plan.Tasks.Select(task => (JsonNode)new JsonObject
        {
            ["stage"] = task.Stage,
            ["simulation"] = task.Point.Simulation,
            ["lineage"] = task.Lineage.Hash,
            ["state"] = Word(task.State),
            ["reason"] = task.Reason,
            ["folder"] = task.Folder.FullPath,
        })]),
        ["training_sets"] = new JsonArray([.. plan.TrainingSets.Select(set => (JsonNode)new JsonObject
        {
            ["name"] = set.Settings.Name,
            ["path"] = set.IndexPath,
            ["samples"] = set.SampleCount,
            ["map_bytes"] = set.MapBytes,
            ["state"] = set.IsComplete ? "done" : "needed",
            ["reason"] = set.Reason,
        })]),
        ["report"] = new JsonObject { ["state"] = Word(plan.Report.State), ["reason"] = plan.Report.Reason },
        ["warnings"] = new JsonArray([.. CampaignForecast.Warnings(plan.Inputs).Select(warning => (JsonNode)warning)]),
    };

    /// <summary>The word for a state.</summary>
    public static string Word(TaskState state) =>
        state switch { TaskState.Done => "done", TaskState.Needed => "needed", TaskState.Quarantined => "quarantined", _ => "not-needed" };

    private static IEnumerable<string> Stage(string name, IEnumerable<PlannedTask> tasks)
    {
        PlannedTask[] all = [.. tasks];
        string counts =
            string.Join(
                ", ", all.GroupBy(task => task.State).OrderBy(group => group.Key).Select(group => $"{group.Count()} {Word(group.Key)}"));
        yield return $"{name,-13} {counts}";
        foreach (IGrouping<string, PlannedTask> group in all.Where(task => task.State is TaskState.Needed or TaskState.Quarantined)
            .GroupBy(task => task.Reason, StringComparer.Ordinal))
            yield return $"              {Simulations(group)}: {group.Key}";
    }

    private static string Simulations(IEnumerable<PlannedTask> tasks)
    {
        int[] numbers = [.. tasks.Select(task => task.Point.Simulation)];
        return numbers.Length == 1 ? $"simulation {numbers[0]}"
            : $"{numbers.Length} simulations ({string.Join(", ", numbers.Take(8))}{(numbers.Length > 8 ? ", ..." : "")})";
    }
}
