using Orchestrator.Commands;

namespace Orchestrator.Tests.Support;

/// <summary>Runs the program inside the test's process.</summary>
internal static class CommandLine
{
    /// <summary>Runs a command in a folder.</summary>
    public static async Task<CommandResult> RunAsync(string folder, string[] arguments, CancellationToken cancellation = default)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        var shell = new Shell { Output = output, Error = error, Folder = folder, Time = TimeProvider.System };
        int exitCode = await CommandLineProgram.RunAsync(arguments, shell, cancellation);
        return new CommandResult(exitCode, output.ToString(), error.ToString());
    }
}
