using Orchestrator.Cosmology;
using CsCheck;

namespace Orchestrator.HaloHod.Tests.Painting;

public sealed class NfwRadialDistributionTests
{
    // Fractions within half the radius as the R package NFWdist prints them (Robotham & Howlett 2018).
    [Theory]
    [InlineData(1, 0.373455)]
    [InlineData(5, 0.5618349)]
    [InlineData(10, 0.6437556)]
    [InlineData(20, 0.7116174)]
    public void MassFraction_HalfTheRadius_AsPublished(double concentration, double expected) =>
        Assert.Equal(expected, NfwRadialDistribution.MassFraction(0.5, concentration), 6e-8);

    [Fact]
    public void RadiusOfMassFraction_OfTheMassFraction_GivesTheRadiusBack() =>
        Gen.Select(Gen.Double[-6, 0], Gen.Double[-1, 3]).Sample((logRadius, logConcentration) =>
        {
            double radius = Math.Pow(10, logRadius), concentration = Math.Pow(10, logConcentration);
            // Where the enclosed mass itself cancels, x - ln(1 + x) ~ x^2 / 2, only its rounding error is asked of the inverse.
            double tolerance = 1e-10 + 4e-16 / Math.Pow(radius * concentration, 2);
            double found = NfwRadialDistribution.RadiusOfMassFraction(
                NfwRadialDistribution.MassFraction(radius, concentration), NfwProfile.EnclosedMass(concentration), concentration);
            return Math.Abs(found / radius - 1) < tolerance;
        });

    [Fact]
    public void RadiusOfMassFraction_AtTheEnds_IsZeroAndOne()
    {
        double enclosed = NfwProfile.EnclosedMass(7);
        Assert.Equal(0, NfwRadialDistribution.RadiusOfMassFraction(0, enclosed, 7));
        Assert.Equal(1, NfwRadialDistribution.RadiusOfMassFraction(1, enclosed, 7), 1e-12);
    }
}
