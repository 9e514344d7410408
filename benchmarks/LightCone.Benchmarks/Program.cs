using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Orchestrator.LightCone.Benchmarks;

if (args is ["cpu"])
{
    CpuRates.Print();
    return;
}

// In this process: a project that BenchmarkDotNet generates would be held to the repository's analyzers.
IConfig config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
BenchmarkSwitcher.FromAssembly(typeof(HealPixBenchmark).Assembly).Run(args, config);
