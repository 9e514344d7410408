using BenchmarkDotNet.Attributes;

namespace Orchestrator.Numerics.Benchmarks;

/// <summary>The functions that are computed in double-double, and their counterparts in the C library; times are for one value.</summary>
public class ScalarFunctionBenchmarks
{
    private readonly double[] positive = BenchmarkArguments.Uniform(1e-3, 1e3);
    private readonly double[] unit = BenchmarkArguments.Uniform(-1, 1);
    private readonly double[] other = BenchmarkArguments.Uniform(-1, 1, draw: 1);
    private readonly double[] results = new double[BenchmarkArguments.Count];

    [Benchmark(OperationsPerInvoke = BenchmarkArguments.Count, Description = "log10")]
    public void Log10() => Map(positive, PortableMath.Log10);

    [Benchmark(OperationsPerInvoke = BenchmarkArguments.Count, Description = "log10, Math")]
    public void Log10Math() => Map(positive, Math.Log10);

    [Benchmark(OperationsPerInvoke = BenchmarkArguments.Count, Description = "pow")]
    public void Pow()
    {
        for (int i = 0; i < results.Length; i++) results[i] = PortableMath.Pow(positive[i], unit[i]);
    }

    [Benchmark(OperationsPerInvoke = BenchmarkArguments.Count, Description = "pow, Math")]
    public void PowMath()
    {
        for (int i = 0; i < results.Length; i++) results[i] = Math.Pow(positive[i], unit[i]);
    }

    [Benchmark(OperationsPerInvoke = BenchmarkArguments.Count, Description = "atan2")]
    public void Atan2()
    {
        for (int i = 0; i < results.Length; i++) results[i] = PortableMath.Atan2(unit[i], other[i]);
    }

    [Benchmark(OperationsPerInvoke = BenchmarkArguments.Count, Description = "atan2, Math")]
    public void Atan2Math()
    {
        for (int i = 0; i < results.Length; i++) results[i] = Math.Atan2(unit[i], other[i]);
    }

    [Benchmark(OperationsPerInvoke = BenchmarkArguments.Count, Description = "asin")]
    public void Asin() => Map(unit, PortableMath.Asin);

    [Benchmark(OperationsPerInvoke = BenchmarkArguments.Count, Description = "asin, Math")]
    public void AsinMath() => Map(unit, Math.Asin);

    private void Map(double[] arguments, Func<double, double> function)
    {
        for (int i = 0; i < arguments.Length; i++) results[i] = function(arguments[i]);
    }
}
