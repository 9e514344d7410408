namespace Orchestrator.LightCone;

/// <summary>A map from the sphere to a plane, about a centre.</summary>
/// <remarks>Plane coordinates are in units of the sphere's radius: x grows towards larger right ascension, y towards larger declination,
/// (0, 0) is the centre.</remarks>
public interface ISkyProjection
{
    /// <summary>Name of the projection as it stands in files: <c>lambert</c> or <c>gnomonic</c>.</summary>
    string Name { get; }

    /// <summary>Whether every piece of the plane has the area of the piece of sky it shows.</summary>
    bool IsEqualArea { get; }

    /// <summary>The place of a direction in the plane.</summary>
    /// <param name="rightAscension">Right ascension in degrees.</param>
    /// <param name="declination">Declination in degrees.</param>
    /// <returns>Plane coordinates; not a number where the projection does not reach.</returns>
    (double X, double Y) Project(double rightAscension, double declination);

    /// <summary>The places of many directions; the same bits as one by one.</summary>
    /// <param name="rightAscension">Right ascensions in degrees.</param>
    /// <param name="declination">Declinations in degrees.</param>
    /// <param name="x">Receives the plane's x.</param>
    /// <param name="y">Receives the plane's y.</param>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    void Project(ReadOnlySpan<double> rightAscension, ReadOnlySpan<double> declination, Span<double> x, Span<double> y);

    /// <summary>The direction of a place in the plane.</summary>
    /// <param name="x">Plane x in units of the sphere's radius.</param>
    /// <param name="y">Plane y in units of the sphere's radius.</param>
    /// <returns>Right ascension in [0, 360) and declination in [-90, 90] degrees; not a number where the plane shows no sky.</returns>
    (double RightAscension, double Declination) Unproject(double x, double y);
}
