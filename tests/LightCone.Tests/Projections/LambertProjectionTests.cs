using CsCheck;

namespace Orchestrator.LightCone.Tests;

public sealed class LambertProjectionTests
{
    [Fact]
    public void Unproject_OfProject_GivesTheDirectionBack() =>
        Gen.Select(Gen.Double[0, 359.99], Gen.Double[-90, 90], Gen.Double[0, 359.99],
            Gen.Double[-90, 90]).Sample((centreRightAscension, centreDeclination, rightAscension, declination) =>
        {
            LambertProjection projection = new(centreRightAscension, centreDeclination);
            (double x, double y) = projection.Project(rightAscension, declination);
            if ((x * x) + (y * y) > 3.999)
                return true;
            (double foundRightAscension, double foundDeclination) = projection.Unproject(x, y);
            double difference = Math.Abs(foundRightAscension - rightAscension);
            difference = Math.Min(difference, 360 - difference) * Math.Cos(declination * Math.PI / 180);
            return difference < 1e-9 && Math.Abs(foundDeclination - declination) < 1e-9;
        });

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    [InlineData(120)]
    [InlineData(179)]
    public void Project_AtADistance_LiesAtTheChordsLength(double distance)
    {
        (double x, double y) = new LambertProjection().Project(180 + distance, 0);

        Assert.Equal(2 * Math.Sin(distance / 2 * Math.PI / 180), x, 1e-14);
        Assert.Equal(0, y, 1e-14);
    }

    [Fact]
    public void Project_NorthAndEast_GrowUpwardsAndToTheRight()
    {
        LambertProjection projection = new(20, 40);

        Assert.True(projection.Project(21, 40).X > 0);
        Assert.True(projection.Project(20, 41).Y > 0);
        Assert.Equal(0, projection.Project(20, 40).X, 1e-15);
        Assert.Equal(0, projection.Project(20, 40).Y, 1e-15);
    }

    [Fact]
    public void Project_SnydersExample_GivesHisNumbers()
    {
        // Snyder 1987, p. 332: R = 3, centre 40 N 100 W, point 20 S 100 E gives x = -4.2339303, y = 4.0257775.
        (double x, double y) = new LambertProjection(260, 40).Project(100, -20);

        Assert.Equal(-4.2339303, 3 * x, 5e-8);
        Assert.Equal(4.0257775, 3 * y, 5e-8);
    }

    [Fact]
    public void Project_Antipode_LiesOnTheRim()
    {
        (double x, double y) = new LambertProjection(180, 0).Project(0, 0);

        Assert.Equal(2, Math.Sqrt((x * x) + (y * y)), 1e-7);
    }

    [Fact]
    public void Unproject_OutsideTheDisc_IsNotANumber()
    {
        (double rightAscension, double declination) = new LambertProjection().Unproject(1.5, 1.5);

        Assert.True(double.IsNaN(rightAscension) && double.IsNaN(declination));
    }

    [Fact]
    public void Project_Spans_GiveTheSameBitsAsOneByOne()
    {
        LambertProjection projection = new(12, -34);
        Gen.Select(Gen.Double[0, 360].Array[0, 40], Gen.Double[-90, 90].Array[40]).Sample((rightAscension, allDeclinations) =>
        {
            double[] declination = allDeclinations[..rightAscension.Length];
            double[] x = new double[declination.Length], y = new double[declination.Length];
            projection.Project(rightAscension, declination, x, y);
            return Enumerable.Range(0, x.Length).All(i => projection.Project(rightAscension[i], declination[i]) == (x[i], y[i]));
        });
    }

    [Theory]
    [InlineData(360, 0)]
    [InlineData(-1, 0)]
    [InlineData(0, 91)]
    [InlineData(double.NaN, 0)]
    public void Constructor_CentreNotInTheSky_Throws(double rightAscension, double declination) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new LambertProjection(rightAscension, declination));
}
