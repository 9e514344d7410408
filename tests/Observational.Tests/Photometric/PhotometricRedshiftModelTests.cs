using CsCheck;
using Orchestrator.Numerics;

namespace Orchestrator.Observational.Tests.Photometric;

public sealed class PhotometricRedshiftModelTests
{
    private const int Galaxies = 200_000;

    private static readonly RandomKey Core = new(7, RandomPurpose.PhotometricRedshift, 1, 2);
    private static readonly RandomKey Outlier = new(7, RandomPurpose.PhotometricOutlier, 1, 2);

    [Theory]
    [InlineData(0.5, 0.02, 0)]
    [InlineData(1.9, 0.008, 0.01)]
    [InlineData(0.8, 0.05, -0.02)]
    public void Draw_FarFromZero_HasTheMomentsOfTheCore(double redshift, double sigma0, double bias)
    {
        double[] estimates = Draw(new(sigma0, bias), redshift);
        double sigma = sigma0 * (1 + redshift);
        double mean = estimates.Average();
        double variance = estimates.Average(z => (z - mean) * (z - mean));
        Assert.Equal(redshift + bias * (1 + redshift), mean, 4 * sigma / Math.Sqrt(Galaxies));
        Assert.Equal(1, variance / (sigma * sigma), 4 * Math.Sqrt(2.0 / Galaxies));
    }

    [Theory]
    [InlineData(0.02, 0.05, 0)]
    [InlineData(0.05, 0.03, -0.1)]
    [InlineData(0.3, 0.5, 0.1)]
    public void Draw_NearZero_HasTheMeanOfTheTruncatedNormal(double redshift, double sigma0, double bias)
    {
        double sigma = sigma0 * (1 + redshift), centre = redshift + bias * (1 + redshift);
        double bound = -centre / sigma;
        double hazard = Math.Exp(-0.5 * bound * bound) / Math.Sqrt(2 * Math.PI) / (0.5 * PortableMath.Erfc(bound / Math.Sqrt(2)));
        double[] estimates = Draw(new(sigma0, bias), redshift);
        Assert.All(estimates, z => Assert.True(z > 0));
        double spread = sigma * Math.Sqrt(1 + bound * hazard - hazard * hazard);
        Assert.Equal(centre + sigma * hazard, estimates.Average(), 4 * spread / Math.Sqrt(Galaxies));
    }

    [Fact]
    public void Draw_CoreFarBelowZero_StillEndsAboveZero() =>
        Assert.All(Draw(new(1e-4, -0.5), 0.01).Take(1000), z => Assert.InRange(z, double.Epsilon, 1e-3));

    [Theory]
    [InlineData(0.03, 1.0)]
    [InlineData(0.2, 0.05)]
    public void Draw_WithOutliers_HasTheirFractionAtEveryRedshift(double fraction, double redshift)
    {
        double[] clean = Draw(new(0.02), redshift), dirty = Draw(new(0.02, 0, fraction), redshift);
        int moved = clean.Zip(dirty).Count(pair => pair.First != pair.Second);
        Assert.Equal(fraction, moved / (double)Galaxies, 4 * Math.Sqrt(fraction * (1 - fraction) / Galaxies));
    }

    [Fact]
    public void Draw_Outliers_AreUniformUpToTheirMaximum()
    {
        double[] clean = Draw(new(0.02), 1), dirty = Draw(new(0.02, 0, 0.2), 1);
        double[] outliers = [.. clean.Zip(dirty).Where(pair => pair.First != pair.Second).Select(pair => pair.Second).Order()];
        double largest = outliers.Select((z, i) => Math.Abs(z / UniformOutliers.DefaultMaximum - (i + 0.5) / outliers.Length)).Max();
        Assert.True(largest * Math.Sqrt(outliers.Length) < 1.95, "Kolmogorov-Smirnov at 1e-3");
    }

    [Fact]
    public void Draw_MoreOutliers_KeepsEveryOutlierThatWasOne()
    {
        double[] few = Draw(new(0.02, 0, 0.05), 1), many = Draw(new(0.02, 0, 0.2), 1), none = Draw(new(0.02), 1);
        for (int i = 0; i < Galaxies; i++)
            Assert.True(few[i] == many[i] || few[i] == none[i], "a galaxy is an outlier of the larger fraction, or was none of the smaller");
    }

    [Fact]
    public void Probability_AnyErrors_AddsToOneOverAllEstimates() =>
        Gen.Select(Gen.Double[0.001, 0.5], Gen.Double[-0.02, 0.02], Gen.Double[0, 0.5], Gen.Double[0.05, 2.5], Gen.Double[0, 3]).Sample((sigma0, bias, outliers, z, edge) =>
        {
            var model = new PhotometricRedshiftModel(new(sigma0, bias, outliers));
            double below = model.Probability(z, 0, edge), above = model.Probability(z, edge, 100);
            return below >= 0 && above >= 0 && Math.Abs(below + above - 1) < 1e-10;
        });

    [Fact]
    public void Probability_OfARange_IsTheFractionDrawnThere()
    {
        var errors = new PhotometricErrors(0.05, 0.01, 0.1);
        double drawn = Draw(errors, 0.9).Count(z => z is >= 0.85 and < 1.05) / (double)Galaxies;
        double expected = new PhotometricRedshiftModel(errors).Probability(0.9, 0.85, 1.05);
        Assert.Equal(expected, drawn, 4 * Math.Sqrt(expected * (1 - expected) / Galaxies));
    }

    [Theory]
    [InlineData("sigma0", 0, 0, 0)]
    [InlineData("sigma0", 0.6, 0, 0)]
    [InlineData("bias", 0.02, -0.7, 0)]
    [InlineData("outliers", 0.02, 0, 1)]
    [InlineData("outliers", 0.02, 0, double.NaN)]
    public void Constructor_ImpossibleErrors_NamesTheKey(string key, double sigma0, double bias, double outliers) =>
        Assert.Equal(key, Assert.Throws<InvalidInputException>(() => new PhotometricRedshiftModel(new(sigma0, bias, outliers))).Key);

    private static double[] Draw(PhotometricErrors errors, double redshift)
    {
        var model = new PhotometricRedshiftModel(errors);
        return [.. Enumerable.Range(0, Galaxies).Select(i => model.Draw(redshift, Core.For((ulong)i), Outlier.For((ulong)i)))];
    }
}
