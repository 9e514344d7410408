using CsCheck;
using Orchestrator.Numerics;

namespace Orchestrator.Cosmology.Tests;

public sealed class TinkerBiasTests
{
    private static readonly WcdmCosmology Cosmology = new(Cosmologies.Standard);
    private static readonly MassVariance Variance = new(Cosmology, new EisensteinHuPowerSpectrum(Cosmologies.Standard));

    /// <summary>Table 2 and equation 6 of the paper, evaluated in Python.</summary>
    [Theory]
    [InlineData(1.0, 200.0, 0.9654920539946742)]
    [InlineData(2.0, 200.0, 2.4118131973779784)]
    [InlineData(3.0, 200.0, 5.136167177616938)]
    [InlineData(0.5, 800.0, 0.7393536301558219)]
    public void OfPeakHeight_PaperParameters_GiveThePapersFunction(double peakHeight, double overdensity, double expected) =>
        Assert.InRange(Cosmologies.RelativeDifference(TinkerBias.OfPeakHeight(peakHeight, overdensity), expected), 0.0, 1e-12);

    [Fact]
    public void Evaluate_HeavierHalos_AreMoreBiased() =>
        Gen.Select(Gen.Double[Math.Log(1e12), Math.Log(1e15)], Gen.Double[0.0, 2.0]).Sample((logMass, z) =>
        {
            var bias = new TinkerBias(Variance);
            return bias.Evaluate(Math.Exp(logMass) * 1.05, z) > bias.Evaluate(Math.Exp(logMass), z) && bias.Evaluate(Math.Exp(logMass), z) > 0.5;
        }, iter: 100);

    [Fact]
    public void Constructor_FofMasses_AreRefused()
    {
        Assert.Equal("mass_definition", Assert.Throws<InvalidInputException>(() => new TinkerBias(Variance, MassDefinition.Fof)).Key);
        Assert.NotEmpty(new TinkerBias(Variance).CheckValidity(1e12, 1e17, 0.0));
        Assert.Empty(new TinkerBias(Variance).CheckValidity(1e12, 1e15, 0.0));
    }
}
