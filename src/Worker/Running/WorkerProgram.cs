using System.Globalization;
using Orchestrator.CatalogFiles;
using Orchestrator.Numerics;

namespace Orchestrator.Worker;

/// <summary>The command line of the worker: <c>begin</c>, <c>finish</c> and <c>run</c> of a <c>task.json</c>.</summary>
public static class WorkerProgram
{
    private const string Usage = """
        worker begin TASK.JSON              claim the attempt, write the parameter file
        worker finish TASK.JSON [--exit N]  judge, convert, paint, observe, commit; N: exit code of pinocchio.x
        worker run TASK.JSON                all of it, pinocchio.x or the embedded engine included
        Exit codes: 0 done; 1 failed (failed.json says why); 2 bad task; 10 nothing to do; 20 begun, run pinocchio.x next; 130 stopped.
        """;

    /// <summary>Runs one command.</summary>
    /// <param name="arguments">The words after <c>worker</c>.</param>
    /// <param name="output">Told what happens.</param>
    /// <param name="error">Told what is wrong with the command or the task.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">Stops in an orderly way.</param>
    /// <returns>An exit code of <see cref="WorkerExitCode"/>.</returns>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter error, TimeProvider time, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(error);
        try
        {
            if (arguments is ["--version"])
            {
                output.WriteLine(SoftwareVersion.Current);
                return WorkerExitCode.Done;
            }

            if (arguments is not [var command, var path, ..] || !IsCommand(command))
            {
                error.WriteLine(Usage);
                return arguments is ["--help"] ? WorkerExitCode.Done : WorkerExitCode.BadInput;
            }

            int? exitCode = ExitCodeOf(command, [.. arguments.Skip(2)]);
            var runner = new AttemptRunner(path, time, output.WriteLine);
            return command switch
            {
                "begin" => runner.Begin(),
                "finish" => runner.Finish(exitCode, cancellation),
                _ => runner.Run(cancellation),
            };
        }
        catch (Exception failure) when (failure is DiskFullException or IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"worker: {failure.Message}");
            return WorkerExitCode.Failed;
        }
        catch (OrchestratorException refusal)
        {
            error.WriteLine($"worker: {refusal.Message}");
            return WorkerExitCode.BadInput;
        }
    }

    private static bool IsCommand(string word) => word is "begin" or "finish" or "run";

    private static int? ExitCodeOf(string command, string[] options)
    {
        if (options.Length == 0) return null;
        if (command is "finish" && options is ["--exit", var word])
        {
            return int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int code) && code <= 255
                ? code
                : throw new InvalidInputException("not an exit code", key: "--exit", value: word, allowed: "0 to 255");
        }

        throw new InvalidInputException("not an option of this command", value: options[0], allowed: command is "finish" ? "--exit N" : "none");
    }
}
