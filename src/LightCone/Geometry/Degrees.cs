namespace Orchestrator.LightCone;

/// <summary>The boundary between the degrees of every public member and the radians inside.</summary>
internal static class Degrees
{
    /// <summary>Radians in a degree.</summary>
    internal const double InRadians = Math.PI / 180;

    /// <summary>Degrees in a radian.</summary>
    internal const double OfRadian = 180 / Math.PI;

    /// <summary>Square degrees in a steradian.</summary>
    internal const double SquareOfSteradian = OfRadian * OfRadian;
}
