namespace Orchestrator.Numerics.Tests;

/// <summary>Samples at a fixed seed against the analytic distributions; significance 1e-4 (see <see cref="GoodnessOfFit"/>).</summary>
public sealed class RandomStreamDistributionTests
{
    private const int Count = 100_000;
    private static readonly RandomKey Key = new(17, RandomPurpose.Resampling);

    [Fact]
    public void NextUniform_ManyObjects_IsUniform()
    {
        double[] sample = Draw(s => s.NextUniform());
        Assert.All(sample, u => Assert.InRange(u, double.Epsilon, 1 - 1e-16));
        GoodnessOfFit.AssertMoments(sample, 0.5, 1.0 / 12, -1.2, "uniform");
        GoodnessOfFit.AssertDistribution(sample, u => u, "uniform");
    }

    [Fact]
    public void NextUniform_OneStream_IsUniformAndNotCorrelatedWithItsNeighbour()
    {
        RandomStream stream = Key.For(3);
        double[] sample = new double[Count];
        for (int i = 0; i < Count; i++) sample[i] = stream.NextUniform();
        double correlation = GoodnessOfFit.Correlation(sample[..^1], sample[1..]);
        Assert.InRange(correlation, -3.891 / Math.Sqrt(Count), 3.891 / Math.Sqrt(Count));
        GoodnessOfFit.AssertDistribution(sample, u => u, "uniform");
    }

