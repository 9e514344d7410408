using Orchestrator.Numerics;

namespace Orchestrator.Cosmology.Tests;

public sealed class ShethTormenMassFunctionTests
{
    private static readonly MassVariance Variance = new(new WcdmCosmology(Cosmologies.Standard), new EisensteinHuPowerSpectrum(Cosmologies.Standard));

    [Fact]
    public void Multiplicity_IntegratedOverAllSigma_HoldsAllMass()
    {
        var function = new ShethTormenMassFunction(Variance);
        double mass = Quadrature.Integrate(logSigma => function.Multiplicity(Math.Exp(logSigma), 0.0), -4.0, 60.0, 1e-10);
        Assert.Equal(1.0, mass, 1e-3);
    }

    [Fact]
    public void Multiplicity_SigmaOne_IsThePapersFormula()
    {
        double nu = 1.686;
        double scaled = 0.707 * nu * nu;
        double expected = 0.3222 * Math.Sqrt(2.0 * scaled / Math.PI) * (1.0 + Math.Pow(scaled, -0.3)) * Math.Exp(-scaled / 2.0);
        Assert.InRange(Cosmologies.RelativeDifference(new ShethTormenMassFunction(Variance).Multiplicity(1.0, 0.0), expected), 0.0, 1e-13);
    }

    [Fact]
    public void NumberDensity_AgainstWatson_IsWithinThirtyPercentWhereBothAreFitted()
    {
        var sheth = new ShethTormenMassFunction(Variance);
        var watson = new WatsonMassFunction(Variance);
        for (double mass = 3e12; mass < 3e14; mass *= 1.5)
            Assert.InRange(sheth.NumberDensity(mass, 0.0) / watson.NumberDensity(mass, 0.0), 0.7, 1.3);
        Assert.Equal(MassDefinition.Fof, sheth.MassDefinition);
        Assert.NotEmpty(sheth.CheckValidity(1e12, 1e14, 8.0));
    }
}
