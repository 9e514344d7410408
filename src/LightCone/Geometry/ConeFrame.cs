using Orchestrator.Numerics;

namespace Orchestrator.LightCone;

/// <summary>The sky of a light cone: turns directions in the box's axes into right ascension and declination and back.</summary>
/// <remarks>
/// The cone's axis points to right ascension 180 degrees, declination 0, so that no field about it wraps in right ascension or touches a
/// pole.
/// <c>e1</c> is the axis; <c>e3</c> (north, declination 90) is the box's z axis made perpendicular to it, or the box's x axis where the
/// cone looks along z;
/// <c>e2 = e3 x e1</c> (east) points to right ascension 270. With <c>d</c> a direction, <c>RA = 180 + atan2(d.e2, d.e1)</c> and
/// <c>Dec = atan2(d.e3, sqrt((d.e1)^2 + (d.e2)^2))</c>;
/// the arc tangent keeps full precision at the poles, where the arc sine loses half of its digits. Immutable, safe for concurrent use.
/// </remarks>
public sealed class ConeFrame
{
    private const double AlongZ = 1e-6;

    /// <summary>Makes the frame of a cone.</summary>
    /// <param name="axis">Direction of the cone's axis in the box's axes; any length but zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">The axis is zero or not finite.</exception>
    public ConeFrame(CartesianVector axis)
    {
        if (!axis.IsFinite || axis == default)
            throw new ArgumentOutOfRangeException(nameof(axis), axis, "The cone's axis must be finite and not zero.");
        Axis = axis.Normalised();
        double awayFromZ = Math.Sqrt((Axis.X * Axis.X) + (Axis.Y * Axis.Y));
        // z - (z.e1) e1 written out, so that it does not cancel when the axis is close to z.
        North = awayFromZ > AlongZ
            ? new CartesianVector(-Axis.Z * Axis.X / awayFromZ, -Axis.Z * Axis.Y / awayFromZ, awayFromZ)
            : (new CartesianVector(1, 0, 0) - (Axis * Axis.X)).Normalised();
        East = North.Cross(Axis);
    }

    /// <summary>Right ascension of the axis in degrees.</summary>
    public static double AxisRightAscension => 180;

    /// <summary>Declination of the axis in degrees.</summary>
    public static double AxisDeclination => 0;

    /// <summary>Unit vector of the axis: right ascension 180 degrees, declination 0.</summary>
    public CartesianVector Axis { get; }

    /// <summary>Unit vector towards right ascension 270 degrees, declination 0.</summary>
    public CartesianVector East { get; }

    /// <summary>Unit vector towards declination 90 degrees.</summary>
    public CartesianVector North { get; }

    /// <summary>The sky position of a point seen from the cone's vertex.</summary>
    /// <param name="position">Position relative to the vertex, box axes; its length does not matter.</param>
    /// <returns>Right ascension in [0, 360) and declination in [-90, 90] degrees; (180, 0) for the vertex itself, which has no
    /// direction.</returns>
    public (double RightAscension, double Declination) ToSky(CartesianVector position)
    {
        double along = position.Dot(Axis);
        double east = position.Dot(East);
        double north = position.Dot(North);
        double rightAscension = 180 + (PortableMath.Atan2(east, along) * Degrees.OfRadian);
        double declination = PortableMath.Atan2(north, Math.Sqrt((along * along) + (east * east))) * Degrees.OfRadian;
        return (Wrapped(rightAscension), Math.Clamp(declination, -90, 90));
    }

    /// <summary>The sky positions of many points seen from the cone's vertex; column by column.</summary>
    /// <param name="x">Positions relative to the vertex along the box's x, comoving Mpc/h.</param>
    /// <param name="y">The same along y.</param>
    /// <param name="z">The same along z.</param>
    /// <param name="rightAscension">Receives right ascensions in [0, 360) degrees.</param>
    /// <param name="declination">Receives declinations in [-90, 90] degrees.</param>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    public void ToSky(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> z, Span<double> rightAscension,
        Span<double> declination)
    {
        SpanLengths.MustAgree(x.Length, y.Length, z.Length, rightAscension.Length, declination.Length);
        for (int i = 0; i < x.Length; i++)
            (rightAscension[i], declination[i]) = ToSky(new CartesianVector(x[i], y[i], z[i]));
    }

    /// <summary>The unit vector, in the box's axes, of a sky position.</summary>
    /// <param name="rightAscension">Right ascension in degrees.</param>
    /// <param name="declination">Declination in degrees, [-90, 90].</param>
    public CartesianVector ToDirection(double rightAscension, double declination)
    {
        double longitude = (rightAscension - AxisRightAscension) * Degrees.InRadians;
        double latitude = declination * Degrees.InRadians;
        double cosLatitude = PortableMath.Cos(latitude);
        return (Axis * (cosLatitude * PortableMath.Cos(longitude)))
            + (East * (cosLatitude * PortableMath.Sin(longitude)))
            + (North * PortableMath.Sin(latitude));
    }

    /// <summary>Angle between a direction and the axis.</summary>
    /// <param name="position">Position relative to the vertex, box axes.</param>
    /// <returns>Degrees in [0, 180]; 0 for the vertex itself.</returns>
    public double AngleFromAxis(CartesianVector position) =>
        PortableMath.Atan2(position.Cross(Axis).Length, position.Dot(Axis)) * Degrees.OfRadian;

    // Rounding can carry 180 + 180 (1 - tiny) to 360 itself, which is 0.
    private static double Wrapped(double rightAscension) => rightAscension >= 360 ? 0 : rightAscension;
}
