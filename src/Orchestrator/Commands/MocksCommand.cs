using System.CommandLine;
using Orchestrator.Planning;

namespace Orchestrator.Commands;

/// <summary><c>mocks</c>: the mocks of one recipe on the simulations that are finished, and the training sets that are then whole.</summary>
internal static class MocksCommand
{
    private static readonly Option<string> Recipe = new("--recipe") { Description = "The recipe, as the campaign file names it", HelpName = "NAME", Required = true };

    /// <summary>Makes the command.</summary>
    public static Command Create(Shell shell) => CampaignCommand.Create(
        "mocks", "Make only the mocks of a recipe, from finished simulations, and the training sets that are then whole", shell, [Recipe],
        (command, parsed, cancellation) =>
        {
            var focus = new RecipeFocus(parsed.GetRequiredValue(Recipe));
            focus.Require(command.Campaign);
            return RunCommand.RunAsync(command, "mocks", focus, cancellation);
        });
}
