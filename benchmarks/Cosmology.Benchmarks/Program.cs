using BenchmarkDotNet.Running;
using Orchestrator.Cosmology.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(DistanceBenchmark).Assembly).Run(args);
