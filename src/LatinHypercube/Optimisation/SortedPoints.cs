namespace Orchestrator.LatinHypercube;

/// <summary>The points in the order of their coordinates on one axis: the view in which blocks are cut.</summary>
internal sealed class SortedPoints
{
    private readonly ExchangeState state;
    private readonly double[][] coordinates;
    private readonly double[][] fromCentre;

    public SortedPoints(ExchangeState state)
    {
        this.state = state;
        PointAt = new int[state.Points];
        SliceAt = new double[state.Points];
        coordinates = [.. Enumerable.Range(0, state.Dimensions).Select(_ => new double[state.Points])];
        fromCentre = [.. Enumerable.Range(0, state.Dimensions).Select(_ => new double[state.Points])];
    }

    /// <summary>The axis of the order.</summary>
    public int Axis { get; private set; }

    /// <summary>The point at each position.</summary>
    public int[] PointAt { get; }

    /// <summary>The slice at each position, as a number that vectors compare.</summary>
    public double[] SliceAt { get; }

    public int Points => PointAt.Length;

    public int Dimensions => coordinates.Length;

    /// <summary>Coordinates by position.</summary>
    public double[] Coordinates(int axis) => coordinates[axis];

    /// <summary>|x - 1/2| by position.</summary>
    public double[] FromCentre(int axis) => fromCentre[axis];

    /// <summary>Orders by an axis.</summary>
    public void Sort(int axis)
    {
        Axis = axis;
        int[] levels = state.Levels[axis];
        double[] key = state.Coordinates[axis];
        for (int point = 0; point < levels.Length; point++) PointAt[levels[point]] = point;

        // Levels are in order already unless fixed points stand off their levels: then few steps of an insertion sort remain.
        for (int i = 1; i < PointAt.Length; i++)
        {
            int point = PointAt[i];
            int to = i;
            for (; to > 0 && key[PointAt[to - 1]] > key[point]; to--) PointAt[to] = PointAt[to - 1];
            PointAt[to] = point;
        }

        for (int position = 0; position < PointAt.Length; position++) Refresh(position);
    }

    /// <summary>Reads again what stands at a position, after points exchanged their levels.</summary>
    public void Refresh(int position)
    {
        int point = PointAt[position];
        SliceAt[position] = state.Slices[point];
        for (int axis = 0; axis < coordinates.Length; axis++)
        {
            double x = state.Coordinates[axis][point];
            coordinates[axis][position] = x;
            fromCentre[axis][position] = Math.Abs(x - 0.5);
        }
    }
}