    [Fact]
    public void NextNormal_ManyObjects_IsNormal()
    {
        double[] sample = Draw(s => s.NextNormal());
        GoodnessOfFit.AssertMoments(sample, 0, 1, 0, "normal");
        GoodnessOfFit.AssertDistribution(sample, x => 0.5 * PortableMath.Erfc(-x / Math.Sqrt(2)), "normal");
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.5)]
    [InlineData(3.0)]
    [InlineData(9.99)]
    [InlineData(10.0)]
    [InlineData(12.3)]
    [InlineData(40.0)]
    [InlineData(500.0)]
    public void NextPoisson_SmallAndMiddleMeans_HasItsProbabilities(double mean)
    {
        double[] sample = Draw(s => s.NextPoisson(mean));
        int last = (int)(mean + 12 * Math.Sqrt(mean) + 12);
        // ln p(k) = ln p(k - 1) + ln(mean / k), from p(0) = e^-mean.
        double[] expected = new double[last + 1];
        double logarithm = -mean;
        for (int k = 0; k <= last; k++)
        {
            if (k > 0) logarithm += Math.Log(mean / k);
            expected[k] = Count * Math.Exp(logarithm);
        }

        GoodnessOfFit.AssertCounts(Histogram(sample, last), expected, $"Poisson, mean {mean}");
        GoodnessOfFit.AssertMoments(sample, mean, mean, 1 / mean, $"Poisson, mean {mean}");
    }

    [Theory]
    [InlineData(1e4)]
    [InlineData(1e6)]
    [InlineData(1e9)]
    [InlineData(1e15)]
    public void NextPoisson_LargeMeans_IsNearlyNormal(double mean)
    {
        double[] sample = Draw(s => s.NextPoisson(mean));
        GoodnessOfFit.AssertMoments(sample, mean, mean, 1 / mean, $"Poisson, mean {mean}");
        // Cornish-Fisher to the order of the skewness 1/sqrt(mean), with the continuity correction of the step below each count.
        double deviation = Math.Sqrt(mean);
        GoodnessOfFit.AssertDistribution(sample, k => EdgeworthDistribution((k + 0.5 - mean) / deviation, 1 / deviation), $"Poisson, mean {mean}");
    }

    [Theory]
    [InlineData(1, 0.3)]
    [InlineData(10, 0.5)]
    [InlineData(20, 0.02)]
    [InlineData(19, 0.53)]
    [InlineData(20, 0.5)]
    [InlineData(60, 0.2)]
    [InlineData(60, 0.8)]
    [InlineData(1000, 0.004)]
    [InlineData(1000, 0.4)]
    [InlineData(1000, 0.997)]
    public void NextBinomial_FewTrials_HasItsProbabilities(int n, double p)
    {
        double[] sample = Draw(s => s.NextBinomial(n, p));
        double[] expected = new double[n + 1];
        double logarithm = n * Math.Log(1 - p);
        for (int k = 0; k <= n; k++)
        {
            if (k > 0) logarithm += Math.Log((n - k + 1.0) / k * p / (1 - p));
            expected[k] = Count * Math.Exp(logarithm);
        }

        GoodnessOfFit.AssertCounts(Histogram(sample, n), expected, $"binomial, n {n}, p {p}");
        GoodnessOfFit.AssertMoments(sample, n * p, n * p * (1 - p), (1 - 6 * p * (1 - p)) / (n * p * (1 - p)), $"binomial, n {n}, p {p}");
    }

    [Theory]
    [InlineData(1_000_000_000_000, 1e-11)]
    [InlineData(1_000_000_000_000, 1e-9)]
    [InlineData(1_000_000, 0.25)]
    [InlineData(1_000_000_000_000, 0.5)]
    [InlineData(9_007_199_254_740_992, 0.75)]
    public void NextBinomial_ManyTrials_HasItsMoments(long n, double p)
    {
        double[] sample = Draw(s => s.NextBinomial(n, p));
        double mean = n * p, variance = n * p * (1 - p);
        GoodnessOfFit.AssertMoments(sample, mean, variance, (1 - 6 * p * (1 - p)) / variance, $"binomial, n {n}, p {p}");
        if (variance < 1000) return;
        double deviation = Math.Sqrt(variance);
        GoodnessOfFit.AssertDistribution(
            sample, k => EdgeworthDistribution((k + 0.5 - mean) / deviation, (1 - 2 * p) / deviation), $"binomial, n {n}, p {p}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    public void NextInt_SmallBounds_IsUniform(int bound)
    {
        double[] sample = Draw(s => s.NextInt(bound));
        GoodnessOfFit.AssertCounts(Histogram(sample, bound - 1), [.. Enumerable.Repeat((double)Count / bound, bound)], $"integers below {bound}");
    }

    // Without rejection 8 words in a row would fall on 3 values as 3 : 3 : 2.
    [Fact]
    public void NextInt_ThreeEighthsOfAllWords_HasNoBias()
    {
        double[] sample = Draw(s => s.NextInt(3 << 29) % 3);
        GoodnessOfFit.AssertCounts(Histogram(sample, 2), [Count / 3.0, Count / 3.0, Count / 3.0], "residues modulo 3");
    }

    [Fact]
    public void Shuffle_FourItems_GivesEachOrderEquallyOften()
    {
        long[] byStream = new long[256], byKey = new long[256];
        for (int i = 0; i < Count; i++)
        {
            byStream[Order(items => Key.For((ulong)i).Shuffle(items))]++;
            byKey[Order(items => new RandomKey((ulong)i, RandomPurpose.Split).Shuffle(items))]++;
        }

        double[] expected = [.. Enumerable.Repeat(Count / 24.0, 24)];
        GoodnessOfFit.AssertCounts([.. byStream.Where(c => c > 0)], expected, "orders by stream");
        GoodnessOfFit.AssertCounts([.. byKey.Where(c => c > 0)], expected, "orders by key");
    }

    private static int Order(Action<int[]> shuffle)
    {
        int[] items = [0, 1, 2, 3];
        shuffle(items);
        return items[0] | (items[1] << 2) | (items[2] << 4) | (items[3] << 6);
    }

    private static double[] Draw(Func<RandomStream, double> draw)
    {
        double[] sample = new double[Count];
        for (int i = 0; i < Count; i++) sample[i] = draw(Key.For((ulong)i));
        return sample;
    }

    private static long[] Histogram(double[] sample, int last)
    {
        long[] counts = new long[last + 1];
        foreach (double value in sample) counts[(int)value]++;
        return counts;
    }

    /// <summary>The normal distribution function with the first correction for a skewness.</summary>
    private static double EdgeworthDistribution(double x, double skewness)
        => 0.5 * PortableMath.Erfc(-x / Math.Sqrt(2)) - skewness / 6 * (x * x - 1) * Math.Exp(-0.5 * x * x) / Math.Sqrt(2 * Math.PI);
}
