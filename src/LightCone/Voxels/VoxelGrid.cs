namespace Orchestrator.LightCone;

/// <summary>A grid of cubic cells in comoving space.</summary>
/// <remarks>
/// Cell (i, j, k) covers <c>[origin + i h, origin + (i + 1) h)</c> along x and so on; its centre stands half a cell further. Arrays over
/// the grid are [z, y, x], x fastest.
/// A convention where cells are centred on whole multiples of h has its origin at -h/2. Immutable, safe for concurrent use.
/// </remarks>
public sealed class VoxelGrid
{
    /// <summary>Describes a grid.</summary>
    /// <param name="cellsX">Cells along x, 1 to 4096.</param>
    /// <param name="cellsY">Cells along y, 1 to 4096.</param>
    /// <param name="cellsZ">Cells along z, 1 to 4096; all cells together must fit into one array (2^31 - 57).</param>
    /// <param name="cellSize">Side of a cell h in comoving Mpc/h, positive.</param>
    /// <param name="origin">Lower corner of cell (0, 0, 0) in comoving Mpc/h.</param>
    /// <param name="periodic">Whether the grid repeats itself, so that all of space falls into it.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public VoxelGrid(int cellsX, int cellsY, int cellsZ, double cellSize, CartesianVector origin, bool periodic)
    {
        CheckCells(cellsX, nameof(cellsX));
        CheckCells(cellsY, nameof(cellsY));
        CheckCells(cellsZ, nameof(cellsZ));
        if ((long)cellsX * cellsY * cellsZ > Array.MaxLength)
            throw new ArgumentOutOfRangeException(nameof(cellsX), cellsX,
                $"A grid of {cellsX} x {cellsY} x {cellsZ} cells does not fit into one array.");
        if (!(cellSize > 0) || !double.IsFinite(cellSize))
            throw new ArgumentOutOfRangeException(nameof(cellSize), cellSize,
                "A cell's side must be positive and finite, in comoving Mpc/h.");
        if (!origin.IsFinite)
            throw new ArgumentOutOfRangeException(nameof(origin), origin, "A grid's origin must be finite, in comoving Mpc/h.");
        CellsX = cellsX;
        CellsY = cellsY;
        CellsZ = cellsZ;
        CellSize = cellSize;
        Origin = origin;
        IsPeriodic = periodic;
    }

    /// <summary>Cells along x.</summary>
    public int CellsX { get; }

    /// <summary>Cells along y.</summary>
    public int CellsY { get; }

    /// <summary>Cells along z.</summary>
    public int CellsZ { get; }

    /// <summary>Number of cells.</summary>
    public int CellCount => CellsX * CellsY * CellsZ;

    /// <summary>Side of a cell in comoving Mpc/h.</summary>
    public double CellSize { get; }

    /// <summary>Lower corner of cell (0, 0, 0) in comoving Mpc/h.</summary>
    public CartesianVector Origin { get; }

    /// <summary>Whether the grid repeats itself.</summary>
    public bool IsPeriodic { get; }

    /// <summary>The periodic cube of a simulation's box.</summary>
    /// <param name="boxSize">Side of the box in comoving Mpc/h.</param>
    /// <param name="cells">Cells along a side, 1 to 1290.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public static VoxelGrid OfBox(double boxSize, int cells) => new(cells, cells, cells, boxSize / cells, default, periodic: true);

    /// <summary>Adds points to a cube by a scheme of mass assignment.</summary>
    /// <remarks>
    /// Mass is conserved: what a point spreads beyond the rim of a grid that is not periodic goes to the cell at the rim; a point outside
    /// such a grid adds nothing.
    /// The same bytes result for any number of threads.
    /// </remarks>
    /// <param name="scheme">How each point is spread.</param>
    /// <param name="x">Positions along x in comoving Mpc/h.</param>
    /// <param name="y">Positions along y.</param>
    /// <param name="z">Positions along z.</param>
    /// <param name="weights">Mass of each point; empty for 1 each.</param>
    /// <param name="cube">The cube to add to, [z, y, x], of <see cref="CellCount"/> elements.</param>
    /// <param name="threads">Threads to use, at least 1; 0 for all processors.</param>
    /// <returns>Number of points that lie in the grid.</returns>
    /// <exception cref="ArgumentException">The columns differ in length, the cube has another size, or a position is not
    /// finite.</exception>
    public long Add(
        MassAssignmentScheme scheme, ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> z, ReadOnlySpan<float> weights,
            Span<float> cube, int threads = 1)
    {
        SpanLengths.MustAgree(x.Length, y.Length, z.Length, weights.IsEmpty ? x.Length : weights.Length);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        if (scheme is < MassAssignmentScheme.NearestGridPoint or > MassAssignmentScheme.TriangularShapedCloud)
            throw new ArgumentOutOfRangeException(nameof(scheme), scheme,
                "There are nearest grid point, cloud in cell and triangular shaped cloud.");
        if (cube.Length != CellCount)
            throw new ArgumentException($"A cube of this grid has {CellCount} cells, not {cube.Length}.", nameof(cube));
        using TiledPoints points = TiledPoints.Sort(this, x, y, z, weights);
        MassAssignmentKernel.Add(this, scheme, points, cube, threads == 0 ? Environment.ProcessorCount : threads);
        return points.Count;
    }

    private static void CheckCells(int cells, string name)
    {
        if (cells is < 1 or > 4096)
            throw new ArgumentOutOfRangeException(name, cells, "A grid has 1 to 4096 cells along an axis.");
    }
}
