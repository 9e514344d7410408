using System.CommandLine;
using Orchestrator.Worker;

namespace Orchestrator.Commands;

/// <summary><c>worker</c>: what job scripts call on a node, here from the orchestrator's own program.</summary>
internal static class WorkerCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Shell shell)
    {
        var words = new Argument<string[]>("begin|finish|run task.json") { Description = "A step of one attempt at a task, and its task.json", Arity = ArgumentArity.OneOrMore };
        var exit = new Option<string?>("--exit") { Description = "With finish: exit code of pinocchio.x", HelpName = "N" };
        var command = new Command("worker", "Make one attempt at a task: what job scripts call on a node") { words, exit };
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                string[] options = parsed.GetValue(exit) is { } code ? ["--exit", code] : [];
                string[] given = parsed.GetRequiredValue(words);
                if (given.Length > 1) given[1] = Path.GetFullPath(given[1], shell.Folder);
                return WorkerProgram.Run([.. given, .. options], shell.Output, shell.Error, shell.Time, cancellation);
            },
            CancellationToken.None));
        return command;
    }
}
