using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Orchestrator.Pinocchio.Benchmarks;

if (args is ["cpu"])
{
    CpuTime.Measure();
    return;
}

if (args is [MeasuredProcess.Mode, .. string[] command])
{
    MeasuredProcess.RunBetween(command);
    return;
}

if (args is ["engine", .. string[] numbers])
{
    // engine [passes [grid ...]]
    int[] values = [.. numbers.Select(number => int.Parse(number, CultureInfo.InvariantCulture))];
    EngineComparison.Measure(values.Length > 1 ? values[1..] : [128, 256], values.Length > 0 ? values[0] : 1);
    return;
}

// In this process: a project that BenchmarkDotNet generates would be held to the repository's analyzers.
IConfig config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
BenchmarkSwitcher.FromAssembly(typeof(ReadingBenchmark).Assembly).Run(args, config);
