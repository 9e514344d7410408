using Orchestrator.Catalogs;
using Orchestrator.Cosmology;
using Orchestrator.Numerics;

namespace Orchestrator.LightCone.Tests;

public sealed class AnalyticHaloConeTests
{
    private static readonly EisensteinHuPowerSpectrum Spectrum = new(Cosmologies.Parameters);
    private static readonly WatsonMassFunction Watson = new(new MassVariance(Cosmologies.Fiducial, Spectrum));
    private static readonly LightConeGeometry Geometry = new(600, default, new CartesianVector(1, 0.62, 0.38), 12, 0.1, 0.6);

    [Fact]
    public void Draw_NumbersByMassAndRedshift_FollowTheMassFunction()
    {
        AnalyticHaloCone cone = new(Cosmologies.Fiducial, Watson, Geometry, 3e12);
        using HaloTable halos = cone.Draw(seed: 77);

        double chiSquare = 0;
        int bins = 0;
        double[] masses = [3e12, 6e12, 1.2e13, 3e13, 1e14, 1e16];
        double[] redshifts = [0.1, 0.25, 0.35, 0.45, 0.53, 0.6];
        for (int m = 0; m + 1 < masses.Length; m++)
        {
            for (int z = 0; z + 1 < redshifts.Length; z++)
            {
                double expected = ExpectedCount(cone.Steradians, masses[m], masses[m + 1], redshifts[z], redshifts[z + 1]);
                int found = 0;
                for (int row = 0; row < halos.Count; row++)
                {
                    if (halos.Mass[row] >= masses[m] && halos.Mass[row] < masses[m + 1] && halos.Redshift[row] >= redshifts[z]
                        && halos.Redshift[row] < redshifts[z + 1]) found++;
                }
                if (expected < 10) continue;
                chiSquare += (found - expected) * (found - expected) / expected;
                bins++;
            }
        }
        Assert.True(bins >= 20);
        // Mean n, standard deviation sqrt(2n): a fixed seed lies within 3.5 of these if numbers are Poisson about the mass function.
        Assert.InRange((chiSquare - bins) / Math.Sqrt(2 * bins), -3.5, 3.5);
        Assert.Equal(cone.ExpectedCount, halos.Count, 4 * Math.Sqrt(cone.ExpectedCount));
    }

    [Fact]
    public void Draw_Positions_FillTheFieldEvenly()
    {
        SkyField field = SkyField.Square(16);
        AnalyticHaloCone cone = new(Cosmologies.Fiducial, Watson, Geometry, 2e12, field);
        using HaloTable halos = cone.Draw(seed: 78);
        SliceMaps maps = new(new MapGrid(field, 12), RedshiftSlices.FromEdges(0.1, 0.6));
        double[] rightAscension = new double[halos.Count], declination = new double[halos.Count];
        Geometry.Frame.ToSky(halos.X, halos.Y, halos.Z, rightAscension, declination);
        maps.Add(rightAscension, declination, halos.Redshift);

        Assert.InRange(halos.Count - maps.Galaxies, 0, 2);
        double expected = cone.ExpectedCount / 144, chiSquare = 0;
        foreach (float count in maps.Counts)
            chiSquare += (count - expected) * (count - expected) / expected;
        Assert.InRange((chiSquare - 144) / Math.Sqrt(2 * 144), -3.5, 3.5);
    }

    [Fact]
    public void Draw_DownTo1e11_HasTheMassFunctionsNumber()
    {
        LightConeGeometry narrow = new(600, default, new CartesianVector(1, 0, 0), 2, 0.2, 0.5);
        AnalyticHaloCone cone = new(Cosmologies.Fiducial, Watson, narrow, 1e11);
        using HaloTable halos = cone.Draw(seed: 5);

        Assert.True(halos.Count > 10_000);
        Assert.Equal(ExpectedCount(cone.Steradians, 1e11, 1e16, 0.2, 0.5), halos.Count, 4 * Math.Sqrt(halos.Count));
        foreach (double mass in halos.Mass)
            Assert.True(mass >= 1e11 * (1 - 1e-9));
    }

