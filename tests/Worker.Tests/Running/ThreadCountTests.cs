using System.Diagnostics;
using System.Globalization;
using Orchestrator.Tests.Worker.Support;
using Orchestrator.Worker;

namespace Orchestrator.Tests.Worker.Running;

/// <summary>The worker says on how many threads it simulates; here in processes with a scheduler's variables and an affinity of their own.</summary>
public sealed class ThreadCountTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(64, null, null, "0", 1)]
    [InlineData(64, "SLURM_CPUS_PER_TASK", "1", null, 1)]
    [InlineData(64, "NCPUS", "1", null, 1)]
    [InlineData(1, "SLURM_CPUS_PER_TASK", "64", null, 1)]
    public async Task Run_WithAffinityAndScheduler_TakesTheLeast(int asked, string? variable, string? value, string? affinity, int expected)
    {
        Assert.Contains($"particles on {expected} threads", await RunAsync(asked, variable, value, affinity), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WithNothingSaid_TakesWhatTheProcessMayRunOn()
    {
        int cores = int.Parse(Start("nproc", []).Output, CultureInfo.InvariantCulture);
        Assert.Contains($"particles on {cores} threads", await RunAsync(1024, "NCPUS", "not a number", null), StringComparison.Ordinal);
    }

    private async Task<string> RunAsync(int asked, string? variable, string? value, string? affinity)
    {
        TaskDocument document = CampaignRoot.Document(withMock: false) with { Resources = new ResourcesDocument(asked, 1L << 30, 1, asked) };
        string task = new CampaignRoot(folder.FullName).Stage(document);
        string[] command = [WorkerProcess.Program, "run", task];
        if (affinity is not null) command = ["taskset", "-c", affinity, .. command];
        (int code, string output) = await Task.Run(() => Start(command[0], command[1..], variable, value), TestContext.Current.CancellationToken);
        Assert.Equal(WorkerExitCode.Done, code);
        return output;
    }

    private static (int ExitCode, string Output) Start(string program, string[] arguments, string? variable = null, string? value = null)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true };
        foreach (string name in (string[])["SLURM_CPUS_PER_TASK", "NCPUS", "DOTNET_PROCESSOR_COUNT", "OMP_NUM_THREADS"]) start.Environment.Remove(name);
        if (variable is not null) start.Environment[variable] = value;
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
