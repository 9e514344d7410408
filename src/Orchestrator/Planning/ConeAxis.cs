using System.Collections.Concurrent;
using Orchestrator.Campaigns;
using Orchestrator.Cosmology;
using Orchestrator.LightCone;

namespace Orchestrator.Planning;

/// <summary>The axis of a campaign's light cones.</summary>
/// <remarks>
/// One for all points: chosen where the fiducial cosmology of the maps puts the ends of the cone, so that a design that grows keeps it.
/// Choosing takes a while; one process does it once.
/// </remarks>
internal static class ConeAxis
{
    private const int Decimals = 6;

    private static readonly ConcurrentDictionary<(double Box, CartesianVector Vertex, double HalfAngle, double Near, double Far, string? Field), CartesianVector> Chosen = new();

    /// <summary>The axis.</summary>
    /// <param name="boxSize">Side of the box, Mpc/h.</param>
    /// <param name="cone">The cone.</param>
    /// <param name="fiducial">The fiducial cosmology of the maps.</param>
    public static CartesianVector Of(double boxSize, LightConeSettings cone, CosmologyParameters fiducial)
    {
        if (cone.Axis is { } given) return given;
        var cosmology = new WcdmCosmology(fiducial);
        double near = cosmology.ComovingDistance(cone.NearRedshift), far = cosmology.ComovingDistance(cone.FarRedshift);
        return Chosen.GetOrAdd(
            (boxSize, cone.Vertex, cone.HalfAngle, near, far, cone.Field?.Description),
            _ => Rounded(AxisChooser.Choose(boxSize, cone.Vertex, cone.HalfAngle, near, far, cone.Field).Axis));
    }

    // Short enough for a line of PINOCCHIO's parameter file.
    private static CartesianVector Rounded(CartesianVector axis) =>
        new(Math.Round(axis.X, Decimals), Math.Round(axis.Y, Decimals), Math.Round(axis.Z, Decimals));
}
