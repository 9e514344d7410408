using System.Diagnostics;
using System.Text;

namespace Orchestrator.Tests;

/// <summary>The system's python3 with h5py, as a reader that we did not write; the calling test is skipped where there is none.</summary>
internal static class Python
{
    private const string Interpreter = "/usr/bin/python3";

    private static readonly Lazy<bool> HasH5Py = new(() => File.Exists(Interpreter) && Start("import h5py, numpy", []).ExitCode == 0);

    /// <summary>Runs a script and returns what it printed, without the last line break.</summary>
    public static string Run(string script, params string[] arguments) => RunIn(null, script, arguments);

    /// <summary>As <see cref="Run"/>, in another working directory.</summary>
    public static string RunIn(string? workingDirectory, string script, params string[] arguments)
    {
        Assert.SkipUnless(HasH5Py.Value, $"{Interpreter} with h5py was not found (apt-get install python3-h5py)");
        (int exitCode, string output, string error) = Start(script, arguments, workingDirectory);
        Assert.True(exitCode == 0, error);
        return output.TrimEnd('\n');
    }

    private static (int ExitCode, string Output, string Error) Start(string script, string[] arguments, string? workingDirectory = null)
    {
        var start = new ProcessStartInfo(Interpreter) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        if (workingDirectory is not null) start.WorkingDirectory = workingDirectory;
        start.ArgumentList.Add("-");
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        var error = new StringBuilder();
        using Process process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) => error.AppendLine(line.Data);
        process.BeginErrorReadLine();
        process.StandardInput.Write(script);
        process.StandardInput.Close();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.ToString());
    }
}
