using Orchestrator.Numerics;

namespace Orchestrator.LightCone;

/// <summary>A longitude-latitude rectangle about the cone's axis.</summary>
/// <remarks>
/// All directions within half the longitude of right ascension 180 and half the latitude of declination 0. Its area is
/// <c>2 lon sin(lat/2)</c> steradians,
/// its corners lie <c>acos(cos(lon/2) cos(lat/2))</c> from the centre. It is no rectangle in the Lambert plane: its sides bulge, so that
/// edge pixels of a map are partly outside.
/// </remarks>
public sealed class RectangleField : SkyField
{
    private readonly double sinHalfLongitude;
    private readonly double cosHalfLongitude;
    private readonly double sinHalfLatitude;

    internal RectangleField(double longitude, double latitude)
    {
        const string reason =
            "A rectangle's extent must lie in (0, 180] degrees: a field is at most the half of the sky that the cone looks at.";
        if (!(longitude > 0) || !(longitude <= 180))
            throw new ArgumentOutOfRangeException(nameof(longitude), longitude, reason);
        if (!(latitude > 0) || !(latitude <= 180))
            throw new ArgumentOutOfRangeException(nameof(latitude), latitude, reason);
        Longitude = longitude;
        Latitude = latitude;
        double halfLongitude = longitude / 2 * Degrees.InRadians;
        double halfLatitude = latitude / 2 * Degrees.InRadians;
        sinHalfLongitude = PortableMath.Sin(halfLongitude);
        cosHalfLongitude = PortableMath.Cos(halfLongitude);
        sinHalfLatitude = PortableMath.Sin(halfLatitude);
        double cosCorner = cosHalfLongitude * PortableMath.Cos(halfLatitude);
        double east = PortableMath.Cos(halfLatitude) * sinHalfLongitude;
        HalfAngle = PortableMath.Atan2(Math.Sqrt((east * east) + (sinHalfLatitude * sinHalfLatitude)), cosCorner) * Degrees.OfRadian;
        LambertHalfWidth = 2 * PortableMath.Sin(halfLongitude / 2);
        LambertHalfHeight = sinHalfLatitude * Math.Sqrt(2 / (1 + cosCorner));
    }

    /// <summary>Full extent in right ascension, degrees.</summary>
    public double Longitude { get; }

    /// <summary>Full extent in declination, degrees.</summary>
    public double Latitude { get; }

    /// <inheritdoc/>
    public override double HalfAngle { get; }

    /// <inheritdoc/>
    public override double Steradians => 2 * Longitude * Degrees.InRadians * sinHalfLatitude;

    /// <inheritdoc/>
    public override double LambertHalfWidth { get; }

    /// <inheritdoc/>
    public override double LambertHalfHeight { get; }

    /// <inheritdoc/>
    public override string Description => $"longitude-latitude rectangle of {Longitude:R} x {Latitude:R} degrees about the centre";

    /// <inheritdoc/>
    public override bool Contains(double rightAscension, double declination)
    {
        double offset = rightAscension - ConeFrame.AxisRightAscension;
        return offset >= -Longitude / 2 && offset < Longitude / 2 && declination >= -Latitude / 2 && declination < Latitude / 2;
    }

    // Along x the meridian at tan(lon/2), along y the corner at tan(lat/2)/cos(lon/2).
    internal override double GnomonicHalfSide =>
        Math.Max(sinHalfLongitude / cosHalfLongitude, PortableMath.Tan(Latitude / 2 * Degrees.InRadians) / cosHalfLongitude);

    internal override bool Contains(double rightAscension, double declination, double lambertX, double lambertY) =>
        Contains(rightAscension, declination);

    internal override bool ContainsDirection(double along, double east, double north) =>
        along >= 0 && north >= -sinHalfLatitude && north < sinHalfLatitude
        && east * cosHalfLongitude >= -along * sinHalfLongitude && east * cosHalfLongitude < along * sinHalfLongitude;

    /// <summary>The chord in closed form.</summary>
    /// <remarks>
    /// With <c>u = x^2</c> and <c>cos(c/2)^2 = 1 - (u + y^2)/4</c>, the sine of the latitude is <c>y cos(c/2)</c> and that of the
    /// longitude <c>x cos(c/2) / cos(latitude)</c>.
    /// The parallel bounds u from below, <c>u >= 4 - y^2 - 4 sin^2(lat/2)/y^2</c>; the meridian from above by the smaller root of
    /// <c>u^2/4 - u (1 - y^2/4 (1 + s^2)) + s^2 (1 - y^2/2)^2 = 0</c>, s being the sine of half the longitude.
    /// </remarks>
    internal override (double Inner, double Outer) LambertChord(double y)
    {
        double ySquared = y * y;
        double lower = ySquared > 0 ? 4 - ySquared - (4 * sinHalfLatitude * sinHalfLatitude / ySquared) : double.NegativeInfinity;
        double sineSquared = sinHalfLongitude * sinHalfLongitude;
        double linear = 1 - (ySquared / 4 * (1 + sineSquared));
        double rest = 1 - (ySquared / 2);
        double constant = sineSquared * rest * rest;
        double root = linear + Math.Sqrt(Math.Max(0, (linear * linear) - constant));
        // Written as a quotient, which does not cancel where the field is narrow.
        double upper = root > 0 && rest > 0 ? 2 * constant / root : 0;
        return (Math.Sqrt(Math.Max(0, lower)), Math.Sqrt(upper));
    }
}
