using CsCheck;
using Orchestrator.Numerics;

namespace Orchestrator.Cosmology.Tests;

public sealed class CumulativeMassFunctionTests
{
    private static readonly MassVariance Variance = new(new WcdmCosmology(Cosmologies.Standard), new EisensteinHuPowerSpectrum(Cosmologies.Standard));
    private static readonly WatsonMassFunction Watson = new(Variance);
    private static readonly CumulativeMassFunction Table = new(Watson, 0.5, 1e11, 1e16);

    [Theory]
    [InlineData(1e11)]
    [InlineData(3.3e12)]
    [InlineData(7.7e14)]
    [InlineData(2.2e15)]
    public void NumberDensityAbove_AMass_IsTheIntegral(double mass)
    {
        double expected = Quadrature.Integrate(logMass => Watson.NumberDensity(Math.Exp(logMass), 0.5), Math.Log(mass), Math.Log(Variance.MaximumMass * 0.999), 1e-10);
        Assert.InRange(Cosmologies.RelativeDifference(Table.NumberDensityAbove(mass), expected), 0.0, 2e-6);
    }

    [Fact]
    public void MassAt_DensityOfAMass_GivesItBack() =>
        Gen.Double[Math.Log(1.001e11), Math.Log(5e15)].Sample(
            logMass => Cosmologies.RelativeDifference(Table.MassAt(Table.NumberDensityAbove(Math.Exp(logMass))), Math.Exp(logMass)) < 1e-9, iter: 200);

    [Fact]
    public void Queries_OutsideTheTable_SaySo()
    {
        Assert.Equal("mass", Assert.Throws<InvalidInputException>(() => Table.NumberDensityAbove(9e10)).Key);
        Assert.Equal("number density", Assert.Throws<InvalidInputException>(() => Table.MassAt(1e3)).Key);
        Assert.Throws<InvalidInputException>(() => new CumulativeMassFunction(Watson, 0.0, 1.0, 1e15));
        Assert.Throws<InvalidInputException>(() => new CumulativeMassFunction(Watson, 500.0, 1e14, 1e15));
    }

    [Fact]
    public void MaximumMass_WhereHalosDoNotExist_EndsEarlier()
    {
        CosmologyParameters quiet = Cosmologies.Standard with { Sigma8 = 0.4 };
        var variance = new MassVariance(new WcdmCosmology(quiet), new EisensteinHuPowerSpectrum(quiet));
        var table = new CumulativeMassFunction(new WatsonMassFunction(variance), 6.0, 1e10, 1e16);
        Assert.InRange(table.MaximumMass, 1e13, 9e15);
        Assert.True(table.NumberDensityAbove(table.MaximumMass) > 1e-201);
    }
}
