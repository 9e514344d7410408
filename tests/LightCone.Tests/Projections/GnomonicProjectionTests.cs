using CsCheck;

namespace Orchestrator.LightCone.Tests;

public sealed class GnomonicProjectionTests
{
    [Fact]
    public void Unproject_OfProject_GivesTheDirectionBack() =>
        Gen.Select(Gen.Double[0, 359.99], Gen.Double[-60, 60], Gen.Double[-14, 14],
            Gen.Double[-14, 14]).Sample((centreRightAscension, centreDeclination, east, north) =>
        {
            GnomonicProjection projection = new(centreRightAscension, centreDeclination, 20);
            (double x, double y) = (Math.Tan(east * Math.PI / 180) / 1.5, Math.Tan(north * Math.PI / 180) / 1.5);
            (double rightAscension, double declination) = projection.Unproject(x, y);
            (double foundX, double foundY) = projection.Project(rightAscension, declination);
            return Math.Abs(foundX - x) < 1e-13 && Math.Abs(foundY - y) < 1e-13;
        });

    [Theory]
    [InlineData(5)]
    [InlineData(19.9)]
    public void Project_AtADistance_LiesAtItsTangent(double distance) =>
        Assert.Equal(Math.Tan(distance * Math.PI / 180), new GnomonicProjection(20).Project(180 + distance, 0).X, 1e-14);

    [Fact]
    public void Project_GreatCircle_IsAStraightLine()
    {
        ConeFrame frame = new(new CartesianVector(1, 0, 0));
        GnomonicProjection projection = new(20);
        CartesianVector from = frame.ToDirection(172, -9), to = frame.ToDirection(190, 5);
        (double rightAscension, double declination) = frame.ToSky((from * 0.3) + (to * 0.7));
        (double x0, double y0) = projection.Project(172, -9);
        (double x1, double y1) = projection.Project(190, 5);
        (double x, double y) = projection.Project(rightAscension, declination);

        Assert.Equal(0, ((x - x0) * (y1 - y0)) - ((y - y0) * (x1 - x0)), 1e-14);
    }

    [Fact]
    public void Project_BeyondItsHalfAngle_IsNotANumber() => Assert.True(double.IsNaN(new GnomonicProjection(10).Project(180, 10.1).X));

    [Fact]
    public void Constructor_Beyond20Degrees_IsRefusedWithTheReason()
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => new GnomonicProjection(20.5));

        Assert.Contains("not equal-area", error.Message, StringComparison.Ordinal);
        Assert.Contains("17 % less sky", error.Message, StringComparison.Ordinal);
        Assert.Equal(0.17, 1 - Math.Pow(Math.Cos(20 * Math.PI / 180), 3), 5e-3);
        Assert.Throws<ArgumentOutOfRangeException>(() => MapGrid.Gnomonic(SkyField.Square(40), 64));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Gnomonic_MapsOfSmallFields_HaveTheFieldsArea(bool square)
    {
        SkyField field = square ? SkyField.Square(20) : SkyField.Rectangle(30, 12);
        Footprint footprint = Footprint.Of(MapGrid.Gnomonic(field, 40));

        Assert.Equal(1, footprint.Steradians / field.Steradians, 1e-3);
    }
}
