using BenchmarkDotNet.Attributes;

namespace Orchestrator.Numerics.Benchmarks;

/// <summary>The vectorised functions against the scalar ones and against the C library; times are for one value.</summary>
public class SpanFunctionBenchmarks
{
    private readonly double[] wide = BenchmarkArguments.Uniform(-20, 20);
    private readonly double[] positive = BenchmarkArguments.Uniform(1e-3, 1e3);
    private readonly double[] narrow = BenchmarkArguments.Uniform(-3, 3);
    private readonly double[] results = new double[BenchmarkArguments.Count];
    private readonly double[] others = new double[BenchmarkArguments.Count];

    [Benchmark(OperationsPerInvoke = BenchmarkArguments.Count, Description = "exp, span")]
    public void ExpSpan() => PortableMath.Exp(wide, results);

    [Benchmark(OperationsPerInvoke = BenchmarkArguments.Count, Description = "exp, scalar")]
    public void ExpScalar() => Map(wide, PortableMath.Exp);

    [Benchmark(OperationsPerInvoke = BenchmarkArguments.Count, Description = "exp, Math")]
    public void ExpMath() => Map(wide, Math.Exp);

    [Benchmark(OperationsPerInvoke = BenchmarkArguments.Count, Description = "log, span")]
    public void LogSpan() => PortableMath.Log(positive, results);

    [Benchmark(OperationsPerInvoke = BenchmarkArguments.Count, Description = "log, scalar")]
    public void LogScalar() => Map(positive, PortableMath.Log);

    [Benchmark(OperationsPerInvoke = BenchmarkArguments.Count, Description = "log, Math")]
    public void LogMath() => Map(positive, Math.Log);

    [Benchmark(OperationsPerInvoke = BenchmarkArguments.Count, Description = "sin and cos, span")]
    public void SinCosSpan() => PortableMath.SinCos(wide, results, others);

    [Benchmark(OperationsPerInvoke = BenchmarkArguments.Count, Description = "sin and cos, scalar")]
    public void SinCosScalar()
    {
        for (int i = 0; i < wide.Length; i++) (results[i], others[i]) = PortableMath.SinCos(wide[i]);
    }

    [Benchmark(OperationsPerInvoke = BenchmarkArguments.Count, Description = "sin and cos, Math")]
    public void SinCosMath()
    {
        for (int i = 0; i < wide.Length; i++) (results[i], others[i]) = Math.SinCos(wide[i]);
    }

    [Benchmark(OperationsPerInvoke = BenchmarkArguments.Count, Description = "erf, span")]
    public void ErfSpan() => PortableMath.Erf(narrow, results);

    [Benchmark(OperationsPerInvoke = BenchmarkArguments.Count, Description = "erf, scalar")]
    public void ErfScalar() => Map(narrow, PortableMath.Erf);

    private void Map(double[] arguments, Func<double, double> function)
    {
        for (int i = 0; i < arguments.Length; i++) results[i] = function(arguments[i]);
    }
}
