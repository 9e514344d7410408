using System.Diagnostics;
using System.Globalization;
using Orchestrator.Conducting;
using Orchestrator.Ledger;
using Orchestrator.Sites;
using Orchestrator.Tests.Simulated;

namespace Orchestrator.Benchmarks;

/// <summary>What a task of a trivial stage costs the orchestrator, against a scheduler in virtual time.</summary>
internal static class Program
{
    private static async Task Main(string[] arguments)
    {
        int[] counts = arguments.Length > 0
            ? [.. arguments.Select(text => int.Parse(text, CultureInfo.InvariantCulture))] : [1_000, 10_000, 100_000];
        // The compiler's second pass over the hot code comes after some tens of thousands of calls.
        await MeasureAsync(20_000, memory: false);
        Write("| tasks | wall ms a task | CPU ms a task | heap bytes a task, at most | ledger bytes a task | polls |");
        Write("| --- | --- | --- | --- | --- | --- |");
        foreach (int count in counts) Write(await RowAsync(count));
    }

    private static async Task<string> RowAsync(int tasks)
    {
        // The machine is shared: the best of several runs is the code's own time.
        Run[] timed = new Run[Math.Clamp(100_000 / tasks, 1, 9)];
        for (int i = 0; i < timed.Length; i++) timed[i] = await MeasureAsync(tasks, memory: false);
        Run weighed = await MeasureAsync(tasks, memory: true);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {tasks} | {timed.Min(run => run.Wall.TotalMilliseconds) / tasks:F3} | {timed.Min(run => run.Processor.TotalMilliseconds) / tasks:F3} | {weighed.Heap / tasks} | {weighed.Ledger / tasks} | {weighed.Polls} |");
    }

    private static async Task<Run> MeasureAsync(int tasks, bool memory)
    {
        string folder = Directory.CreateTempSubdirectory("orchestrator-benchmark-").FullName;
        try
        {
            SiteLimits limits = SimulatedCampaign.Limits with { ActiveJobs = 500 };
            var campaign = new SimulatedCampaign(folder, limits);
            campaign.Site.Remembers = false;
            long before = GC.GetTotalMemory(forceFullCollection: true), most = 0;
            int waits = 0;
            campaign.Time.BeforeWait = () =>
            {
                if (++waits % 4 != 0) return;
                if (memory) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
                campaign.News.Clear();
            };
            campaign.Add(tasks);
            using var process = Process.GetCurrentProcess();
            TimeSpan cpu = process.TotalProcessorTime;
            long started = Stopwatch.GetTimestamp();
            ConductorOutcome outcome = await campaign.RunAsync();
            TimeSpan wall = Stopwatch.GetElapsedTime(started);
            process.Refresh();
            cpu = process.TotalProcessorTime - cpu;
            if (outcome.Committed != tasks) throw new InvalidOperationException($"{outcome.Committed} of {tasks} were committed");
            return new Run(wall, cpu, most, new FileInfo(Path.Combine(folder, CampaignLedger.FileName)).Length, outcome.Polls);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private readonly record struct Run(TimeSpan Wall, TimeSpan Processor, long Heap, long Ledger, int Polls);

#pragma warning disable RS0030 // A benchmark's result goes to the console.
    private static void Write(string line) => Console.WriteLine(line);
#pragma warning restore RS0030
}
