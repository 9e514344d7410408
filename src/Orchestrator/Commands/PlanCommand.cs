using System.CommandLine;
using Orchestrator.Output;
using Orchestrator.Planning;

namespace Orchestrator.Commands;

/// <summary><c>plan</c>: says what would run, why, and what is done; changes nothing.</summary>
internal static class PlanCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Shell shell) => CampaignCommand.Create(
        "plan", "Say what would run and why, and what is done; changes nothing", shell, [], Answer);

    private static int Answer(CampaignCommand command, ParseResult parsed)
    {
        CampaignPlan plan = Planner.Plan(command.Campaign, command.Workspace);
        if (command.Json) JsonDocumentOutput.Write(command.Shell.Output, "plan", "plan", ok: true, PlanDescription.ToJson(plan));
        else foreach (string line in PlanDescription.InWords(plan)) command.Shell.Output.WriteLine(line);
        return ExitCode.Done;
    }
}
