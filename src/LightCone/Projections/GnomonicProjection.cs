namespace Orchestrator.LightCone;

/// <summary>The gnomonic projection about a centre: great circles are straight lines. For small fields only.</summary>
/// <remarks>
/// A point at distance c from the centre lies at radius <c>tan(c)</c> (Snyder 1987, Map Projections: A Working Manual, USGS Professional
/// Paper 1395, eqs. 22-4, 22-5).
/// The projection is not equal-area: a pixel at distance c sees <c>cos^3(c)</c> of the sky that one at the centre sees, 17 % less at 20
/// degrees. Immutable, safe for concurrent use.
/// </remarks>
public sealed class GnomonicProjection : ISkyProjection
{
    private readonly ProjectionCentre centre;
    private readonly double leastAlong;

    /// <summary>The projection about the axis of a cone: right ascension 180, declination 0 degrees.</summary>
    /// <param name="halfAngle">Distance from the centre to which the projection is used, degrees, (0, 20].</param>
    /// <exception cref="ArgumentOutOfRangeException">The half-angle is outside its range.</exception>
    public GnomonicProjection(double halfAngle)
        : this(ConeFrame.AxisRightAscension, ConeFrame.AxisDeclination, halfAngle)
    {
    }

    /// <summary>The projection about any centre.</summary>
    /// <param name="rightAscension">Right ascension of the centre in degrees, [0, 360).</param>
    /// <param name="declination">Declination of the centre in degrees, [-90, 90].</param>
    /// <param name="halfAngle">Distance from the centre to which the projection is used, degrees, (0, 20].</param>
    /// <exception cref="ArgumentOutOfRangeException">The centre is not a place in the sky, or the half-angle is outside its
    /// range.</exception>
    public GnomonicProjection(double rightAscension, double declination, double halfAngle)
    {
        if (!(halfAngle > 0))
            throw new ArgumentOutOfRangeException(nameof(halfAngle), halfAngle, "A projection's half-angle must be above 0 degrees.");
        if (!(halfAngle <= MaximumHalfAngle))
        {
            throw new ArgumentOutOfRangeException(nameof(halfAngle), halfAngle,
                $"The gnomonic projection is refused beyond {MaximumHalfAngle} degrees from its centre: it is not equal-area, "
                + "and a pixel there already sees 17 % less sky than one at the centre, "
                + "so that a uniform sphere would not give a flat map. Use the Lambert projection or HEALPix.");
        }
        centre = new ProjectionCentre(rightAscension, declination);
        HalfAngle = halfAngle;
        // Rounding must not throw out the rim itself.
        leastAlong = Numerics.PortableMath.Cos(halfAngle * Degrees.InRadians) - 1e-12;
    }

    /// <summary>Largest half-angle for which the projection can be had, in degrees.</summary>
    public static double MaximumHalfAngle => 20;

    /// <summary>Distance from the centre to which the projection is used, degrees.</summary>
    public double HalfAngle { get; }

    /// <inheritdoc/>
    public string Name => "gnomonic";

    /// <inheritdoc/>
    public bool IsEqualArea => false;

    /// <inheritdoc/>
    /// <remarks>Not a number beyond <see cref="HalfAngle"/>.</remarks>
    public (double X, double Y) Project(double rightAscension, double declination)
    {
        (double along, double east, double north) = centre.Components(rightAscension, declination);
        return along >= leastAlong ? (east / along, north / along) : (double.NaN, double.NaN);
    }

    /// <inheritdoc/>
    public void Project(ReadOnlySpan<double> rightAscension, ReadOnlySpan<double> declination, Span<double> x, Span<double> y)
    {
        SpanLengths.MustAgree(rightAscension.Length, declination.Length, x.Length, y.Length);
        for (int i = 0; i < x.Length; i++)
            (x[i], y[i]) = Project(rightAscension[i], declination[i]);
    }

    /// <inheritdoc/>
    /// <remarks>Not a number beyond <see cref="HalfAngle"/>.</remarks>
    public (double RightAscension, double Declination) Unproject(double x, double y)
    {
        double along = 1 / Math.Sqrt(1 + (x * x) + (y * y));
        return along >= leastAlong ? centre.Direction(along, x * along, y * along) : (double.NaN, double.NaN);
    }
}
