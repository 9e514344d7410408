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

    /// <summary>Direction of the axis, of length 1; null if there is none, or none that has a direction.</summary>
    internal (double X, double Y, double Z)? UnitAxis
    {
        get
        {
            if (Axis is not { } axis) return null;
            // The squares of very small and very large components vanish or overflow: the largest becomes 1 first.
            double largest = Math.Max(Math.Abs(axis.X), Math.Max(Math.Abs(axis.Y), Math.Abs(axis.Z)));
            if (!(largest > 0.0 && double.IsFinite(largest))) return null;
            double x = axis.X / largest, y = axis.Y / largest, z = axis.Z / largest, length = Math.Sqrt(x * x + y * y + z * z);
            return (x / length, y / length, z / length);
        }
    }
}
