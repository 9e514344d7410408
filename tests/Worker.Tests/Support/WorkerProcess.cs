using System.Diagnostics;
using Orchestrator.CatalogFiles;

namespace Orchestrator.Tests.Worker.Support;

/// <summary>The worker as a process of its own, which a test may kill.</summary>
internal static class WorkerProcess
{
    /// <summary>The program that was built with these tests.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "orchestrator-worker");

    /// <summary>Starts a command.</summary>
    public static Process Start(string command, string task, string? fault = null, string? log = null)
    {
        var start = new ProcessStartInfo(Program) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(command);
        start.ArgumentList.Add(task);
        if (fault is not null) start.Environment[FaultPoint.Variable] = fault;
        if (log is not null) start.Environment[FaultPoint.LogVariable] = log;
        Process process = Process.Start(start)!;
        // Nobody reads them: a pipe that fills would stop the worker.
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>Runs a command to its end.</summary>
    /// <returns>Its exit code; 137 when it was killed.</returns>
    public static async Task<int> RunAsync(string command, string task, string? fault = null, string? log = null)
    {
        using Process process = Start(command, task, fault, log);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }
}
