using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Orchestrator.CatalogFiles.Benchmarks;

if (args is ["cpu"])
{
#pragma warning disable RS0030 // This program is a command line.
    ProcessorTime.Print(Console.Out);
#pragma warning restore RS0030
    return;
}

// In this process: a project that BenchmarkDotNet generates would be held to the repository's analyzers.
IConfig config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
BenchmarkSwitcher.FromAssembly(typeof(WriteBenchmark).Assembly).Run(args, config);
