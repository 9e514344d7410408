using System.CommandLine;
using System.Text.Json.Nodes;
using Orchestrator.Output;
using Orchestrator.Planning;
using Orchestrator.Reports;
using Orchestrator.Workspaces;

namespace Orchestrator.Commands;

/// <summary><c>status</c>: how far a campaign is, and who works on it.</summary>
internal static class StatusCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Shell shell) =>
        CampaignCommand.Create("status", "Say how far a campaign is, and who works on it", shell, [], Answer);

    private static int Answer(CampaignCommand command, ParseResult parsed)
    {
        CampaignPlan plan = Planner.Plan(command.Campaign, command.Workspace);
        WorkspaceHolder? holder = WorkspaceLock.CurrentHolder(command.Workspace);
        LedgerStatus? ledger = LedgerStatus.Read(command.Workspace, command.Shell.Time);
        if (command.Json) JsonDocumentOutput.Write(command.Shell.Output, "status", "status", ok: true, ToJson(plan, holder, ledger));
        else foreach (string line in InWords(plan, holder).Concat(ledger?.InWords() ?? [])) command.Shell.Output.WriteLine(line);
        return ExitCode.Done;
    }

    private static IEnumerable<string> InWords(CampaignPlan plan, WorkspaceHolder? holder)
    {
        yield return $"{plan.Inputs.Campaign.Name}: {State(plan, holder)}{(holder is null ? "" : $" on {holder.Host}, pid {holder.ProcessId}, since {holder.Since:u}")}";
        yield return $"halos         {Count(plan.Simulations.Select(simulation => simulation.Task))}";
        if (GateChecks.InWords(GateChecks.Of(plan)) is { } gates) yield return $"physics gates {gates}";
        foreach (PlannedTrainingSet set in plan.TrainingSets)
        {
            yield return $"mocks         {Count(set.Mocks.Select(mock => mock.Task))} of {set.Settings.Name}";
            yield return $"training set  {set.IndexPath}: {(set.IsComplete ? $"{set.SampleCount} samples" : set.Reason)}";
        }
        yield return $"report        {(plan.Report.State == TaskState.Done ? Path.Combine(plan.Workspace.Report, "index.html") : plan.Report.Reason)}";
    }

    private static string State(CampaignPlan plan, WorkspaceHolder? holder)
    {
        if (holder is not null) return "running";
        if (plan.IsComplete) return "complete";
        return Directory.Exists(plan.Workspace.Root) ? "stopped" : "not begun";
    }

    private static string Count(IEnumerable<PlannedTask> tasks)
    {
        PlannedTask[] all = [.. tasks];
        return $"{all.Count(task => task.State is TaskState.Done or TaskState.NotNeeded)} of {all.Length} done{Quarantined(all)}";
    }

    private static string Quarantined(PlannedTask[] tasks) =>
        tasks.Count(task => task.State == TaskState.Quarantined) is > 0 and int count ? $", {count} quarantined" : "";

    private static JsonObject ToJson(CampaignPlan plan, WorkspaceHolder? holder, LedgerStatus? ledger) => new()
    {
        ["campaign"] = plan.Inputs.Campaign.Name,
        ["workspace"] = plan.Workspace.Root,
        ["state"] = State(plan, holder),
        ["complete"] = plan.IsComplete,
        ["holder"] = holder is null ? null
            : new JsonObject { ["host"] = holder.Host, ["pid"] = holder.ProcessId, ["since"] = holder.Since.ToString("O") },
        ["tasks"] = new JsonObject(
            plan.Tasks.GroupBy(task => task.Stage, StringComparer.Ordinal)
                .Select(stage => KeyValuePair.Create(stage.Key, (JsonNode?)new JsonObject
        {
            ["done"] = stage.Count(task => task.State == TaskState.Done),
            ["needed"] = stage.Count(task => task.State == TaskState.Needed),
            ["not-needed"] = stage.Count(task => task.State == TaskState.NotNeeded),
            ["quarantined"] = stage.Count(task => task.State == TaskState.Quarantined),
        }))),
        ["gates"] = GateChecks.ToJson(GateChecks.Of(plan)),
        ["training_sets"] = new JsonArray([.. plan.TrainingSets.Select(set => (JsonNode)new JsonObject
        {
            ["name"] = set.Settings.Name, ["path"] = set.IndexPath, ["samples"] = set.SampleCount, ["complete"] = set.IsComplete,
        })]),
        ["ledger"] = ledger?.ToJson(),
        ["report"] = PlanDescription.Word(plan.Report.State),
    };
}
