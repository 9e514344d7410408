using Orchestrator.Numerics;

namespace Orchestrator.LightCone;

/// <summary>A square of the Lambert azimuthal equal-area plane about the cone's axis.</summary>
/// <remarks>
/// Edge midpoints lie a/2 degrees from the centre, so that the square's side is <c>4 sin(a/4)</c> in units of the sphere's radius and its
/// area <c>16 sin^2(a/4)</c> steradians exactly,
/// the projection being equal-area; corners lie <c>2 asin(sqrt(2) sin(a/4))</c> from the centre. Pixels of a square map then all have one
/// area.
/// </remarks>
public sealed class SquareField : SkyField
{
    private static readonly LambertProjection Plane = new();
    private readonly double half;

    internal SquareField(double side)
    {
        if (!(side > 0) || !(side <= 180))
            throw new ArgumentOutOfRangeException(nameof(side), side,
                "A square field's side must lie in (0, 180] degrees: beyond that its corners pass the antipode of the centre.");
        Side = side;
        half = 2 * PortableMath.Sin(side / 4 * Degrees.InRadians);
        HalfAngle = 2 * PortableMath.Asin(Math.Min(1, half / Math.Sqrt(2))) * Degrees.OfRadian;
    }

    /// <summary>Distance between the midpoints of opposite edges in degrees.</summary>
    public double Side { get; }

    /// <inheritdoc/>
    public override double HalfAngle { get; }

    /// <inheritdoc/>
    public override double Steradians => 4 * half * half;

    /// <inheritdoc/>
    public override double LambertHalfWidth => half;

    /// <inheritdoc/>
    public override double LambertHalfHeight => half;

    /// <inheritdoc/>
    public override string Description => $"square of the Lambert plane, edge midpoints {Side / 2:R} degrees from the centre";

    /// <inheritdoc/>
    public override bool Contains(double rightAscension, double declination)
    {
        (double x, double y) = Plane.Project(rightAscension, declination);
        return ContainsPlace(x, y);
    }

    // The corner, at distance c from the centre, is farthest along both axes: tan(c)/sqrt(2).
    internal override double GnomonicHalfSide => PortableMath.Tan(HalfAngle * Degrees.InRadians) / Math.Sqrt(2);

    internal override bool Contains(double rightAscension, double declination, double lambertX, double lambertY) =>
        ContainsPlace(lambertX, lambertY);

    internal override bool ContainsDirection(double along, double east, double north)
    {
        (double x, double y) = LambertProjection.ToPlane(along, east, north);
        return ContainsPlace(x, y);
    }

    internal override (double Inner, double Outer) LambertChord(double y) => Math.Abs(y) <= half ? (0, half) : (0, 0);

    private bool ContainsPlace(double x, double y) => x >= -half && x < half && y >= -half && y < half;
}
