using CsCheck;
using Orchestrator.Numerics;

namespace Orchestrator.Cosmology.Tests;

public sealed class WcdmCosmologyDistanceTests
{
    private static readonly double[] Redshifts = [1e-6, 0.01, 0.1, 0.3, 0.5, 1.0, 1.7, 2.3, 5.0, 11.0, 20.0];

    [Theory]
    [InlineData(0.3, -1.3, 2.0, 3805)]
    [InlineData(0.3, -1.0, 2.0, 3626)]
    [InlineData(0.3, -0.7, 2.0, 3379)]
    [InlineData(0.3, -1.0, 0.5, 1322)]
    [InlineData(0.3, -1.0, 1.0, 2313)]
    [InlineData(0.5, -0.7, 2.0, 3033)]
    [InlineData(0.1, -1.3, 2.0, 5134)]
    public void ComovingDistance_TableOfChecks_AgreesToTheDigitsGiven(double omegaM, double w, double redshift, double expected)
    {
        var cosmology = new WcdmCosmology(Cosmologies.Standard with { OmegaM = omegaM, W0 = w });
        Assert.Equal(expected, cosmology.ComovingDistance(redshift), 0.5);
    }

    /// <summary>astropy FlatwCDM(67.7, 0.31, -0.9, Tcmb0=0), in Mpc.</summary>
    [Theory]
    [InlineData(0.5, 1915.80656631)]
    [InlineData(1.0, 3328.96873538)]
    [InlineData(2.0, 5205.84200415)]
    public void ComovingDistance_AgainstAstropy_AgreesTo1e9(double redshift, double expected)
    {
        var cosmology = new WcdmCosmology(Cosmologies.Standard with { OmegaM = 0.31, W0 = -0.9, H = 0.677 });
        Assert.InRange(Cosmologies.RelativeDifference(cosmology.ComovingDistance(redshift) / 0.677, expected), 0.0, 1e-9);
        Assert.InRange(Cosmologies.RelativeDifference(cosmology.ComovingDistanceByQuadrature(redshift) / 0.677, expected), 0.0, 1e-9);
    }

    /// <summary>astropy 5.2.1 Flatw0waCDM(67.74, 0.3, -0.9, 0.2, Tcmb0=0), comoving, luminosity and angular-diameter distances in Mpc.</summary>
    [Theory]
    [InlineData(0.8, 2806.750403555029, 5052.1507263990525, 1559.305779752794)]
    [InlineData(6.0, 8297.151079463974, 58080.05755624782, 1185.307297066282)]
    [InlineData(20.0, 10866.102202564382, 228188.146253852, 517.4334382173515)]
    public void Distances_VaryingDarkEnergyAgainstAstropy_AgreeTo1e9(double redshift, double comoving, double luminosity, double angular)
    {
        var cosmology = new WcdmCosmology(Cosmologies.Standard with { W0 = -0.9, Wa = 0.2 });
        Assert.InRange(Cosmologies.RelativeDifference(cosmology.ComovingDistance(redshift) / 0.6774, comoving), 0.0, 1e-9);
        Assert.InRange(Cosmologies.RelativeDifference(cosmology.LuminosityDistance(redshift) / 0.6774, luminosity), 0.0, 1e-9);
        Assert.InRange(Cosmologies.RelativeDifference(cosmology.AngularDiameterDistance(redshift) / 0.6774, angular), 0.0, 1e-9);
    }

    [Fact]
    public void ComovingDistance_MatterOnly_IsTheClosedForm()
    {
        var cosmology = new WcdmCosmology(Cosmologies.MatterOnly);
        foreach (double z in Redshifts)
        {
            double expected = 2.0 * CosmologyConstants.HubbleDistance * z / (Math.Sqrt(1.0 + z) * (Math.Sqrt(1.0 + z) + 1.0));
            Assert.InRange(Cosmologies.RelativeDifference(cosmology.ComovingDistance(z), expected), 0.0, 1e-11);
            Assert.InRange(Cosmologies.RelativeDifference(cosmology.RedshiftAt(expected), z), 0.0, 1e-10);
        }
    }

    [Fact]
    public void ComovingDistance_AnyCosmologyOfThePrior_AgreesWithQuadratureTo1e10() =>
        Gen.Select(Cosmologies.Prior, Gen.Double[1e-4, 20.0]).Sample((parameters, z) =>
        {
            var cosmology = new WcdmCosmology(parameters);
            return Cosmologies.RelativeDifference(cosmology.ComovingDistance(z), cosmology.ComovingDistanceByQuadrature(z)) < 1e-10;
        }, iter: 20);

    [Fact]
    public void ComovingDistance_ExtremeDarkEnergy_StillAgreesWithQuadrature()
    {
        foreach ((double omegaM, double w0, double wa) in new[] { (0.05, -3.0, 0.0), (0.1, -4.0, 2.0), (0.9, -0.05, 0.0), (0.2, -0.4, -3.0) })
        {
            var cosmology = new WcdmCosmology(Cosmologies.Standard with { OmegaM = omegaM, OmegaB = 0.04, W0 = w0, Wa = wa });
            foreach (double z in Redshifts)
            {
                double exact = cosmology.ComovingDistanceByQuadrature(z);
                Assert.InRange(Cosmologies.RelativeDifference(cosmology.ComovingDistance(z), exact), 0.0, 1e-10);
                Assert.InRange(Cosmologies.RelativeDifference(cosmology.RedshiftAt(Math.Min(exact, cosmology.MaximumDistance)), z), 0.0, 1e-9);
            }
        }
    }

