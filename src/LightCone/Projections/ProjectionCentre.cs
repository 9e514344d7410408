using Orchestrator.Numerics;

namespace Orchestrator.LightCone;

/// <summary>The tangent point of an azimuthal projection with the axes there: along the line of sight, east and north.</summary>
internal sealed class ProjectionCentre
{
    private readonly double rightAscension;
    private readonly double sinDeclination;
    private readonly double cosDeclination;

    internal ProjectionCentre(double rightAscension, double declination)
    {
        if (!(rightAscension >= 0) || !(rightAscension < 360))
            throw new ArgumentOutOfRangeException(nameof(rightAscension), rightAscension,
                "The right ascension of a projection's centre must lie in [0, 360) degrees.");
        if (!(declination >= -90) || !(declination <= 90))
            throw new ArgumentOutOfRangeException(nameof(declination), declination,
                "The declination of a projection's centre must lie in [-90, 90] degrees.");
        this.rightAscension = rightAscension;
        sinDeclination = PortableMath.Sin(declination * Degrees.InRadians);
        cosDeclination = PortableMath.Cos(declination * Degrees.InRadians);
    }

    /// <summary>Components of a direction along the centre's line of sight, east and north; a unit vector.</summary>
    internal (double Along, double East, double North) Components(double ra, double dec)
    {
        double longitude = LongitudeOf(ra);
        double latitude = dec * Degrees.InRadians;
        return Components(PortableMath.Sin(longitude), PortableMath.Cos(longitude), PortableMath.Sin(latitude), PortableMath.Cos(latitude));
    }

    /// <summary>The same from sines and cosines of the difference in right ascension and of the declination.</summary>
    internal (double Along, double East, double North) Components(double sinLongitude, double cosLongitude, double sinLatitude,
        double cosLatitude)
    {
        double forward = cosLatitude * cosLongitude;
        return (
            (sinDeclination * sinLatitude) + (cosDeclination * forward),
            cosLatitude * sinLongitude,
            (cosDeclination * sinLatitude) - (sinDeclination * forward));
    }

    /// <summary>Right ascension in [0, 360) and declination in degrees of a unit vector given by its components.</summary>
    internal (double RightAscension, double Declination) Direction(double along, double east, double north)
    {
        double forward = (cosDeclination * along) - (sinDeclination * north);
        double up = (sinDeclination * along) + (cosDeclination * north);
        double ra = rightAscension + (PortableMath.Atan2(east, forward) * Degrees.OfRadian);
        double dec = PortableMath.Atan2(up, Math.Sqrt((forward * forward) + (east * east))) * Degrees.OfRadian;
        if (ra < 0) ra += 360;
        if (ra >= 360) ra -= 360;
        return (ra, Math.Clamp(dec, -90, 90));
    }

    /// <summary>Difference of a right ascension from the centre's, in radians.</summary>
    internal double LongitudeOf(double ra) => (ra - rightAscension) * Degrees.InRadians;
}
