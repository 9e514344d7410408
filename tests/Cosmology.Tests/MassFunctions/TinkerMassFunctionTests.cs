using Orchestrator.Numerics;

namespace Orchestrator.Cosmology.Tests;

public sealed class TinkerMassFunctionTests
{
    private static readonly WcdmCosmology Cosmology = new(Cosmologies.Standard);
    private static readonly MassVariance Variance = new(Cosmology, new EisensteinHuPowerSpectrum(Cosmologies.Standard));

    /// <summary>The paper's table 2 and equations 3 to 8, evaluated in Python with scipy's natural spline in log10 of the overdensity.</summary>
    [Theory]
    [InlineData(MassDefinition.M200m, 1.0, 0.0, 0.28320826870493426)]
    [InlineData(MassDefinition.M200m, 0.6, 0.0, 0.06471815561200812)]
    [InlineData(MassDefinition.M200m, 2.0, 1.0, 0.302047499612162)]
    [InlineData(MassDefinition.M200c, 1.0, 0.0, 0.18592385992421803)]
    public void Multiplicity_PaperParameters_GiveThePapersFunction(MassDefinition definition, double sigma, double redshift, double expected)
    {
        var tinker = new TinkerMassFunction(Variance, definition);
        Assert.InRange(Cosmologies.RelativeDifference(tinker.Multiplicity(sigma, redshift), expected), 0.0, 1e-12);
    }

    [Fact]
    public void NumberDensity_FromMultiplicity_IsItsDefinition()
    {
        var tinker = new TinkerMassFunction(Variance);
        double mass = 3e13;
        double expected = tinker.Multiplicity(Variance.Sigma(mass, 0.5), 0.5) * Cosmology.MeanMatterDensity / mass * -Variance.Slope(mass);
        Assert.InRange(Cosmologies.RelativeDifference(tinker.NumberDensity(mass, 0.5), expected), 0.0, 1e-12);
        double[] many = [1e12, mass, 1e15];
        tinker.NumberDensity(many, 0.5, many);
        Assert.Equal(tinker.NumberDensity(mass, 0.5), many[1]);
    }

    [Fact]
    public void NumberDensity_HigherOverdensity_CountsFewerHalosOfAMass()
    {
        double mean = new TinkerMassFunction(Variance).NumberDensity(1e14, 0.0);
        double virial = new TinkerMassFunction(Variance, MassDefinition.Virial).NumberDensity(1e14, 0.0);
        double critical = new TinkerMassFunction(Variance, MassDefinition.M200c).NumberDensity(1e14, 0.0);
        Assert.True(mean > virial && virial > critical);
    }

    [Fact]
    public void NumberDensity_VirialAtHighRedshift_IsRefusedBelowTheTable()
    {
        var error = Assert.Throws<InvalidInputException>(() => new TinkerMassFunction(Variance, MassDefinition.Virial).NumberDensity(1e13, 3.0));
        Assert.Equal("overdensity", error.Key);
        Assert.Equal("mass_definition", Assert.Throws<InvalidInputException>(() => new TinkerMassFunction(Variance, MassDefinition.Fof)).Key);
    }

    [Fact]
    public void CheckValidity_OutsideTheFit_Warns()
    {
        var tinker = new TinkerMassFunction(Variance);
        Assert.Empty(tinker.CheckValidity(1e12, 2e15, 0.0));
        Assert.Contains(tinker.CheckValidity(1e12, 2e14, 3.0), warning => string.Equals(warning.Range.Quantity, "z", StringComparison.Ordinal));
        Assert.Contains(tinker.CheckValidity(1e12, 2e16, 0.0), warning => warning.Message.Contains("sigma(M, z)", StringComparison.Ordinal));
    }

    [Fact]
    public void Constructor_GaussianFilter_Throws() =>
        Assert.Throws<ArgumentException>(() => new TinkerMassFunction(new MassVariance(Cosmology, Variance.Spectrum, SmoothingFilter.Gaussian)));
}
