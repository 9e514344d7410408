using Orchestrator.Cosmology;
using Orchestrator.Numerics;

namespace Orchestrator.HaloHod.Tests.Painting;

public sealed class HaloMassConversionTests
{
    private static readonly MassVariance Variance = new(TestHalos.Cosmology, new EisensteinHuPowerSpectrum(TestHalos.Parameters));
    private static readonly HaloMassConversion Matching = new(TestHalos.Cosmology, new GalaxyPainterOptions());

    [Theory]
    [InlineData(1e13, 0.0)]
    [InlineData(3e13, 0.57)]
    [InlineData(2e14, 0.1)]
    [InlineData(1e13, 1.9)]
    public void Convert_FofMasses_KeepTheirAbundance(double mass, double redshift)
    {
        double converted = Matching.Convert(mass, MassDefinition.Fof, redshift);
        double expected = Abundance(new WatsonMassFunction(Variance), mass, redshift);
        double found = Abundance(new TinkerMassFunction(Variance), converted, redshift);
        Assert.Equal(1, found / expected, 2e-3);
    }

    [Fact]
    public void Convert_Identity_KeepsTheNumber()
    {
        var identity = new HaloMassConversion(TestHalos.Cosmology, TestHalos.Identity);
        Assert.Equal(1.23e13, identity.Convert(1.23e13, MassDefinition.Fof, 0.7));
        Assert.NotEqual(1.23e13, Matching.Convert(1.23e13, MassDefinition.Fof, 0.7));
    }

    [Fact]
    public void Convert_SameDefinition_KeepsTheNumber() => Assert.Equal(1.23e13, Matching.Convert(1.23e13, MassDefinition.M200m, 0.7));

    // M_vir / M_200c of 1e13 Msun/h (Duffy) is 1.22, 1.13, 1.09, 1.07 at z = 0, 0.5, 1, 2.
    [Theory]
    [InlineData(0, 1.22)]
    [InlineData(0.5, 1.13)]
    [InlineData(1, 1.09)]
    [InlineData(2, 1.07)]
    public void Convert_SphericalOverdensities_HaveThePublishedRatio(double redshift, double ratio)
    {
        var conversion = new HaloMassConversion(TestHalos.Cosmology, new GalaxyPainterOptions { MassDefinition = MassDefinition.Virial });
        Assert.Equal(ratio, conversion.Convert(1e13, MassDefinition.M200c, redshift) / 1e13, 6e-3);
    }

    [Fact]
    public void Convert_FofToVirial_GoesThroughM200m()
    {
        var conversion = new HaloMassConversion(TestHalos.Cosmology, new GalaxyPainterOptions { MassDefinition = MassDefinition.Virial });
        double spherical = Matching.Convert(2e13, MassDefinition.Fof, 1.3);
        Assert.Equal(conversion.Convert(spherical, MassDefinition.M200m, 1.3), conversion.Convert(2e13, MassDefinition.Fof, 1.3));
    }

    [Fact]
    public void Constructor_FofDeclared_IsRefused()
    {
        var options = new GalaxyPainterOptions { MassDefinition = MassDefinition.Fof };
        Assert.Equal("mass_definition", Assert.Throws<InvalidInputException>(() => new HaloMassConversion(TestHalos.Cosmology, options)).Key);
    }

    [Theory]
    [InlineData(0.1, 0.4, -0.7)]
    [InlineData(0.5, 1.1, -1.3)]
    public void Convert_CornersOfAWidePrior_RiseWithMass(double omegaM, double sigma8, double w0)
    {
        var cosmology = new WcdmCosmology(TestHalos.Parameters with { OmegaM = omegaM, Sigma8 = sigma8, W0 = w0 });
        var conversion = new HaloMassConversion(cosmology, new GalaxyPainterOptions());
        foreach (double redshift in new[] { 0, 0.5, 1, 2.2 })
        {
            double previous = 0;
            for (double log = 12; log < 15.5; log += 0.25)
            {
                double converted = conversion.Convert(Math.Pow(10, log), MassDefinition.Fof, redshift);
                Assert.True(converted > previous, $"z = {redshift}, log M = {log}");
                Assert.InRange(converted / Math.Pow(10, log), 0.3, 3);
                previous = converted;
            }
        }
    }

    private static double Abundance(MultiplicityMassFunction massFunction, double mass, double redshift)
    {
        const double step = 0.005;
        double sum = 0;
        for (double log = Math.Log(mass) + step / 2; log < Math.Log(1e17); log += step) sum += massFunction.NumberDensity(Math.Exp(log), redshift) * step;
        return sum;
    }
}
