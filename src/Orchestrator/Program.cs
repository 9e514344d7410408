using System.Diagnostics.CodeAnalysis;
using Orchestrator.Commands;

namespace Orchestrator;

/// <summary>The process: connects the program to the console and to signals.</summary>
internal static class Program
{
    [SuppressMessage(
        "ApiDesign", "RS0030:Do not use banned APIs", Justification = "This is the command line: the one place that knows the console.")]
    private static async Task<int> Main(string[] arguments)
    {
        using var interruption = new Interruption();
        var shell = new Shell
        {
            Output = Console.Out,
            Error = Console.Error,
            Folder = Environment.CurrentDirectory,
            Time = TimeProvider.System,
            IsTerminal = !Console.IsErrorRedirected,
        };
        return await CommandLineProgram.RunAsync(arguments, shell, interruption.Token);
    }
}
