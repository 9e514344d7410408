using Orchestrator.LightCone;
using Orchestrator.Numerics;

namespace Orchestrator.Observational;

/// <summary>A longitude-latitude rectangle; edges are half-open, [minimum, maximum), so that neighbouring rectangles share no galaxy.</summary>
public sealed record RectangleMask : ISkyRegion
{
    /// <summary>The rectangle between two right ascensions and two declinations.</summary>
    /// <param name="minimumRightAscension">Western edge in degrees, within [0, 360).</param>
    /// <param name="maximumRightAscension">Eastern edge in degrees, above the western one and at most 360: the field's centre is at 180, so that no field wraps.</param>
    /// <param name="minimumDeclination">Southern edge in degrees, at least -90.</param>
    /// <param name="maximumDeclination">Northern edge in degrees, above the southern one; at 90 the pole itself belongs to the rectangle.</param>
    /// <exception cref="InvalidInputException">An edge lies outside its range.</exception>
    public RectangleMask(double minimumRightAscension, double maximumRightAscension, double minimumDeclination, double maximumDeclination)
    {
        Refuse.Outside("right_ascension", minimumRightAscension, 0, 360);
        Refuse.Outside("right_ascension", maximumRightAscension, 0, 360);
        Refuse.Outside("declination", minimumDeclination, -90, 90);
        Refuse.Outside("declination", maximumDeclination, -90, 90);
        Refuse.Unordered("right_ascension", minimumRightAscension, maximumRightAscension);
        Refuse.Unordered("declination", minimumDeclination, maximumDeclination);
        MinimumRightAscension = minimumRightAscension;
        MaximumRightAscension = maximumRightAscension;
        MinimumDeclination = minimumDeclination;
        MaximumDeclination = maximumDeclination;
    }

    /// <summary>A rectangle centred on the cone's axis, right ascension 180 and declination 0.</summary>
    /// <param name="width">Extent in right ascension, degrees, within (0, 360].</param>
    /// <param name="height">Extent in declination, degrees, within (0, 180].</param>
    /// <exception cref="InvalidInputException">A size lies outside its range.</exception>
    public static RectangleMask Centred(double width, double height) =>
        new(180 - width / 2, 180 + width / 2, -height / 2, height / 2);

    /// <summary>Western edge in degrees, inclusive.</summary>
    public double MinimumRightAscension { get; }

    /// <summary>Eastern edge in degrees, exclusive.</summary>
    public double MaximumRightAscension { get; }

    /// <summary>Southern edge in degrees, inclusive.</summary>
    public double MinimumDeclination { get; }

    /// <summary>Northern edge in degrees, exclusive unless it is the pole.</summary>
    public double MaximumDeclination { get; }

    /// <inheritdoc/>
    public bool Contains(double rightAscension, double declination) =>
        rightAscension >= MinimumRightAscension && rightAscension < MaximumRightAscension
        && declination >= MinimumDeclination && (declination < MaximumDeclination || MaximumDeclination >= 90);

    /// <summary>The distance to the nearest edge in its own coordinate, degrees; negative outside, 0 on an edge.</summary>
    /// <param name="rightAscension">Right ascension in degrees.</param>
    /// <param name="declination">Declination in degrees.</param>
    public double Depth(double rightAscension, double declination)
    {
        double alongRightAscension = Math.Min(rightAscension - MinimumRightAscension, MaximumRightAscension - rightAscension);
        double south = MinimumDeclination <= -90 ? double.PositiveInfinity : declination - MinimumDeclination;
        double north = MaximumDeclination >= 90 ? double.PositiveInfinity : MaximumDeclination - declination;
        return Math.Min(alongRightAscension, Math.Min(south, north));
    }
}