    [Fact]
    public void RedshiftAt_DistanceOfARedshift_GivesItBackTo1e10() =>
        Gen.Select(Cosmologies.Prior, Gen.Double[0.0, 20.0], Gen.Double[1e-8, 1.0]).Sample((parameters, far, near) =>
        {
            var cosmology = new WcdmCosmology(parameters);
            double z = far * near * near;
            double distance = cosmology.ComovingDistance(z);
            double back = cosmology.RedshiftAt(distance);
            return Math.Abs(back - z) <= 1e-10 * z && Math.Abs(cosmology.ComovingDistance(back) - distance) <= 1e-10 * distance;
        }, iter: 20);

    [Fact]
    public void ComovingDistance_TwoRedshifts_GrowsWithRedshift() =>
        Gen.Select(Cosmologies.Prior, Gen.Double[0.0, 19.9], Gen.Double[1e-9, 0.1]).Sample((parameters, z, more) =>
        {
            var cosmology = new WcdmCosmology(parameters);
            return cosmology.ComovingDistance(z + more) > cosmology.ComovingDistance(z);
        }, iter: 20);

    [Fact]
    public void ComovingDistance_AtZero_IsExactlyZero()
    {
        var cosmology = new WcdmCosmology(Cosmologies.Standard);
        Assert.Equal(0.0, cosmology.ComovingDistance(0.0));
        Assert.Equal(0.0, cosmology.RedshiftAt(0.0));
        Assert.Equal(WcdmCosmology.MaximumRedshift, cosmology.RedshiftAt(cosmology.MaximumDistance), 1e-9);
    }

    [Fact]
    public void Spans_ManyValues_HaveTheBitsOfSingleCalls()
    {
        var cosmology = new WcdmCosmology(Cosmologies.Standard);
        var redshifts = new double[1001];
        for (int i = 0; i < redshifts.Length; i++) redshifts[i] = 0.02 * i;
        var distances = new double[redshifts.Length];
        var back = new double[redshifts.Length];
        cosmology.ComovingDistance(redshifts, distances);
        cosmology.RedshiftAt(distances, back);
        for (int i = 0; i < redshifts.Length; i++)
        {
            Assert.Equal(cosmology.ComovingDistance(redshifts[i]), distances[i]);
            Assert.Equal(cosmology.RedshiftAt(distances[i]), back[i]);
        }

        Assert.Throws<ArgumentException>(() => cosmology.ComovingDistance(redshifts, new double[3]));
    }

    [Theory]
    [InlineData(-1e-9)]
    [InlineData(20.0001)]
    [InlineData(double.NaN)]
    public void ComovingDistance_OutsideTheTable_SaysRangeAndValue(double redshift)
    {
        var cosmology = new WcdmCosmology(Cosmologies.Standard);
        var error = Assert.Throws<InvalidInputException>(() => cosmology.ComovingDistance(redshift));
        Assert.Equal("redshift", error.Key);
        Assert.Equal("0 .. 20", error.Allowed);
        Assert.Throws<InvalidInputException>(() => cosmology.ComovingDistance([0.5, redshift], new double[2]));
        Assert.Equal("comoving distance", Assert.Throws<InvalidInputException>(() => cosmology.RedshiftAt(redshift * 1e4)).Key);
    }

    [Fact]
    public void Velocity_Of300KmPerSAtRedshift1_MovesAGalaxyAway3406()
    {
        var cosmology = new WcdmCosmology(Cosmologies.Standard);
        double observed = 2.0 * (1.0 + 300.0 / CosmologyConstants.SpeedOfLight) - 1.0;
        double shift = cosmology.ComovingDistance(observed) - cosmology.ComovingDistance(1.0);
        Assert.Equal(3.406, shift, 5e-4);
        Assert.Equal(3.408, 300.0 * 2.0 / cosmology.HubbleParameter(1.0), 5e-4);
    }

    [Fact]
    public void RedshiftAt_EqualComovingEdgesToRedshift2_AreThoseOfTheTableOfChecks()
    {
        var cosmology = new WcdmCosmology(Cosmologies.Standard);
        double far = cosmology.ComovingDistance(2.0);
        double[] expected = [0.0, 0.212, 0.451, 0.729, 1.063, 1.475, 2.0];
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], cosmology.RedshiftAt(Math.Min(far, far * i / 6.0)), 5e-4);
    }

    [Fact]
    public void MeanMatterDensity_ParticleOf2GpcAnd1024Cubed_Is620e9()
    {
        var cosmology = new WcdmCosmology(Cosmologies.Standard);
        double spacing = 2000.0 / 1024.0;
        Assert.Equal(6.20e11, cosmology.MeanMatterDensity * spacing * spacing * spacing, 0.005e11);
        var reference = new WcdmCosmology(Cosmologies.Standard with { OmegaM = 0.3158 });
        Assert.Equal(7.01202e11, reference.MeanMatterDensity * 8.0, 1e6);
    }
}
