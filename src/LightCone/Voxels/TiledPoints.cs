using System.Buffers;
using System.Runtime.InteropServices;

namespace Orchestrator.LightCone;

/// <summary>Points of a voxel grid in cell units, sorted into tiles whose cells fit into a core's cache together.</summary>
/// <remarks>
/// A tile is a pencil along x of <see cref="TileZ"/> by <see cref="TileY"/> rows. Within a tile points keep their order, so that every
/// cell is summed in one order whatever the threads.
/// Random points would touch a cold cache line for every row that they add to; sorting costs two sweeps over the points and makes those
/// lines warm.
/// </remarks>
internal sealed class TiledPoints : IDisposable
{
    /// <summary>Rows of a tile along z; at least 2, as a cloud reaches one cell over the tile's edge.</summary>
    internal const int TileZ = 8;

    /// <summary>Rows of a tile along y; at least 2.</summary>
    internal const int TileY = 16;

    private readonly Point[] sorted;
    private readonly int[] tileStarts;

    private TiledPoints(Point[] points, int[] starts, int tilesY, int tilesZ)
    {
        sorted = points;
        tileStarts = starts;
        TilesY = tilesY;
        TilesZ = tilesZ;
    }

    internal int TilesY { get; }

    internal int TilesZ { get; }

    internal int Count => tileStarts[^1];

    internal ReadOnlySpan<Point> Tile(int tileZ, int tileY)
    {
        int tile = (tileZ * TilesY) + tileY;
        return sorted.AsSpan(tileStarts[tile]..tileStarts[tile + 1]);
    }

    public void Dispose() => ArrayPool<Point>.Shared.Return(sorted);

    internal static TiledPoints Sort(VoxelGrid grid, ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> z,
        ReadOnlySpan<float> weights)
    {
        // The last tile takes the remainder of the rows: none is thinner than its kind.
        int tilesY = Math.Max(1, grid.CellsY / TileY);
        int tilesZ = Math.Max(1, grid.CellsZ / TileZ);
        int[] starts = new int[(tilesY * tilesZ) + 1];
        int[] tiles = ArrayPool<int>.Shared.Rent(x.Length);
        Axis axisX = new(grid.Origin.X, grid.CellSize, grid.CellsX, grid.IsPeriodic);
        Axis axisY = new(grid.Origin.Y, grid.CellSize, grid.CellsY, grid.IsPeriodic);
        Axis axisZ = new(grid.Origin.Z, grid.CellSize, grid.CellsZ, grid.IsPeriodic);
        try
        {
            for (int i = 0; i < x.Length; i++)
            {
                double cellX = axisX.CellOf(x[i]);
                double cellY = axisY.CellOf(y[i]);
                double cellZ = axisZ.CellOf(z[i]);
                tiles[i] = -1;
                if (!(cellX >= 0 && cellY >= 0 && cellZ >= 0))
                {
                    if (!double.IsFinite(x[i]) || !double.IsFinite(y[i]) || !double.IsFinite(z[i]))
                        throw new ArgumentException($"Point {i} at ({x[i]}, {y[i]}, {z[i]}) is not finite.", nameof(x));
                    continue;
                }
                int tile = (Math.Min((int)cellZ / TileZ, tilesZ - 1) * tilesY) + Math.Min((int)cellY / TileY, tilesY - 1);
                tiles[i] = tile;
                starts[tile + 1]++;
            }
            for (int tile = 1; tile < starts.Length; tile++)
                starts[tile] += starts[tile - 1];
            Point[] points = ArrayPool<Point>.Shared.Rent(Math.Max(1, starts[^1]));
            int[] next = starts.AsSpan(0, starts.Length - 1).ToArray();
            for (int i = 0; i < x.Length; i++)
            {
                if (tiles[i] >= 0)
                    points[next[tiles[i]]++] = new Point(axisX.CellOf(x[i]), axisY.CellOf(y[i]), axisZ.CellOf(z[i]),
                        weights.IsEmpty ? 1 : weights[i]);
            }
            return new TiledPoints(points, starts, tilesY, tilesZ);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(tiles);
        }
    }

    /// <summary>A point in units of cells from the grid's lower corner, each coordinate in [0, cells).</summary>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Point(double X, double Y, double Z, float Weight);

    private readonly struct Axis(double origin, double cellSize, int cells, bool periodic)
    {
        /// <summary>The coordinate in cells, or -1 outside of a grid that is not periodic.</summary>
        internal double CellOf(double coordinate)
        {
            double cell = (coordinate - origin) / cellSize;
            if (cell >= 0 && cell < cells)
                return cell;
            if (!periodic || !double.IsFinite(cell))
                return -1;
            cell -= cells * Math.Floor(cell / cells);
            // A coordinate a hair below zero is carried to the far edge itself, which is the near one.
            return cell < cells ? cell : 0;
        }
    }
}
