using CsCheck;

namespace Orchestrator.LightCone.Tests;

public sealed class ConeFrameTests
{
    private static readonly Gen<CartesianVector> Vectors = Gen.Select(Gen.Double[-1, 1], Gen.Double[-1, 1], Gen.Double[-1, 1])
        .Where(v => (v.Item1 * v.Item1) + (v.Item2 * v.Item2) + (v.Item3 * v.Item3) > 1e-6)
        .Select(v => new CartesianVector(v.Item1, v.Item2, v.Item3));

    [Fact]
    public void Constructor_AxisAlongX_HasNorthAlongZAndEastAlongY()
    {
        ConeFrame frame = new(new CartesianVector(2, 0, 0));

        Assert.Equal(new CartesianVector(1, 0, 0), frame.Axis);
        Assert.Equal(new CartesianVector(0, 0, 1), frame.North);
        Assert.Equal(new CartesianVector(0, 1, 0), frame.East);
    }

    [Fact]
    public void Constructor_AxisAlongZ_TakesBoxXAsNorth()
    {
        ConeFrame frame = new(new CartesianVector(0, 0, -3));

        Assert.Equal(new CartesianVector(1, 0, 0), frame.North);
        Assert.Equal(frame.North.Cross(frame.Axis), frame.East);
    }

    [Fact]
    public void Constructor_AnyAxis_MakesARightHandedOrthonormalFrame() => Vectors.Sample(axis =>
    {
        ConeFrame frame = new(axis);
        return Math.Abs(frame.Axis.Length - 1) < 1e-15 && Math.Abs(frame.North.Length - 1) < 1e-15
            && Math.Abs(frame.East.Length - 1) < 2e-15
            && Math.Abs(frame.Axis.Dot(frame.North)) < 1e-9
            && (frame.Axis.Cross(frame.East) - frame.North).Length < 1e-9;
    });

    [Fact]
    public void ToSky_Axis_IsRightAscension180OnTheEquator() => Vectors.Sample(axis =>
    {
        (double rightAscension, double declination) = new ConeFrame(axis).ToSky(axis * 1234);
        return Math.Abs(rightAscension - 180) < 1e-12 && Math.Abs(declination) < 1e-9;
    });

    [Fact]
    public void ToSky_OfADirectionMadeFromASkyPosition_GivesThePositionBack() =>
        Gen.Select(Vectors, Gen.Double[0, 360], Gen.Double[-90, 90]).Where((_, rightAscension, _) =>
            rightAscension < 360).Sample((axis, rightAscension, declination) =>
        {
            ConeFrame frame = new(axis);
            (double foundRightAscension, double foundDeclination) = frame.ToSky(frame.ToDirection(rightAscension, declination) * 500);
            double difference = Math.Abs(foundRightAscension - rightAscension);
            difference = Math.Min(difference, 360 - difference) * Math.Cos(declination * Math.PI / 180);
            return foundRightAscension is >= 0 and < 360 && difference < 1e-12 && Math.Abs(foundDeclination - declination) < 1e-12;
        });

    [Fact]
    public void ToSky_CloseToThePole_KeepsItsPrecision()
    {
        ConeFrame frame = new(new CartesianVector(1, 0, 0));

        (_, double declination) = frame.ToSky(new CartesianVector(-1e-9, 0, 1));

        Assert.Equal(1e-9 * 180 / Math.PI, 90 - declination, 1e-13);
    }

    [Fact]
    public void ToSky_Spans_GiveTheSameBitsAsOneByOne()
    {
        ConeFrame frame = new(new CartesianVector(1, 0.62, 0.38));
        double[] x = [1, -3, 0.5, 700], y = [2, 0, -0.25, 1e-5], z = [-7, 0, 0.125, -1e3];
        double[] rightAscension = new double[4], declination = new double[4];

        frame.ToSky(x, y, z, rightAscension, declination);

        for (int i = 0; i < 4; i++)
            Assert.Equal(frame.ToSky(new CartesianVector(x[i], y[i], z[i])), (rightAscension[i], declination[i]));
    }

    [Fact]
    public void ToSky_SpansOfDifferentLengths_Throws() =>
        Assert.Throws<ArgumentException>(() =>
            new ConeFrame(new CartesianVector(1, 1, 1)).ToSky([1], [1, 2], [1], new double[1], new double[1]));

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(double.NaN, 0, 1)]
    [InlineData(double.PositiveInfinity, 0, 1)]
    public void Constructor_NoDirection_Throws(double x, double y, double z) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConeFrame(new CartesianVector(x, y, z)));
}
