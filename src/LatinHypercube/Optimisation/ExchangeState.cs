namespace Orchestrator.LatinHypercube;

/// <summary>A design while points exchange their levels.</summary>
/// <remarks>
/// Fixed points (those of another tool, or already run) keep their coordinates, which need not be centres of levels; they hold a level each
/// all the same, so that nobody else takes it.
/// </remarks>
internal sealed class ExchangeState
{
    public ExchangeState(OrthogonalClass of, int[][] levels, int[] slices, bool[]? isFixed = null, double[][]? coordinates = null)
    {
        Class = of;
        Levels = Array.ConvertAll(levels, axis => (int[])axis.Clone());
        Slices = slices;
        IsFixed = isFixed ?? new bool[slices.Length];
        Coordinates = Array.ConvertAll(levels, axis => Array.ConvertAll(axis, level => LevelDesign.Centre(level, axis.Length)));
        if (coordinates is null) return;
        for (int axis = 0; axis < levels.Length; axis++)
        {
            for (int point = 0; point < slices.Length; point++)
            {
                if (IsFixed[point]) Coordinates[axis][point] = coordinates[axis][point];
            }
        }
    }

    public OrthogonalClass Class { get; }

    public int Points => Slices.Length;

    public int Dimensions => Levels.Length;

    /// <summary>Level of each point, by axis.</summary>
    public int[][] Levels { get; }

    /// <summary>Coordinate of each point in the unit cube, by axis.</summary>
    public double[][] Coordinates { get; }

    public int[] Slices { get; }

    public bool[] IsFixed { get; }

    public ExchangeState Copy() => new(Class, Levels, Slices, IsFixed, Coordinates);

    /// <summary>Puts a point on a level.</summary>
    public void Place(int axis, int point, int level)
    {
        Levels[axis][point] = level;
        Coordinates[axis][point] = LevelDesign.Centre(level, Points);
    }

    public LevelDesign ToDesign() => new(Class, Array.ConvertAll(Levels, axis => (int[])axis.Clone()), Slices);
}
