using Orchestrator.Numerics;

namespace Orchestrator.LatinHypercube;

/// <summary>How far apart points in a cube can be at most, as a scale for the search of radii.</summary>
internal static class PackingDistance
{
    // Densest known packings of balls in 2 to 8 dimensions (Conway and Sloane 1999, table 1.2); beyond, 2^(-0.6 d) continues them.
    private static readonly double[] Densities = [0.9069, 0.7405, 0.6169, 0.4653, 0.3729, 0.2953, 0.2537];

    /// <summary>The smaller of two bounds: balls of half the distance packed into the cube they reach out of, and the mean square distance.</summary>
    /// <param name="points">Number of points, at least 2.</param>
    /// <param name="dimensions">Number of axes, at least 2.</param>
    public static double Bound(int points, int dimensions)
    {
        double density = dimensions <= 8 ? Densities[dimensions - 2] : PortableMath.Pow(2, -0.6 * dimensions);
        double radius = BallRadius(density / points, dimensions);
        double packing = radius < 0.5 ? 2 * radius / (1 - (2 * radius)) : double.PositiveInfinity;
        return Math.Min(packing, Math.Sqrt(dimensions / 6.0) * (1 + (1.0 / points)));
    }

    /// <summary>The radius of a ball of a volume.</summary>
    public static double BallRadius(double volume, int dimensions) => PortableMath.Pow(volume / BallVolume(dimensions), 1.0 / dimensions);

    /// <summary>Volume of the unit ball: V_d = V_(d-2) 2 pi / d.</summary>
    private static double BallVolume(int dimensions)
    {
        double volume = dimensions % 2 == 0 ? 1 : 2;
        for (int d = dimensions % 2 == 0 ? 2 : 3; d <= dimensions; d += 2) volume *= 2 * Math.PI / d;
        return volume;
    }
}
