using Orchestrator.Catalogs;
using Orchestrator.Cosmology;

namespace Orchestrator.HaloHod.Tests.Painting;

/// <summary>Satellites of many equal halos against the analytic profile.</summary>
public sealed class SatelliteDistributionTests
{
    private const double Mass = 1e14;

    [Theory]
    [InlineData(0.0, MassDefinition.M200m)]
    [InlineData(1.5, MassDefinition.M200m)]
    [InlineData(0.7, MassDefinition.Virial)]
    [InlineData(0.7, MassDefinition.M200c)]
    public void Paint_Radii_FollowTheNfwProfileOfTheHalosRedshift(double redshift, MassDefinition definition)
    {
        using GalaxyTable galaxies = Paint(redshift, definition);
        double radius = HaloRadius.Comoving(TestHalos.Cosmology, definition, Mass, redshift);
        double concentration = new Duffy08Concentration().Concentration(definition, Mass, redshift);
        double[] radii = [.. Enumerable.Range(0, galaxies.Count).Select(i => galaxies[i]).Select(g => Math.Sqrt(g.X * g.X + g.Y * g.Y + g.Z * g.Z) / radius).Order()];
        Assert.True(radii[^1] <= 1 + 1e-12, "no satellite lies beyond the halo's radius");
        Assert.True(radii[^1] > 0.99, "satellites reach the halo's radius");
        double distance = KolmogorovSmirnov(radii, r => NfwRadialDistribution.MassFraction(r, concentration));
        Assert.True(distance < 1.95, $"sqrt(n) D = {distance} against the analytic distribution; chance exceeds 1.95 once in 1000");
        double wrong = KolmogorovSmirnov(radii, r => NfwRadialDistribution.MassFraction(r, concentration * 1.1));
        Assert.True(wrong > 1.95, "the test would notice a concentration off by a tenth");
    }

    [Fact]
    public void Paint_Directions_AreIsotropic()
    {
        using GalaxyTable galaxies = Paint(0, MassDefinition.M200m);
        double[] cosPolar = [.. Enumerable.Range(0, galaxies.Count).Select(i => galaxies[i]).Select(g => g.Z / Math.Sqrt(g.X * g.X + g.Y * g.Y + g.Z * g.Z)).Order()];
        double[] azimuth = [.. Enumerable.Range(0, galaxies.Count).Select(i => Math.Atan2(galaxies.Y[i], galaxies.X[i])).Order()];
        Assert.True(KolmogorovSmirnov(cosPolar, c => (c + 1) / 2) < 1.95);
        Assert.True(KolmogorovSmirnov(azimuth, a => (a + Math.PI) / (2 * Math.PI)) < 1.95);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    public void Paint_Velocities_AreGaussianWithTheDispersionOfTheHalosRedshift(double redshift)
    {
        using GalaxyTable galaxies = Paint(redshift, MassDefinition.M200m);
        // V_200m = sqrt(G M (1+z) / R) is 287 km/s for 1e13 Msun/h at z = 0 and grows as M^(1/3) (1+z)^(1/2).
        double sigma = 286.8 * Math.Cbrt(10) * Math.Sqrt(1 + redshift) / Math.Sqrt(2);
        foreach (float[] component in new[] { galaxies.VelocityX.ToArray(), galaxies.VelocityY.ToArray(), galaxies.VelocityZ.ToArray() })
        {
            double mean = component.Average(v => (double)v), variance = component.Average(v => (v - mean) * (v - mean));
            double kurtosis = component.Average(v => Math.Pow(v - mean, 4)) / (variance * variance);
            Assert.Equal(0, mean, 4 * sigma / Math.Sqrt(component.Length));
            Assert.Equal(1, Math.Sqrt(variance) / sigma, 1e-3 + 4 / Math.Sqrt(2.0 * component.Length));
            Assert.Equal(3, kurtosis, 4 * Math.Sqrt(24.0 / component.Length));
        }
        double correlation = Enumerable.Range(0, galaxies.Count).Average(i => (double)galaxies.VelocityX[i] * galaxies.VelocityY[i]) / (sigma * sigma);
        Assert.Equal(0, correlation, 4 / Math.Sqrt(galaxies.Count));
    }

    [Fact]
    public void Paint_PositionsAndVelocities_AreIndependent()
    {
        using GalaxyTable galaxies = Paint(0, MassDefinition.M200m);
        double sum = 0, squares = 0;
        for (int i = 0; i < galaxies.Count; i++)
        {
            double product = galaxies.X[i] * galaxies.VelocityX[i];
            sum += product;
            squares += product * product;
        }
        Assert.Equal(0, sum / Math.Sqrt(squares), 4.0);
    }

    private static GalaxyTable Paint(double redshift, MassDefinition definition)
    {
        using HaloTable halos = TestHalos.Equal(10_000, Mass, redshift);
        var options = TestHalos.Identity with { MassDefinition = definition };
        var painter = new GalaxyPainter(TestHalos.Cosmology, new OccupationAbove(1e13, 5), options);
        using GalaxyTable galaxies = painter.Paint(halos, 11);
        return galaxies.Select([.. Enumerable.Range(0, galaxies.Count).Where(i => galaxies.Satellite[i] > 0)]);
    }

    private static double KolmogorovSmirnov(double[] sorted, Func<double, double> distribution)
    {
        double largest = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            double expected = distribution(sorted[i]);
            largest = Math.Max(largest, Math.Max(expected - (double)i / sorted.Length, (i + 1.0) / sorted.Length - expected));
        }
        return largest * Math.Sqrt(sorted.Length);
    }
}
