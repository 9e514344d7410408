using System.CommandLine;
using Orchestrator.Output;
using Orchestrator.Planning;
using Orchestrator.Running;

namespace Orchestrator.Commands;

/// <summary><c>run</c>: does all that is left of a campaign.</summary>
internal static class RunCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Shell shell) => CampaignCommand.Create(
        "run", "Do all that is left of a campaign; safe to stop and to repeat", shell, [],
        (command, _, cancellation) => RunAsync(command, "run", focus: null, cancellation));

    /// <summary>Does what is left, or of it what concerns one recipe.</summary>
    /// <param name="command">The campaign.</param>
    /// <param name="name">Name of the command, for its JSON.</param>
    /// <param name="focus">The recipe; null for all that is left.</param>
    /// <param name="cancellation">Stops in an orderly way.</param>
    /// <returns>The exit code.</returns>
    internal static async Task<int> RunAsync(CampaignCommand command, string name, RecipeFocus? focus, CancellationToken cancellation)
    {
        var progress = new ProgressReporter(command.Shell, command.Quiet);
        RunOutcome outcome;
        try
        {
            outcome = await CampaignRunner.RunAsync(command, focus, progress, cancellation);
        }
        finally
        {
            progress.End();
        }
        if (command.Json)
        {
            JsonDocumentOutput.Write(command.Shell.Output, name, "run", ok: true, outcome.ToJson());
            return ExitCode.Done;
        }
        foreach (string line in outcome.Describe(command.Shell.Folder)) await command.Shell.Output.WriteLineAsync(line);
        return ExitCode.Done;
    }
}
