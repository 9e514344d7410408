namespace Orchestrator.LatinHypercube;

/// <summary>A design as integers: the level of each point on each axis, and its slice. Points lie at the centres of their levels.</summary>
/// <remarks>Rows are ordered by slice. Level l of n covers [l/n, (l+1)/n) of the axis; its centre is (2l+1)/(2n).</remarks>
public sealed class LevelDesign
{
    private readonly int[][] levels;
    private readonly int[] slices;

    internal LevelDesign(OrthogonalClass of, int[][] levels, int[] slices)
    {
        Class = of;
        this.levels = levels;
        this.slices = slices;
    }

    /// <summary>What the design promises.</summary>
    public OrthogonalClass Class { get; }

    /// <summary>Number of points n.</summary>
    public int Points => slices.Length;

    /// <summary>Number of axes d.</summary>
    public int Dimensions => levels.Length;

    /// <summary>The level of each point on an axis, 0 to n-1.</summary>
    /// <param name="axis">The axis.</param>
    public ReadOnlySpan<int> Levels(int axis) => levels[axis];

    /// <summary>The slice of each point, 0 to k-1.</summary>
    public ReadOnlySpan<int> Slices => slices;

    /// <summary>The coordinates in the unit cube, by axis: the centres of the levels.</summary>
    public double[][] UnitCoordinates()
        => Array.ConvertAll(levels, axis => Array.ConvertAll(axis, level => Centre(level, axis.Length)));

    /// <summary>The centre of a level.</summary>
    internal static double Centre(int level, int count) => (level + 0.5) / count;
}
