using System.Diagnostics;
using System.Text;

namespace Orchestrator.Tests.Support;

/// <summary>Runs other programs.</summary>
internal static class Processes
{
    /// <summary>The program as it is built beside the tests.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "orchestrator.dll");

    /// <summary>Starts a program.</summary>
    public static Process Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
            { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        return Process.Start(start)!;
    }

    /// <summary>Runs a program to its end.</summary>
    public static (int ExitCode, string Output, string Error) Run(string program, IEnumerable<string> arguments)
    {
        using Process process = Start(program, arguments);
        var error = new StringBuilder();
        process.ErrorDataReceived += (_, line) => error.AppendLine(line.Data);
        process.BeginErrorReadLine();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.ToString());
    }
}
