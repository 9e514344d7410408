using CsCheck;

namespace Orchestrator.LightCone.Tests;

public sealed class SkyFieldTests
{
    [Fact]
    public void Rectangle_Of100By100_HasThePublishedAreaAndCorner()
    {
        SkyField field = SkyField.Rectangle(100, 100);

        Assert.Equal(2.674, field.Steradians, 5e-4);
        Assert.Equal(8778, field.SquareDegrees, 0.5);
        Assert.Equal(65.6, field.HalfAngle, 0.05);
    }

    [Fact]
    public void Square_WithHalfSide50_HasThePublishedAreaAndCorner()
    {
        SkyField field = SkyField.Square(100);

        Assert.Equal(2.858, field.Steradians, 5e-4);
        Assert.Equal(9381, field.SquareDegrees, 0.5);
        Assert.Equal(73.4, field.HalfAngle, 0.05);
    }

    [Fact]
    public void Rectangle_OfAHemisphere_HasHalfTheSky()
    {
        SkyField field = SkyField.Rectangle(180, 180);

        Assert.Equal(2 * Math.PI, field.Steradians, 1e-12);
        Assert.Equal(90, field.HalfAngle, 1e-12);
    }

    [Theory]
    [InlineData(13)]
    [InlineData(100)]
    [InlineData(179)]
    public void Square_Corner_LiesAtTheHalfAngle(double side)
    {
        SkyField field = SkyField.Square(side);
        (double rightAscension, double declination) = new LambertProjection().Unproject(field.LambertHalfWidth, field.LambertHalfHeight);
        ConeFrame frame = new(new CartesianVector(1, 0, 0));

        Assert.Equal(field.HalfAngle, frame.AngleFromAxis(frame.ToDirection(rightAscension, declination)), 1e-9);
    }

    [Fact]
    public void Contains_EveryFieldAndDirection_LiesWithinTheHalfAngleAndTheLambertExtent()
    {
        ConeFrame frame = new(new CartesianVector(1, 0, 0));
        LambertProjection plane = new();
        Gen.Select(Gen.Bool, Gen.Double[1, 180], Gen.Double[1, 180], Gen.Double[90, 270],
            Gen.Double[-90, 90]).Sample((square, longitude, latitude, rightAscension, declination) =>
        {
            SkyField field = square ? SkyField.Square(longitude) : SkyField.Rectangle(longitude, latitude);
            if (!field.Contains(rightAscension, declination))
                return true;
            (double x, double y) = plane.Project(rightAscension, declination);
            return frame.AngleFromAxis(frame.ToDirection(rightAscension, declination)) <= field.HalfAngle + 1e-9
                && Math.Abs(x) <= field.LambertHalfWidth + 1e-12 && Math.Abs(y) <= field.LambertHalfHeight + 1e-12;
        });
    }

    [Fact]
    public void LambertChord_EveryPointOfTheLine_AgreesWithContains()
    {
        LambertProjection plane = new();
        Gen.Select(Gen.Double[1, 179], Gen.Double[1, 179], Gen.Double[-1.4, 1.4],
            Gen.Double[-1.4, 1.4]).Sample((longitude, latitude, x, y) =>
        {
            if ((x * x) + (y * y) > 2)
                return true;
            SkyField field = SkyField.Rectangle(longitude, latitude);
            (double inner, double outer) = field.LambertChord(y);
            (double rightAscension, double declination) = plane.Unproject(x, y);
            // On an edge itself the field is half-open and the chord is not.
            bool close = Math.Abs(Math.Abs(x) - inner) < 1e-9 || Math.Abs(Math.Abs(x) - outer) < 1e-9
                || Math.Abs(Math.Abs(declination) - (0.5 * latitude)) < 1e-9;
            return close || field.Contains(rightAscension, declination) == (Math.Abs(x) > inner && Math.Abs(x) < outer);
        }, iter: 2000);
    }

    [Fact]
    public void Contains_OnTheEdges_HoldsTheLowerAndNotTheUpper()
    {
        SkyField field = SkyField.Rectangle(100, 60);

        Assert.True(field.Contains(130, -30));
        Assert.False(field.Contains(230, -30));
        Assert.False(field.Contains(130, 30));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(181)]
    [InlineData(double.NaN)]
    public void Create_ExtentOutsideItsRange_Throws(double extent)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SkyField.Square(extent));
        Assert.Throws<ArgumentOutOfRangeException>(() => SkyField.Rectangle(extent, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => SkyField.Rectangle(10, extent));
    }
}
