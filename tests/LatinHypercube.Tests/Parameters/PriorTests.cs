using CsCheck;
using Orchestrator.Numerics;

namespace Orchestrator.LatinHypercube.Tests;

public sealed class PriorTests
{
    private static readonly Prior[] All =
    [
        new UniformPrior(0.16, 0.46), new LogUniformPrior(1e-3, 10), new NormalPrior(0.3, 0.02),
        new TruncatedNormalPrior(0.3, 0.1, 0.1, 0.5), new TruncatedNormalPrior(0, 1, 3, 5), new TruncatedNormalPrior(0, 1, -6, -4),
    ];

    [Fact]
    public void Cumulative_OfQuantile_IsTheProbability()
        => Gen.Select(Gen.Int[0, All.Length - 1], Gen.Double[1e-5, 1 - 1e-5]).Sample((which, probability) =>
            Assert.Equal(probability, All[which].Cumulative(All[which].Quantile(probability)), 1e-10));

    [Theory]
    // scipy.stats 1.10.1: norm.ppf, truncnorm.ppf(a, b), loguniform.ppf
    [InlineData(2, 0.001, 0.23819535387664373)]
    [InlineData(2, 0.975, 0.33919927969080105)]
    [InlineData(3, 0.2, 0.22061798808710442)]
    [InlineData(4, 0.9, 3.642030914652575)]
    [InlineData(1, 0.25, 0.01)]
    [InlineData(0, 0.5, 0.31)]
    public void Quantile_AgainstScipy_Agrees(int which, double probability, double expected)
        => Assert.Equal(expected, All[which].Quantile(probability), 1e-13);

    [Theory]
    [InlineData(0.3, 0.3)]
    [InlineData(0.4, 0.3)]
    [InlineData(double.NaN, 0.3)]
    public void Validate_EmptyRange_IsRefused(double minimum, double maximum)
    {
        var error = Assert.Throws<InvalidInputException>(() => new UniformPrior(minimum, maximum).Validate("omega_m"));
        Assert.Equal("omega_m.min", error.Key);
    }

    [Fact]
    public void Validate_NoSupport_IsRefused()
    {
        Assert.Throws<InvalidInputException>(() => new LogUniformPrior(0, 1).Validate("x"));
        Assert.Throws<InvalidInputException>(() => new NormalPrior(0, 0).Validate("x"));
        Assert.Throws<InvalidInputException>(() => new TruncatedNormalPrior(0, 1, 20, 21).Validate("x"));
        Assert.Throws<InvalidInputException>(() => new TruncatedNormalPrior(0, -1, 0, 1).Validate("x"));
    }
}
