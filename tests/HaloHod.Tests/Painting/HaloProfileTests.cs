using Orchestrator.Cosmology;

namespace Orchestrator.HaloHod.Tests.Painting;

public sealed class HaloProfileTests
{
    [Theory]
    [InlineData(0, 287)]
    [InlineData(1, 405)]
    public void VelocityDispersion_GroupHalo_UsesThePhysicalRadius(double redshift, double circularVelocity)
    {
        Assert.Equal(0.523, HaloRadius.Comoving(TestHalos.Cosmology, MassDefinition.M200m, 1e13, redshift), 5e-4);
        Assert.Equal(circularVelocity, HaloRadius.CircularVelocity(TestHalos.Cosmology, MassDefinition.M200m, 1e13, redshift), 0.7);
        var profile = Profile(MassDefinition.M200m, redshift);
        Assert.Equal(circularVelocity / Math.Sqrt(2), profile.VelocityDispersion, 0.5);
    }

    [Fact]
    public void RadiusOf_AllMass_IsTheComovingRadiusOfTheDeclaredDefinition()
    {
        foreach (MassDefinition definition in new[] { MassDefinition.M200m, MassDefinition.M200c, MassDefinition.Virial })
        {
            var profile = Profile(definition, 0.8);
            Assert.Equal(HaloRadius.Comoving(TestHalos.Cosmology, definition, 1e13, 0.8), profile.RadiusOf(1), 1e-10);
        }
    }

    private static HaloProfile Profile(MassDefinition definition, double redshift) =>
        new(1e13, redshift, definition, TestHalos.Cosmology, new MassConversion(TestHalos.Cosmology, new Duffy08Concentration()));
}
