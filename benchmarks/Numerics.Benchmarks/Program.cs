using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Orchestrator.Numerics.Benchmarks;

if (args is ["fft", .. string[] numbers])
{
    // fft [passes [side]]
    int[] values = [.. numbers.Select(number => int.Parse(number, CultureInfo.InvariantCulture))];
    FftComparison.Measure(values.Length > 1 ? values[1] : 256, values.Length > 0 ? values[0] : 15);
    return;
}

// In this process: the repository's build settings (warnings as errors, central versions) are not made for generated projects.
// Many short iterations (well below a scheduler's time slice) instead of few long ones: on a machine that does other work too, the fastest of them
// is what the code takes. The warm-up is long enough for the compiler's last tier.
IConfig config = DefaultConfig.Instance
    .AddJob(Job.Default
        .WithToolchain(InProcessEmitToolchain.Instance)
        .WithStrategy(RunStrategy.Throughput)
        .WithInvocationCount(16)
        .WithUnrollFactor(16)
        .WithWarmupCount(1500)
        .WithIterationCount(400)
        .WithGcForce(false))
    .HideColumns(Column.Error, Column.Mean, Column.StdDev, Column.InvocationCount, Column.IterationCount, Column.UnrollFactor, Column.WarmupCount)
    .HideColumns(Column.Toolchain, Column.RunStrategy)
    .AddColumn(StatisticColumn.Min, StatisticColumn.Median);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
