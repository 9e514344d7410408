using System.CommandLine;
using Orchestrator.Output;

namespace Orchestrator.Commands;

/// <summary>The program from its arguments to its exit code.</summary>
internal static class CommandLineProgram
{
    /// <summary>Runs the program.</summary>
    /// <param name="arguments">The arguments without the program's name.</param>
    /// <param name="shell">Surroundings.</param>
    /// <param name="cancellation">Cancelled by Ctrl-C.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] arguments, Shell shell, CancellationToken cancellation)
    {
        ParseResult parsed = CreateRoot(shell).Parse(arguments);
        string command = parsed.CommandResult.Command.Name;
        bool json = arguments.Contains("--json", StringComparer.Ordinal);
        if (parsed.Errors.Count > 0)
        {
            IEnumerable<ErrorDescription> errors =
                parsed.Errors.Select(error => new ErrorDescription("invalid-command-line", error.Message));
            return ErrorReport.Write(shell, command, json, ExitCode.BadInput, [.. errors]);
        }
        try
        {
            var configuration = new InvocationConfiguration
            {
                Output = shell.Output,
                Error = shell.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            return await parsed.InvokeAsync(configuration, cancellation);
        }
#pragma warning disable CA1031 // The last line of defence: whatever it was becomes one message and an exit code.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            (int exitCode, IReadOnlyList<ErrorDescription> errors) = ErrorDescription.Of(exception);
            return ErrorReport.Write(shell, command, json, exitCode, errors);
        }
    }

    private static RootCommand CreateRoot(Shell shell) =>
        new("From a design of cosmologies to a training set: run simulations, cut light cones, paint and observe galaxies, write HDF5.")
        {
            RunCommand.Create(shell),
            PlanCommand.Create(shell),
            DesignCommand.Create(shell),
            MocksCommand.Create(shell),
            ConductCommands.Submit(shell),
            ConductCommands.Watch(shell),
            ConductCommands.Cancel(shell),
            RetryCommand.Create(shell),
            CarryCommands.Export(shell),
            CarryCommands.Ingest(shell),
            StatusCommand.Create(shell),
            VerifyCommand.Create(shell),
            WhyCommand.Create(shell),
            CatalogCommand.Create(shell),
            PinocchioCommand.Create(shell),
            CleanCommand.Create(shell),
            WorkerCommand.Create(shell),
        };
}
