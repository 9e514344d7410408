using CsCheck;
using Orchestrator.Numerics;

namespace Orchestrator.Observational.Tests.Masks;

public sealed class AngularMaskTests
{
    [Theory]
    [InlineData(170, -5, true)]
    [InlineData(190, 0, false)]
    [InlineData(189.999999, 4.999999, true)]
    [InlineData(180, 5, false)]
    [InlineData(169.999999, 0, false)]
    [InlineData(180, -5.000001, false)]
    public void Contains_CentredRectangle_HasHalfOpenEdges(double rightAscension, double declination, bool expected) =>
        Assert.Equal(expected, RectangleMask.Centred(20, 10).Contains(rightAscension, declination));

    [Fact]
    public void Contains_RectangleUpToThePole_HoldsThePole() =>
        Assert.True(new RectangleMask(0, 360, 0, 90).Contains(12, 90));

    [Fact]
    public void Contains_NeighbouringRectangles_ShareNoDirection() =>
        Gen.Select(Gen.Double[160, 200], Gen.Double[-20, 20]).Sample((rightAscension, declination) =>
        {
            bool west = new RectangleMask(160, 180, -20, 20.1).Contains(rightAscension, declination);
            bool east = new RectangleMask(180, 200.1, -20, 20.1).Contains(rightAscension, declination);
            return west != east;
        });

    [Theory]
    [InlineData(180, 0, true)]
    [InlineData(180, 4.999999, true)]
    [InlineData(180, 5.000001, false)]
    [InlineData(185.000001, 0, false)]
    [InlineData(0, 0, false)]
    public void Contains_CapAboutTheAxis_EndsAtItsRadius(double rightAscension, double declination, bool expected) =>
        Assert.Equal(expected, new CapMask(5).Contains(rightAscension, declination));

    [Fact]
    public void Contains_CapAnywhere_IsTheAngularDistanceFromItsCentre() =>
        Gen.Select(Gen.Double[0, 360], Gen.Double[-90, 90], Gen.Double[0, 359.99], Gen.Double[-90, 90], Gen.Double[0.1, 180]).Sample((ra0, dec0, ra, dec, radius) =>
        {
            double d1 = double.DegreesToRadians(dec0), d2 = double.DegreesToRadians(dec), da = double.DegreesToRadians(ra - ra0);
            double haversine = Math.Pow(Math.Sin((d2 - d1) / 2), 2) + Math.Cos(d1) * Math.Cos(d2) * Math.Pow(Math.Sin(da / 2), 2);
            double distance = double.RadiansToDegrees(2 * Math.Asin(Math.Sqrt(Math.Min(1, haversine))));
            if (Math.Abs(distance - radius) < 1e-6) return true;
            return new CapMask(radius, ra0, dec0).Contains(ra, dec) == (distance < radius);
        });

    [Fact]
    public void Constructor_ImpossibleMask_NamesTheKey()
    {
        Assert.Equal("right_ascension", Assert.Throws<InvalidInputException>(() => new RectangleMask(-10, 20, 0, 1)).Key);
        Assert.Equal("right_ascension", Assert.Throws<InvalidInputException>(() => new RectangleMask(20, 20, 0, 1)).Key);
        Assert.Equal("declination", Assert.Throws<InvalidInputException>(() => new RectangleMask(10, 20, 0, 91)).Key);
        Assert.Equal("radius", Assert.Throws<InvalidInputException>(() => new CapMask(0)).Key);
        Assert.Equal("declination", Assert.Throws<InvalidInputException>(() => new CapMask(5, 180, double.NaN)).Key);
    }
}
