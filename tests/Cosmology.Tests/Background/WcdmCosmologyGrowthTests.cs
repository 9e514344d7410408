using CsCheck;
using Orchestrator.Numerics;

namespace Orchestrator.Cosmology.Tests;

public sealed class WcdmCosmologyGrowthTests
{
    private static readonly double[] Redshifts = [9999.0, 1000.0, 50.0, 5.0, 2.0, 1.0, 0.5, 0.1, 0.0, -0.1, -1.0 / 3.0];

    [Fact]
    public void Growth_MatterOnly_IsThatOfEinsteinDeSitter()
    {
        var cosmology = new WcdmCosmology(Cosmologies.MatterOnly);
        foreach (double z in Redshifts)
        {
            double d = 1.0 / (1.0 + z);
            LagrangianGrowth factors = cosmology.LagrangianGrowthFactors(z);
            LagrangianGrowth rates = cosmology.LagrangianGrowthRates(z);
            Assert.InRange(Cosmologies.RelativeDifference(cosmology.GrowthFactor(z), d), 0.0, 1e-9);
            Assert.Equal(cosmology.GrowthFactor(z), factors.D1);
            Assert.InRange(Cosmologies.RelativeDifference(factors.D2, 3.0 / 7.0 * d * d), 0.0, 1e-9);
            Assert.InRange(Cosmologies.RelativeDifference(factors.D31, -1.0 / 9.0 * d * d * d), 0.0, 1e-9);
            Assert.InRange(Cosmologies.RelativeDifference(factors.D32, 5.0 / 42.0 * d * d * d), 0.0, 1e-9);
            Assert.Equal(1.0, rates.D1, 1e-9);
            Assert.Equal(2.0, rates.D2, 1e-9);
            Assert.Equal(3.0, rates.D31, 1e-9);
            Assert.Equal(3.0, rates.D32, 1e-9);
        }
    }

    /// <summary>For a cosmological constant the growing mode is E(z) times the integral of (1 + z') / E(z')^3 (Heath 1977).</summary>
    [Theory]
    [InlineData(0.16)]
    [InlineData(0.3)]
    [InlineData(0.46)]
    public void GrowthFactor_CosmologicalConstant_IsHeathsIntegral(double omegaM)
    {
        var cosmology = new WcdmCosmology(Cosmologies.Standard with { OmegaM = omegaM });
        double Integrand(double a) => a <= 0.0 ? 0.0 : Math.Pow(a * cosmology.ExpansionRate(1.0 / a - 1.0), -3.0);
        double Heath(double z) => cosmology.ExpansionRate(z) * Quadrature.Integrate(Integrand, 0.0, 1.0 / (1.0 + z), 1e-11);
        foreach (double z in Redshifts.Where(z => z < 100.0))
        {
            double expected = Heath(z) / Heath(0.0);
            Assert.InRange(Cosmologies.RelativeDifference(cosmology.GrowthFactor(z), expected), 0.0, 1e-8);
            double rate = -1.5 * cosmology.OmegaMAt(z) + Math.Pow((1.0 + z) / cosmology.ExpansionRate(z), 2.0) / Heath(z);
            Assert.InRange(Cosmologies.RelativeDifference(cosmology.GrowthRate(z), rate), 0.0, 1e-8);
        }
    }

    [Fact]
    public void GrowthRate_Anywhere_IsTheSlopeOfTheFactor() =>
        Gen.Select(Cosmologies.Prior, Gen.Double[-0.2, 9.0]).Sample((parameters, z) =>
        {
            var cosmology = new WcdmCosmology(parameters);
            const double h = 1e-3;
            double after = cosmology.GrowthFactor((1.0 + z) * Math.Exp(-h) - 1.0);
            double before = cosmology.GrowthFactor((1.0 + z) * Math.Exp(h) - 1.0);
            double slope = Math.Log(after / before) / (2.0 * h);
            return Math.Abs(slope - cosmology.GrowthRate(z)) < 1e-6;
        }, iter: 20);

    /// <summary>
    /// f = OmegaM(z)^gamma with the indices of Linder and Cahn 2007 (astro-ph/0701317); the law itself is 1.8 % off Heath's exact rate at
    /// omega_m = 0.16 today.
    /// </summary>
    [Fact]
    public void GrowthRate_WcdmOfThePrior_IsNearLindersPower() =>
        Gen.Select(Gen.Double[0.16, 0.46], Gen.Double[-1.3, -0.7], Gen.Double[0.0, 3.0]).Sample((omegaM, w, z) =>
        {
            var cosmology = new WcdmCosmology(Cosmologies.Standard with { OmegaM = omegaM, W0 = w });
            double index = 0.55 + (w < -1.0 ? 0.02 : 0.05) * (1.0 + w);
            return Cosmologies.RelativeDifference(cosmology.GrowthRate(z), Math.Pow(cosmology.OmegaMAt(z), index)) < 0.03;
        }, iter: 20);

    [Fact]
    public void GrowthFactor_AnyCosmology_IsOneTodayAndFallsWithRedshift() =>
        Gen.Select(Cosmologies.Prior, Gen.Double[0.0, 100.0], Gen.Double[1e-6, 1.0]).Sample((parameters, z, more) =>
        {
            var cosmology = new WcdmCosmology(parameters);
            return Math.Abs(cosmology.GrowthFactor(0.0) - 1.0) < 1e-14 && cosmology.GrowthFactor(z + more) < cosmology.GrowthFactor(z);
        }, iter: 20);

    [Theory]
    [InlineData(10000.0)]
    [InlineData(-0.5)]
    [InlineData(-1.5)]
    [InlineData(double.NaN)]
    public void GrowthFactor_OutsideTheTable_SaysSo(double redshift)
    {
        var cosmology = new WcdmCosmology(Cosmologies.Standard);
        Assert.Equal("redshift", Assert.Throws<InvalidInputException>(() => cosmology.GrowthFactor(redshift)).Key);
        Assert.Throws<InvalidInputException>(() => cosmology.LagrangianGrowthRates(redshift));
    }
}
