namespace Orchestrator.LatinHypercube;

/// <summary>Random Latin hypercubes over some of the axes: the columns of many, of which any two halves make a whole one.</summary>
internal sealed class HypercubeHalves
{
    /// <summary>Coordinates: half, axis, point; padded with zeros to <see cref="Padded"/>.</summary>
    private readonly float[][][] coordinates;

    public HypercubeHalves(int count, int points, int firstAxis, int axes, int tile, DesignRandom random)
    {
        Points = points;
        Padded = (points + tile - 1) / tile * tile;
        coordinates = new float[count][][];
        int[] order = new int[points];
        for (int half = 0; half < count; half++)
        {
            coordinates[half] = new float[axes][];
            for (int axis = 0; axis < axes; axis++)
            {
                for (int i = 0; i < points; i++) order[i] = i;
                random.For(DesignDraw.ReferenceHalf, firstAxis + axis, half).Shuffle<int>(order);
                coordinates[half][axis] = new float[Padded];
                for (int i = 0; i < points; i++) coordinates[half][axis][i] = (float)LevelDesign.Centre(order[i], points);
            }
        }
    }

    public int Count => coordinates.Length;

    public int Axes => coordinates[0].Length;

    public int Points { get; }

    /// <summary>Length of a column: the points, filled up to whole tiles.</summary>
    public int Padded { get; }

    /// <summary>The column of an axis of a half.</summary>
    public float[] Column(int half, int axis) => coordinates[half][axis];
}
