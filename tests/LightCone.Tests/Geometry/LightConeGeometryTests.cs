namespace Orchestrator.LightCone.Tests;

public sealed class LightConeGeometryTests
{
    private static readonly CartesianVector Axis = new(1, 0.62, 0.38);

    [Theory]
    [InlineData(0, 10, 0, 2, "boxSize")]
    [InlineData(-1, 10, 0, 2, "boxSize")]
    [InlineData(300, 0, 0, 2, "halfAngle")]
    [InlineData(300, 180.5, 0, 2, "halfAngle")]
    [InlineData(300, 10, -0.1, 2, "minimumRedshift")]
    [InlineData(300, 10, 2, 2, "maximumRedshift")]
    [InlineData(300, 10, 0, double.PositiveInfinity, "maximumRedshift")]
    public void Constructor_ValueOutsideItsRange_NamesIt(double box, double halfAngle, double minimum, double maximum, string name)
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() =>
            new LightConeGeometry(box, default, Axis, halfAngle, minimum, maximum));
        Assert.Equal(name, error.ParamName);
    }

    [Fact]
    public void Covers_SquareOf13Degrees_NeedsMoreThanItsHalfSide()
    {
        SkyField field = SkyField.Square(13);

        Assert.True(new LightConeGeometry(300, default, Axis, 10, 0, 2).Covers(field));
        Assert.False(new LightConeGeometry(300, default, Axis, 9, 0, 2).Covers(field),
            "corners of the square lie 9.2 degrees from its centre");
    }

    [Fact]
    public void IsWithinOpening_FollowsTheAngleFromTheAxis()
    {
        LightConeGeometry geometry = new(300, default, new CartesianVector(0, 0, 1), 10, 0, 2);

        Assert.True(geometry.IsWithinOpening(new CartesianVector(Math.Tan(9.999 * Math.PI / 180), 0, 1)));
        Assert.False(geometry.IsWithinOpening(new CartesianVector(0, Math.Tan(10.001 * Math.PI / 180), 1)));
        Assert.False(geometry.IsWithinOpening(new CartesianVector(0, 0, -1)));
    }
}
