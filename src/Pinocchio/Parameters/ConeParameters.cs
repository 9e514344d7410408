using Orchestrator.Cosmology;
using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio;

/// <summary>The past light cone that a run was asked for.</summary>
/// <param name="FarRedshift">Farthest redshift.</param>
/// <param name="NearRedshift">Nearest redshift, 0 or more.</param>
/// <param name="HalfAngle">Angle between axis and edge in degrees; from 180 the full sky.</param>
public sealed record ConeParameters(double FarRedshift, double NearRedshift, double HalfAngle)
{
    /// <summary>Area of the cone on the sky, square degrees.</summary>
    internal double SquareDegrees => ComovingVolume.FullSky * 0.5 * (1.0 - PortableMath.Cos(Math.Min(HalfAngle, 180.0) * Math.PI / 180.0));

    /// <summary>Vertex in box sides; null if the run drew it at random (its log tells).</summary>
    public (double X, double Y, double Z)? Vertex { get; init; }

    /// <summary>Direction of the axis in box axes, of any length; null if the run drew it at random (its log tells).</summary>
    public (double X, double Y, double Z)? Axis { get; init; }
}
