namespace Orchestrator.Cosmology.Tests;

public sealed class HaloRadiusTests
{
    private static readonly WcdmCosmology Cosmology = new(Cosmologies.Standard);

    [Fact]
    public void Comoving_M200mOf1e13_Is523KpcAtEveryRedshift()
    {
        Assert.Equal(0.523, HaloRadius.Comoving(Cosmology, MassDefinition.M200m, 1e13, 0.0), 5e-4);
        Assert.Equal(HaloRadius.Comoving(Cosmology, MassDefinition.M200m, 1e13, 0.0), HaloRadius.Comoving(Cosmology, MassDefinition.M200m, 1e13, 1.7));
    }

    [Theory]
    [InlineData(0.0, 287.0)]
    [InlineData(1.0, 405.0)]
    public void CircularVelocity_M200mOf1e13_UsesThePhysicalRadius(double redshift, double expected) =>
        Assert.Equal(expected, HaloRadius.CircularVelocity(Cosmology, MassDefinition.M200m, 1e13, redshift), 0.6);

    [Fact]
    public void RelativeToCritical_MatterOnly_IsTheSphericalCollapse()
    {
        var cosmology = new WcdmCosmology(Cosmologies.MatterOnly);
        Assert.Equal(18.0 * Math.PI * Math.PI, HaloOverdensity.RelativeToCritical(cosmology, MassDefinition.Virial, 0.7), 1e-9);
        Assert.Equal(200.0, HaloOverdensity.RelativeToMean(cosmology, MassDefinition.M200c, 0.7), 1e-9);
    }

    /// <summary>Bryan and Norman 1998: about 100 over critical today for omega_m = 0.3.</summary>
    [Fact]
    public void RelativeToCritical_VirialToday_IsAbout101()
    {
        Assert.Equal(101.1, HaloOverdensity.RelativeToCritical(Cosmology, MassDefinition.Virial, 0.0), 0.1);
        Assert.Equal(60.0, HaloOverdensity.RelativeToCritical(Cosmology, MassDefinition.M200m, 0.0), 1e-9);
        Assert.Equal(200.0, HaloOverdensity.RelativeToMean(Cosmology, MassDefinition.M200m, 3.0));
    }

    [Theory]
    [InlineData(MassDefinition.M200m)]
    [InlineData(MassDefinition.M200c)]
    [InlineData(MassDefinition.Virial)]
    public void Comoving_SphereOfTheRadius_HoldsTheMass(MassDefinition definition)
    {
        const double z = 0.8;
        double radius = HaloRadius.Comoving(Cosmology, definition, 2e14, z) / (1.0 + z);
        double critical = CosmologyConstants.CriticalDensity * Math.Pow(Cosmology.ExpansionRate(z), 2.0);
        double mass = 4.0 * Math.PI / 3.0 * Math.Pow(radius, 3.0) * critical * HaloOverdensity.RelativeToCritical(Cosmology, definition, z);
        Assert.InRange(Cosmologies.RelativeDifference(mass, 2e14), 0.0, 1e-12);
    }

    [Fact]
    public void Comoving_FofMass_IsRefused() =>
        Assert.Contains("abundance matching", Assert.Throws<ArgumentOutOfRangeException>(() => HaloRadius.Comoving(Cosmology, MassDefinition.Fof, 1e13, 0.0)).Message, StringComparison.Ordinal);
}
