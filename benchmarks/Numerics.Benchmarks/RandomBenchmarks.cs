using BenchmarkDotNet.Attributes;

namespace Orchestrator.Numerics.Benchmarks;

/// <summary>One number for each of many objects, as painters draw them; times are for one number.</summary>
public class RandomBenchmarks
{
    private readonly RandomKey key = new(20200428, RandomPurpose.Resampling, 5);
    private readonly ulong[] objects = BenchmarkArguments.Objects();
    private readonly double[] numbers = new double[BenchmarkArguments.Count];

    [Benchmark(OperationsPerInvoke = BenchmarkArguments.Count, Description = "Philox block (128 bits)")]
    public uint Block()
    {
        uint sum = 0;
        for (uint i = 0; i < BenchmarkArguments.Count; i++) sum ^= Philox4x32.Block((i, 0, 0, 0), (1, 2)).Word0;
        return sum;
    }

    [Benchmark(OperationsPerInvoke = BenchmarkArguments.Count, Description = "uniform, stream")]
    public void StreamUniform()
    {
        for (int i = 0; i < objects.Length; i++) numbers[i] = key.For(objects[i]).NextUniform();
    }

    [Benchmark(OperationsPerInvoke = BenchmarkArguments.Count, Description = "uniform, FillUniform")]
    public void FillUniform() => key.FillUniform(objects, 0, numbers);

    [Benchmark(OperationsPerInvoke = BenchmarkArguments.Count, Description = "normal, stream")]
    public void StreamNormal()
    {
        for (int i = 0; i < objects.Length; i++) numbers[i] = key.For(objects[i]).NextNormal();
    }

    [Benchmark(OperationsPerInvoke = BenchmarkArguments.Count, Description = "normal, FillNormal")]
    public void FillNormal() => key.FillNormal(objects, 0, numbers);

    [Benchmark(OperationsPerInvoke = BenchmarkArguments.Count, Description = "Poisson, mean 1")]
    public void SmallPoisson()
    {
        for (int i = 0; i < objects.Length; i++) numbers[i] = key.For(objects[i]).NextPoisson(1);
    }

    [Benchmark(OperationsPerInvoke = BenchmarkArguments.Count, Description = "Poisson, mean 1e6")]
    public void LargePoisson()
    {
        for (int i = 0; i < objects.Length; i++) numbers[i] = key.For(objects[i]).NextPoisson(1e6);
    }

    [Benchmark(OperationsPerInvoke = BenchmarkArguments.Count, Description = "binomial, n 1000, p 0.3")]
    public void Binomial()
    {
        for (int i = 0; i < objects.Length; i++) numbers[i] = key.For(objects[i]).NextBinomial(1000, 0.3);
    }
}
