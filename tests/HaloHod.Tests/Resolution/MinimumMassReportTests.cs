using CsCheck;
using Orchestrator.Numerics;

namespace Orchestrator.HaloHod.Tests.Resolution;

public sealed class MinimumMassReportTests
{
    private static readonly MassResolution Light = MassResolution.Of(0, 0.16, 2000, 1024, 20);
    private static readonly MassResolution Heavy = MassResolution.Of(1, 0.46, 2000, 1024, 20);

    [Fact]
    public void Of_ModelCampaign_HasThePublishedParticleMass() =>
        Assert.Equal(6.20e11, MassResolution.Of(0, 0.3, 2000, 1024, 10).ParticleMass, 0.005e11);

    [Fact]
    public void WithSmallestCut_Design_IsHalfAParticleAboveTheLargestMinimum()
    {
        var report = MinimumMassReport.WithSmallestCut([Light, Heavy]);
        Assert.Equal(20.5 * Heavy.ParticleMass, report.Cut);
        Assert.Equal(Heavy, report.Heaviest);
        Assert.True(report.Cut > Heavy.MinimumHaloMass);
        Assert.False(report.IsWellResolved, "20 particles are fewer than the 30 that halos should have");
        Assert.Equal(20.5, report.ParticlesAtCut(Heavy), 1e-12);
        Assert.Equal(20.5 * 0.46 / 0.16, report.ParticlesAtCut(Light), 1e-9);
    }

    [Fact]
    public void WithSmallestCut_LightRunThatKeepsOnlyLargeHalos_IsItsCut()
    {
        var coarse = Light with { MinimumParticles = 100 };
        Assert.Equal(coarse.SmallestCut, MinimumMassReport.WithSmallestCut([coarse, Heavy]).Cut);
    }

    [Fact]
    public void WithCut_BelowTheSmallest_IsRefusedWithTheSimulationAndTheBound()
    {
        var refused = Assert.Throws<InvalidInputException>(() => MinimumMassReport.WithCut([Light, Heavy], Heavy.MinimumHaloMass));
        Assert.Equal("min_halo_mass", refused.Key);
        Assert.Contains("simulation 1", refused.Message, StringComparison.Ordinal);
        Assert.Contains("at least", refused.Allowed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void WithCut_NotANumber_IsRefused(double cut) =>
        Assert.Throws<InvalidInputException>(() => MinimumMassReport.WithCut([Light, Heavy], cut));

    [Fact]
    public void WithCut_ThirtyParticlesOfTheHeaviest_IsWellResolved()
    {
        var report = MinimumMassReport.WithCut([Light, Heavy], 30 * Heavy.ParticleMass);
        Assert.True(report.IsWellResolved);
        Assert.Equal(report.Cut, report.RecommendedCut);
    }

    [Fact]
    public void WithSmallestCut_AnyDesign_NoDitheredHaloThatARunDroppedReachesTheCut() =>
        Gen.Select(Gen.Double[0.1, 0.5], Gen.Int[5, 50]).Array[1, 20].Sample(design =>
        {
            var simulations = design.Select((point, i) => MassResolution.Of(i, point.Item1, 1000, 256, point.Item2)).ToArray();
            double cut = MinimumMassReport.WithSmallestCut(simulations).Cut;
            return simulations.All(s => (s.MinimumParticles - 1 + 0.5) * s.ParticleMass < cut && s.MinimumHaloMass < cut);
        });

    [Fact]
    public void WithSmallestCut_NoSimulation_IsAnError() => Assert.Throws<ArgumentException>(() => MinimumMassReport.WithSmallestCut([]));
}
