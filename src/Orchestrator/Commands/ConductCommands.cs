using System.CommandLine;
using System.Text.Json.Nodes;
using Orchestrator.Conducting;
using Orchestrator.Output;
using Orchestrator.Planning;
using Orchestrator.Running;
using Orchestrator.Sites;
using Orchestrator.Workspaces;

namespace Orchestrator.Commands;

/// <summary><c>orchestrator submit</c>, <c>watch</c> and <c>cancel</c>: the parts of <c>run</c> that concern jobs.</summary>
internal static class ConductCommands
{
    private static readonly Option<int[]> Simulations = new("--simulation")
        { Description = "Only this point of the design; may be repeated", HelpName = "N", DefaultValueFactory = _ => [] };

    /// <summary>Makes <c>submit</c>.</summary>
    public static Command Submit(Shell shell) => CampaignCommand.Create(
        "submit", "Submit what is left and leave; watch or run come back to it", shell, [],
        (command, _, cancellation) => ConductAsync(command, "submit", new ConductorOptions { LeavesAfterSubmission = true }, [], cancellation));

    /// <summary>Makes <c>watch</c>.</summary>
    public static Command Watch(Shell shell) => CampaignCommand.Create(
        "watch", "Watch what was submitted to its end; submits nothing", shell, [],
        (command, _, cancellation) => ConductAsync(command, "watch", new ConductorOptions { Submits = false }, [], cancellation));

    /// <summary>Makes <c>cancel</c>.</summary>
    public static Command Cancel(Shell shell) => CampaignCommand.Create(
        "cancel", "End what runs, and let nothing that was submitted start any more", shell, [Simulations],
        (command, parsed, cancellation) =>
            ConductAsync(command, "cancel", new ConductorOptions { Submits = false }, parsed.GetValue(Simulations) ?? [], cancellation));

    private static async Task<int> ConductAsync(
        CampaignCommand command, string name, ConductorOptions options, int[] simulations, CancellationToken cancellation)
    {
        using WorkspaceLock held = WorkspaceLock.Acquire(command.Workspace, command.Shell.Time);
        CampaignPlan plan = Planner.Plan(command.Campaign, command.Workspace);
        WorkspaceRecords.Write(plan);
        var progress = new ProgressReporter(command.Shell, command.Quiet);
        progress.Begin(plan.Tasks.Count(task => task.State == TaskState.Needed));
        JsonObject counts;
        try
        {
            await using ISite site = await CampaignSite.CreateAsync(command, cancellation);
            using CampaignConduct conduct = CampaignConduct.Open(command, progress, site);
            if (name is "cancel") await conduct.CancelAsync(plan, simulations, cancellation);
            await conduct.RunAsync(plan, options with { CoreHours = command.Campaign.CoreHours }, cancellation, complains: false);
            counts = conduct.Counts();
        }
        finally
        {
            progress.End();
        }
        if (command.Json)
            JsonDocumentOutput.Write(command.Shell.Output, name, "jobs", ok: true, new JsonObject { ["tasks"] = counts });
        else
            await command.Shell.Output.WriteLineAsync($"{command.Campaign.Name}: {string.Join(", ", counts.Select(count => $"{count.Value} {count.Key}"))}");
        return ExitCode.Done;
    }
}
