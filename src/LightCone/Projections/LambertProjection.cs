using Orchestrator.Numerics;

namespace Orchestrator.LightCone;

/// <summary>Lambert's azimuthal equal-area projection about a centre: a uniform sphere gives a flat map.</summary>
/// <remarks>
/// <c>x = k cos(b) sin(l)</c>, <c>y = k (cos(b0) sin(b) - sin(b0) cos(b) cos(l))</c>,
/// <c>k = sqrt(2 / (1 + sin(b0) sin(b) + cos(b0) cos(b) cos(l)))</c>, l being the difference in right ascension
/// (Snyder 1987, Map Projections: A Working Manual, USGS Professional Paper 1395, eqs. 24-2, 24-13, 24-14). A point at distance c from
/// the centre lies at radius <c>2 sin(c/2)</c>;
/// the whole sphere fills the disc of radius 2, whose rim is the antipode. Immutable, safe for concurrent use.
/// </remarks>
public sealed class LambertProjection : ISkyProjection
{
    private const int Chunk = 256;
    private readonly ProjectionCentre centre;

    /// <summary>The projection about the axis of a cone: right ascension 180, declination 0 degrees.</summary>
    public LambertProjection()
        : this(ConeFrame.AxisRightAscension, ConeFrame.AxisDeclination)
    {
    }

    /// <summary>The projection about any centre.</summary>
    /// <param name="rightAscension">Right ascension of the centre in degrees, [0, 360).</param>
    /// <param name="declination">Declination of the centre in degrees, [-90, 90].</param>
    /// <exception cref="ArgumentOutOfRangeException">The centre is not a place in the sky.</exception>
    public LambertProjection(double rightAscension, double declination) => centre = new ProjectionCentre(rightAscension, declination);

    /// <inheritdoc/>
    public string Name => "lambert";

    /// <inheritdoc/>
    public bool IsEqualArea => true;

    /// <inheritdoc/>
    /// <remarks>The antipode of the centre, which is the whole rim of the disc, is put at (2, 0).</remarks>
    public (double X, double Y) Project(double rightAscension, double declination)
    {
        (double along, double east, double north) = centre.Components(rightAscension, declination);
        return ToPlane(along, east, north);
    }

    /// <inheritdoc/>
    public void Project(ReadOnlySpan<double> rightAscension, ReadOnlySpan<double> declination, Span<double> x, Span<double> y)
    {
        SpanLengths.MustAgree(rightAscension.Length, declination.Length, x.Length, y.Length);
        Span<double> buffer = stackalloc double[6 * Chunk];
        for (int start = 0; start < x.Length; start += Chunk)
        {
            int count = Math.Min(Chunk, x.Length - start);
            Span<double> longitudes = buffer[..count], latitudes = buffer.Slice(Chunk, count);
            Span<double> sinLongitude = buffer.Slice(2 * Chunk, count), cosLongitude = buffer.Slice(3 * Chunk, count);
            Span<double> sinLatitude = buffer.Slice(4 * Chunk, count), cosLatitude = buffer.Slice(5 * Chunk, count);
            for (int i = 0; i < count; i++)
            {
                longitudes[i] = centre.LongitudeOf(rightAscension[start + i]);
                latitudes[i] = declination[start + i] * Degrees.InRadians;
            }
            PortableMath.SinCos(longitudes, sinLongitude, cosLongitude);
            PortableMath.SinCos(latitudes, sinLatitude, cosLatitude);
            for (int i = 0; i < count; i++)
            {
                (double along, double east, double north) = centre.Components(sinLongitude[i], cosLongitude[i], sinLatitude[i],
                    cosLatitude[i]);
                (x[start + i], y[start + i]) = ToPlane(along, east, north);
            }
        }
    }

    /// <inheritdoc/>
    public (double RightAscension, double Declination) Unproject(double x, double y)
    {
        double cosHalfSquared = 1 - (((x * x) + (y * y)) / 4);
        if (!(cosHalfSquared >= 0))
            return (double.NaN, double.NaN);
        double cosHalf = Math.Sqrt(cosHalfSquared);
        return centre.Direction((2 * cosHalfSquared) - 1, x * cosHalf, y * cosHalf);
    }

    internal static (double X, double Y) ToPlane(double along, double east, double north)
    {
        // Beyond 90 degrees 1 + cos(c) is taken as sin(c)^2 / (1 - cos(c)), which does not cancel towards the antipode.
        double denominator = along >= 0 ? 1 + along : ((east * east) + (north * north)) / (1 - along);
        if (!(denominator > 0))
            return double.IsNaN(denominator) ? (double.NaN, double.NaN) : (2, 0);
        double scale = Math.Sqrt(2 / denominator);
        return (scale * east, scale * north);
    }
}
