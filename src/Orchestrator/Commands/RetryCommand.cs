using System.CommandLine;
using System.Text.Json.Nodes;
using Orchestrator.Ledger;
using Orchestrator.Output;
using Orchestrator.Running;
using Orchestrator.TrainingSets;
using Orchestrator.Workspaces;

namespace Orchestrator.Commands;

/// <summary><c>orchestrator retry</c>: what failed waits again; the next <c>run</c> does it.</summary>
internal static class RetryCommand
{
    private static readonly Option<int[]> Simulations = new("--simulation")
        { Description = "Only this point of the design; may be repeated", HelpName = "N", DefaultValueFactory = _ => [] };

    private static readonly Option<bool> Damaged = new("--damaged")
        { Description = "Also compare every committed file with its checksum, and take back what is damaged" };

    /// <summary>Makes the command.</summary>
    public static Command Create(Shell shell) => CampaignCommand.Create(
        "retry", "Let tasks that failed, were quarantined or cancelled wait again; the next run does them", shell, [Simulations, Damaged], AnswerAsync);

    private static async Task<int> AnswerAsync(CampaignCommand command, ParseResult parsed, CancellationToken cancellation)
    {
        using WorkspaceLock held = WorkspaceLock.Acquire(command.Workspace, command.Shell.Time);
        using CampaignLedger ledger = CampaignConduct.OpenLedger(command);
        var retry = new TaskRetry(ledger, command.Workspace);
        IReadOnlyList<Finding> damaged = parsed.GetValue(Damaged) ? retry.TakeBackDamaged(cancellation) : [];
        IReadOnlyList<LedgerTask> tasks = retry.Again(parsed.GetValue(Simulations) ?? []);
        if (command.Json)
        {
            JsonDocumentOutput.Write(command.Shell.Output, "retry", "retry", ok: true, new JsonObject
            {
                ["tasks"] = new JsonArray([.. tasks.Select(task => (JsonNode)task.Folder)]),
                ["damaged"] = new JsonArray([.. damaged.Select(
                    finding => (JsonNode)new JsonObject { ["file"] = finding.File, ["problem"] = finding.Problem })]),
            });
            return ExitCode.Done;
        }
        foreach (Finding finding in damaged) await command.Shell.Output.WriteLineAsync(finding.ToString());
        foreach (LedgerTask task in tasks) await command.Shell.Output.WriteLineAsync($"{task.Folder}: waits for attempt {task.Attempt}");
        await command.Shell.Output.WriteLineAsync($"{tasks.Count} tasks wait again, {damaged.Count} damaged results were taken back; run does them");
        return ExitCode.Done;
    }
}
