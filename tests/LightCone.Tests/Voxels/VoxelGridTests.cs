using CsCheck;

namespace Orchestrator.LightCone.Tests;

public sealed class VoxelGridTests
{
    private static readonly Gen<MassAssignmentScheme> Schemes = Gen.Enum<MassAssignmentScheme>();

    [Fact]
    public void Add_AnyPeriodicPoints_ConservesMass() =>
        Gen.Select(Schemes, Gen.Int[1, 40], Gen.Int[1, 40], Gen.Int[1, 40],
            Gen.Select(Gen.Double[-500, 500], Gen.Double[-500, 500], Gen.Double[-500, 500], Gen.Float[0.1f, 3f]).Array[0, 200])
            .Sample((scheme, cellsX, cellsY, cellsZ, points) =>
            {
                VoxelGrid grid = new(cellsX, cellsY, cellsZ, 7.5, new CartesianVector(-3, 4, 100), periodic: true);
                float[] cube = new float[grid.CellCount];
                long count = Add(grid, scheme, points, cube);
                double mass = points.Sum(point => (double)point.Item4);
                return count == points.Length && Math.Abs(cube.Sum(cell => (double)cell) - mass) <= 1e-6 * mass
                    && cube.All(cell => cell >= 0);
            }, iter: 300);

    [Fact]
    public void Add_AnyPointsAndAnOpenGrid_ConservesTheMassOfThoseInside() =>
        Gen.Select(Schemes, Gen.Select(Gen.Double[-20, 120], Gen.Double[-20, 120], Gen.Double[-20, 120], Gen.Float[0.1f, 3f]).Array[0,
            200]).Sample((scheme, points) =>
        {
            VoxelGrid grid = new(20, 30, 25, 4, default, periodic: false);
            float[] cube = new float[grid.CellCount];
            long count = Add(grid, scheme, points, cube);
            var inside = points.Where(p => p.Item1 is >= 0 and < 80 && p.Item2 is >= 0 and < 120 && p.Item3 is >= 0 and < 100).ToArray();
            double mass = inside.Sum(point => (double)point.Item4);
            return count == inside.Length && Math.Abs(cube.Sum(cell => (double)cell) - mass) <= 1e-6 * mass;
        }, iter: 300);

    [Fact]
    public void Add_AnyPeriodicPoints_AgreesWithTheKernelsDefinition() =>
        Gen.Select(Schemes, Gen.Select(Gen.Double[0, 5], Gen.Double[0, 6], Gen.Double[0, 7])).Sample((scheme, point) =>
        {
            VoxelGrid grid = new(5, 6, 7, 1, default, periodic: true);
            float[] cube = new float[grid.CellCount];
            grid.Add(scheme, [point.Item1], [point.Item2], [point.Item3], [], cube);
            for (int cell = 0; cell < cube.Length; cell++)
            {
                double expected = Kernel(scheme, point.Item1, (cell % 5) + 0.5, 5) * Kernel(scheme, point.Item2, (cell / 5 % 6) + 0.5,
                    6) * Kernel(scheme, point.Item3, (cell / 30) + 0.5, 7);
                if (Math.Abs(cube[cell] - expected) > 1e-6) return false;
            }
            return true;
        });

    [Theory]
    [InlineData(MassAssignmentScheme.NearestGridPoint)]
    [InlineData(MassAssignmentScheme.CloudInCell)]
    [InlineData(MassAssignmentScheme.TriangularShapedCloud)]
    public void Add_AnyNumberOfThreads_GivesTheSameBytes(MassAssignmentScheme scheme)
    {
        VoxelGrid grid = new(33, 50, 41, 2, default, periodic: true);
        UniformSphere random = new(5);
        double[] x = new double[50_000], y = new double[50_000], z = new double[50_000];
        for (int i = 0; i < x.Length; i++)
            (x[i], y[i], z[i]) = (66 * random.Next() * random.Next(), 100 * random.Next(), 82 * random.Next());
        float[] one = new float[grid.CellCount];
        grid.Add(scheme, x, y, z, [], one);
        foreach (int threads in (int[])[2, 3, 8])
        {
            float[] several = new float[grid.CellCount];
            grid.Add(scheme, x, y, z, [], several, threads);
            Assert.Equal(one, several);
        }
    }

    [Fact]
    public void Add_OriginAtHalfACell_CentresCellsOnWholeMultiples()
    {
        VoxelGrid grid = new(4, 4, 4, 10, new CartesianVector(-5, -5, -5), periodic: true);
        float[] cube = new float[64];

        grid.Add(MassAssignmentScheme.CloudInCell, [10], [0], [38], [], cube);

        Assert.Equal(0.2f, cube[(3 * 16) + 1], 1e-6f);
        Assert.Equal(0.8f, cube[1], 1e-6f);
    }

    [Fact]
    public void Add_PositionThatIsNotFinite_NamesThePoint()
    {
        VoxelGrid grid = VoxelGrid.OfBox(100, 10);

        Assert.Contains("Point 1", Assert.Throws<ArgumentException>(() =>
            grid.Add(MassAssignmentScheme.CloudInCell, [1, 2], [1, double.NaN], [1, 2], [], new float[1000])).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => grid.Add(MassAssignmentScheme.CloudInCell, [1], [1], [1], [], new float[999]));
        Assert.Throws<ArgumentException>(() => grid.Add(MassAssignmentScheme.CloudInCell, [1], [1], [1, 2], [], new float[1000]));
        Assert.Throws<ArgumentOutOfRangeException>(() => VoxelGrid.OfBox(100, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => VoxelGrid.OfBox(0, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => VoxelGrid.OfBox(100, 2000));
    }

    private static long Add(VoxelGrid grid, MassAssignmentScheme scheme, (double, double, double, float)[] points, float[] cube) =>
        grid.Add(scheme, points.Select(p => p.Item1).ToArray(), points.Select(p => p.Item2).ToArray(),
            points.Select(p => p.Item3).ToArray(), points.Select(p => p.Item4).ToArray(), cube);

    // Hockney and Eastwood 1981, eqs. 5-88: assignment functions of the distance in cells, here summed over periodic images.
    private static double Kernel(MassAssignmentScheme scheme, double point, double centre, int cells)
    {
        double sum = 0;
        for (int image = -1; image <= 1; image++)
        {
            double signed = point + (image * cells) - centre;
            double distance = Math.Abs(signed);
            sum += scheme switch
            {
                MassAssignmentScheme.NearestGridPoint => signed is >= -0.5 and < 0.5 ? 1 : 0,
                MassAssignmentScheme.CloudInCell => Math.Max(0, 1 - distance),
                _ => distance < 0.5 ? 0.75 - (distance * distance) : distance < 1.5 ? 0.5 * (1.5 - distance) * (1.5 - distance) : 0,
            };
        }
        return sum;
    }
}
