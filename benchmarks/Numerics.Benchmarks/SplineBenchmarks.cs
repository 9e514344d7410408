using BenchmarkDotNet.Attributes;

namespace Orchestrator.Numerics.Benchmarks;

/// <summary>Splines with 1000 intervals at random arguments; times are for one value.</summary>
public class SplineBenchmarks
{
    private readonly UniformCubicSpline uniform = UniformCubicSpline.Tabulate(PortableMath.Sin, 0, 3, 1000);
    private readonly CubicSpline ragged;
    private readonly double[] arguments = BenchmarkArguments.Uniform(0, 3);
    private readonly double[] results = new double[BenchmarkArguments.Count];

    public SplineBenchmarks()
    {
        double[] x = [.. Enumerable.Range(0, 1001).Select(i => 3.0 * i / 1000)];
        ragged = CubicSpline.NotAKnot(x, Array.ConvertAll(x, PortableMath.Sin));
    }

    [Benchmark(OperationsPerInvoke = BenchmarkArguments.Count, Description = "UniformCubicSpline, span")]
    public void Uniform() => uniform.Evaluate(arguments, results);

    [Benchmark(OperationsPerInvoke = BenchmarkArguments.Count, Description = "CubicSpline, span (binary search)")]
    public void Ragged() => ragged.Evaluate(arguments, results);
}