    [Fact]
    public void Draw_AnyNumberOfThreads_GivesTheSameHalos()
    {
        AnalyticHaloCone cone = new(Cosmologies.Fiducial, Watson, Geometry, 1e13);
        using HaloTable one = cone.Draw(seed: 3, threads: 1);
        using HaloTable two = cone.Draw(seed: 3, threads: 2);
        using HaloTable other = cone.Draw(seed: 4, threads: 2);

        Assert.True(one.Id.SequenceEqual(two.Id) && one.X.SequenceEqual(two.X) && one.Mass.SequenceEqual(two.Mass));
        Assert.False(one.X.SequenceEqual(other.X));
    }

    [Fact]
    public void DrawClustered_Numbers_FollowTheFieldInEachRegion()
    {
        LognormalField density = new(Spectrum, 600, 32, seed: 11);
        AnalyticHaloCone cone = new(Cosmologies.Fiducial, Watson, Geometry, 3e12);

        using HaloTable one = cone.DrawClustered(density, _ => 1.5, seed: 12, threads: 1);
        using HaloTable two = cone.DrawClustered(density, _ => 1.5, seed: 12, threads: 2);

        Assert.True(one.Id.SequenceEqual(two.Id) && one.X.SequenceEqual(two.X));
        Assert.Equal(1, one.Count / cone.ExpectedCount, 0.25);
        // Halos prefer dense cells: their mean 1 + delta exceeds 1 by the variance of the scaled field, about b^2 D^2 sigma^2.
        double sum = 0;
        foreach (ulong id in one.Id)
            sum += density.OnePlusDelta((int)(id >> 32), 1);
        double excess = (sum / one.Count) - 1;
        Assert.InRange(excess, 0.4 * density.GaussianVariance, 3 * density.GaussianVariance);
    }

    [Fact]
    public void Constructor_BadInput_Throws()
    {
        Assert.Throws<InvalidInputException>(() => new AnalyticHaloCone(Cosmologies.Fiducial, Watson, Geometry, 3e12, SkyField.Square(20)));
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new AnalyticHaloCone(Cosmologies.Fiducial, Watson, Geometry, 3e12, shellThickness: 0));
        Assert.Throws<InvalidInputException>(() => new AnalyticHaloCone(Cosmologies.Fiducial, Watson, Geometry, 1e-5));
        AnalyticHaloCone cone = new(Cosmologies.Fiducial, Watson, Geometry, 1e14);
        Assert.Throws<ArgumentOutOfRangeException>(() => cone.DrawShell(cone.ShellCount, 1));
        Assert.Throws<ArgumentException>(() => cone.DrawClustered(new LognormalField(Spectrum, 500, 8, 1), _ => 1, 1));
    }

    // Simpson in redshift over the trapezium in ln M: independent of the cone's shells.
    private static double ExpectedCount(double steradians, double minimumMass, double maximumMass, double minimumRedshift,
        double maximumRedshift)
    {
        const int steps = 20;
        double sum = 0;
        for (int i = 0; i <= steps; i++)
        {
            double redshift = minimumRedshift + ((maximumRedshift - minimumRedshift) * i / steps);
            double distance = Cosmologies.Fiducial.ComovingDistance(redshift);
            double weight = i is 0 or steps ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * distance * distance * 2997.92458 / Cosmologies.Fiducial.ExpansionRate(redshift) * DensityBetween(minimumMass,
                maximumMass, redshift);
        }
        return steradians * sum * (maximumRedshift - minimumRedshift) / steps / 3;
    }

    private static double DensityBetween(double minimumMass, double maximumMass, double redshift)
    {
        const int steps = 400;
        double low = Math.Log(minimumMass), width = (Math.Log(Math.Min(maximumMass, Watson.MaximumMass * 0.999999)) - low) / steps, sum = 0;
        for (int i = 0; i <= steps; i++)
            sum += (i is 0 or steps ? 0.5 : 1) * Watson.NumberDensity(Math.Exp(low + (i * width)), redshift);
        return sum * width;
    }
}
