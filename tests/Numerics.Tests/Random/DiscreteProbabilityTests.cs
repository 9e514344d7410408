namespace Orchestrator.Numerics.Tests;

/// <summary>Against 60-digit values by mpmath: k ln(mean) - mean - loggamma(k + 1), and the like for the binomial distribution.</summary>
public sealed class DiscreteProbabilityTests
{
    [Theory]
    [InlineData(0, 12.5, -12.5)]
    [InlineData(1, 12.5, -9.974271355691744)]
    [InlineData(10, 10, -2.0785616431350586)]
    [InlineData(15, 12.5, -2.51334171921706)]
    [InlineData(16, 30, -6.252701999486187)]
    [InlineData(40, 12.5, -21.791493942427177)]
    [InlineData(1000, 1100, -9.062719701701436)]
    [InlineData(1000100, 1000000, -7.831743726353643)]
    [InlineData(1000030000, 1000000000.0, -11.730581951603712)]
    [InlineData(999900000, 1000000000.0, -16.28068812426155)]
    [InlineData(1000000100000000, 1000000000000000.0, -23.188326613993354)]
    public void LogPoisson_SmallAndLargeCounts_KeepsItsDigits(double k, double mean, double expected)
        => Assert.Equal(expected, DiscreteProbability.LogPoisson(k, mean), 1e-12 * Math.Max(1, Math.Abs(expected)));

    [Theory]
    [InlineData(0, 20, 0.5, -13.862943611198906)]
    [InlineData(20, 20, 0.5, -13.862943611198906)]
    [InlineData(7, 20, 0.5, -2.6046523646342585)]
    [InlineData(60, 200, 0.25, -4.069632188603754)]
    [InlineData(250500, 1000000, 0.25, -7.656742228413213)]
    [InlineData(499999000000, 1000000000000, 0.5, -16.041301910608585)]
    [InlineData(1100, 1000000000000, 1e-09, -9.261744809378914)]
    public void LogBinomial_FewAndManyTrials_KeepsItsDigits(double k, double n, double p, double expected)
        => Assert.Equal(expected, DiscreteProbability.LogBinomial(k, n, p), 1e-12 * Math.Max(1, Math.Abs(expected)));
}
