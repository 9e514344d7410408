namespace Orchestrator.LightCone;

/// <summary>The piece of sky that maps show, about the axis of a light cone (right ascension 180, declination 0 degrees).</summary>
/// <remarks>
/// Two fields that a user may both call "100 x 100 degrees" differ: <see cref="RectangleField"/> is a rectangle in longitude and latitude
/// (8778 deg2, corners 65.6 degrees from its centre),
/// <see cref="SquareField"/> a square of the Lambert plane (9381 deg2, corners at 73.4 degrees). Edges are half open: of two fields that
/// touch, one alone holds the common edge.
/// The field is symmetric under both reflections about its centre. Immutable, safe for concurrent use.
/// </remarks>
public abstract class SkyField : ISkyRegion
{
    private protected SkyField()
    {
    }

    /// <summary>Largest distance of a point of the field from its centre, in degrees: the half-angle that a cone must have to fill
    /// it.</summary>
    public abstract double HalfAngle { get; }

    /// <summary>Area in steradians.</summary>
    public abstract double Steradians { get; }

    /// <summary>Area in square degrees.</summary>
    public double SquareDegrees => Steradians * Degrees.SquareOfSteradian;

    /// <summary>Half the extent of the field along x (towards larger right ascension) in the Lambert plane, in units of the sphere's
    /// radius.</summary>
    public abstract double LambertHalfWidth { get; }

    /// <summary>Half the extent of the field along y (north) in the Lambert plane, in units of the sphere's radius.</summary>
    public abstract double LambertHalfHeight { get; }

    /// <summary>The field's definition in words with its numbers, for provenance and messages.</summary>
    public abstract string Description { get; }

    /// <summary>A square of the Lambert plane whose edge midpoints lie <paramref name="side"/>/2 degrees from the centre.</summary>
    /// <param name="side">Edge to edge through the centre in degrees, (0, 180].</param>
    /// <exception cref="ArgumentOutOfRangeException">The side is outside its range.</exception>
    public static SkyField Square(double side) => new SquareField(side);

    /// <summary>A longitude-latitude rectangle about the centre.</summary>
    /// <param name="longitude">Full extent in right ascension in degrees, (0, 180].</param>
    /// <param name="latitude">Full extent in declination in degrees, (0, 180].</param>
    /// <exception cref="ArgumentOutOfRangeException">An extent is outside its range.</exception>
    public static SkyField Rectangle(double longitude, double latitude) => new RectangleField(longitude, latitude);

    /// <inheritdoc/>
    public abstract bool Contains(double rightAscension, double declination);

    /// <summary>Where a horizontal line of the Lambert plane lies in the field: at <c>Inner &lt;= |x| &lt;= Outer</c>; empty if Inner is
    /// not below Outer.</summary>
    /// <param name="y">Height of the line in units of the sphere's radius.</param>
    internal abstract (double Inner, double Outer) LambertChord(double y);

    /// <summary>Whether a direction whose place in the Lambert plane is known lies in the field; the same answer as without that
    /// place.</summary>
    internal abstract bool Contains(double rightAscension, double declination, double lambertX, double lambertY);

    /// <summary>Half the side of the smallest square of the gnomonic plane that holds the field, in units of the sphere's radius.</summary>
    internal abstract double GnomonicHalfSide { get; }

    /// <summary>Whether a direction given by its components lies in the field.</summary>
    /// <param name="along">Component along the centre's line of sight of a unit vector.</param>
    /// <param name="east">Component east.</param>
    /// <param name="north">Component north.</param>
    internal abstract bool ContainsDirection(double along, double east, double north);

    /// <inheritdoc/>
    public override string ToString() => Description;
}
