namespace Orchestrator.Numerics.Benchmarks;

/// <summary>The arguments that all benchmarks share: as many as fit the first-level cache with their results.</summary>
internal static class BenchmarkArguments
{
    public const int Count = 1024;

    /// <summary>Uniform numbers between two limits.</summary>
    public static double[] Uniform(double low, double high, int draw = 0)
    {
        double[] numbers = new double[Count];
        new RandomKey(1, RandomPurpose.Resampling).FillUniform(Objects(), draw, numbers);
        for (int i = 0; i < Count; i++) numbers[i] = low + (high - low) * numbers[i];
        return numbers;
    }

    public static ulong[] Objects()
    {
        ulong[] objects = new ulong[Count];
        for (int i = 0; i < Count; i++) objects[i] = RandomObject.Of((ulong)i, 3);
        return objects;
    }
}
