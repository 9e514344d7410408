using System.CommandLine;
using Orchestrator.Output;
using Orchestrator.Running;

namespace Orchestrator.Commands;

/// <summary><c>run</c>: does all that is left of a campaign.</summary>
internal static class RunCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Shell shell) => CampaignCommand.Create(
        "run", "Do all that is left of a campaign; safe to stop and to repeat", shell, [], RunAsync);

    private static async Task<int> RunAsync(CampaignCommand command, ParseResult parsed, CancellationToken cancellation)
    {
        var progress = new ProgressReporter(command.Shell, command.Quiet);
        RunOutcome outcome;
        try
        {
            outcome = await CampaignRunner.RunAsync(command, progress, cancellation);
        }
        finally
        {
            progress.End();
        }
        if (command.Json)
        {
            JsonDocumentOutput.Write(command.Shell.Output, "run", "run", ok: true, outcome.ToJson());
            return ExitCode.Done;
        }
        foreach (string line in outcome.Describe(command.Shell.Folder)) await command.Shell.Output.WriteLineAsync(line);
        return ExitCode.Done;
    }
}
