using Orchestrator.LightCone;
using Orchestrator.Numerics;

namespace Orchestrator.Observational;

/// <summary>A spherical cap: all directions closer to a centre than a radius; the rim itself lies outside.</summary>
public sealed record CapMask : ISkyRegion
{
    private const double RadiansPerDegree = Math.PI / 180;

    private readonly (double X, double Y, double Z) centre;
    private readonly double squaredChord;

    /// <summary>The cap about a direction.</summary>
    /// <param name="radius">Angular radius in degrees, within (0, 180].</param>
    /// <param name="rightAscension">Right ascension of the centre in degrees, within [0, 360]; the cone's axis by default.</param>
    /// <param name="declination">Declination of the centre in degrees, within [-90, 90]; the cone's axis by default.</param>
    /// <exception cref="InvalidInputException">A value lies outside its range.</exception>
    public CapMask(double radius, double rightAscension = 180, double declination = 0)
    {
        Refuse.Outside("radius", radius, double.Epsilon, 180);
        Refuse.Outside("right_ascension", rightAscension, 0, 360);
        Refuse.Outside("declination", declination, -90, 90);
        Radius = radius;
        RightAscension = rightAscension;
        Declination = declination;
        centre = Direction(rightAscension, declination);
        double halfChord = PortableMath.Sin(radius / 2 * RadiansPerDegree);
        squaredChord = 4 * halfChord * halfChord;
    }

    /// <summary>Angular radius in degrees.</summary>
    public double Radius { get; }

    /// <summary>Right ascension of the centre in degrees.</summary>
    public double RightAscension { get; }

    /// <summary>Declination of the centre in degrees.</summary>
    public double Declination { get; }

    /// <inheritdoc/>
    public bool Contains(double rightAscension, double declination) => Depth(rightAscension, declination) > 0;

    /// <summary>By how much the squared chord to the centre is shorter than that to the rim, in units of the sphere's radius.</summary>
    /// <param name="rightAscension">Right ascension in degrees.</param>
    /// <param name="declination">Declination in degrees.</param>
    public double Depth(double rightAscension, double declination)
    {
        // The chord keeps its precision for small caps, where the cosine of the angle does not.
        var (x, y, z) = Direction(rightAscension, declination);
        double dx = x - centre.X, dy = y - centre.Y, dz = z - centre.Z;
        return squaredChord - (dx * dx + dy * dy + dz * dz);
    }

    private static (double X, double Y, double Z) Direction(double rightAscension, double declination)
    {
        (double sinAlpha, double cosAlpha) = PortableMath.SinCos(rightAscension * RadiansPerDegree);
        (double sinDelta, double cosDelta) = PortableMath.SinCos(declination * RadiansPerDegree);
        return (cosDelta * cosAlpha, cosDelta * sinAlpha, sinDelta);
    }
}
