using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Orchestrator.LightCone.Tests;

/// <summary>Ten million clustered points on 512^3 cells against what pmesh makes of the same points, a Thomas process drawn by
/// numpy.</summary>
public sealed class MassAssignmentReferenceTests
{
    private const string Script = """
        import sys, numpy as np
        L = 1000.0
        g = np.random.Generator(np.random.PCG64(1007)); parents = g.uniform(0, L, (1020000, 3)).astype("f4"); children = g.poisson(10, 1020000)
        p = (np.repeat(parents, children, axis=0) + g.normal(0, 3.0, (children.sum(), 3)).astype("f4")) % np.float32(L); p[p >= L] -= np.float32(L)
        p[g.permutation(len(p))[:10000000]].astype("<f4").tofile(sys.argv[1])
        """;

    // pmesh's sum of squares, largest cell and cell (100, 200, 300), counts being double; its cells are centred on whole multiples of the
    // cell's side.
    [Theory(Explicit = true)]
    [InlineData(MassAssignmentScheme.NearestGridPoint, 11324684, 6, 0)]
    [InlineData(MassAssignmentScheme.CloudInCell, 4257463.677666, 3.14390, 0)]
    [InlineData(MassAssignmentScheme.TriangularShapedCloud, 2931513.849407, 2.36692, 0.003010358)]
    public void Add_TenMillionPoints_AgreesWithPmesh(MassAssignmentScheme scheme, double sumOfSquares, double largest, double cell)
    {
        string file = Path.GetTempFileName();
        try
        {
            Generate(file);
            float[] points = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(file)).ToArray();
            int count = points.Length / 3;
            Assert.Equal(10_000_000, count);
            double[] x = new double[count], y = new double[count], z = new double[count];
            for (int i = 0; i < count; i++)
                (x[i], y[i], z[i]) = (points[3 * i], points[(3 * i) + 1], points[(3 * i) + 2]);
            double half = -1000.0 / 1024;
            VoxelGrid grid = new(512, 512, 512, 1000.0 / 512, new CartesianVector(half, half, half), periodic: true);
            float[] cube = new float[grid.CellCount];
            grid.Add(scheme, x, y, z, [], cube);

            double sum = 0, squares = 0;
            float maximum = 0;
            foreach (float value in cube)
            {
                sum += value;
                squares += (double)value * value;
                maximum = Math.Max(maximum, value);
            }
            Assert.Equal(1, sum / count, 1e-8);
            Assert.Equal(1, squares / sumOfSquares, 1e-6);
            Assert.Equal(largest, maximum, 1e-4);
            Assert.Equal(cell, cube[(300 * 512 * 512) + (200 * 512) + 100], 1e-6);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static void Generate(string file)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo("/usr/bin/python3",
                ["-c", Script, file]) { UseShellExecute = false })!;
            process.WaitForExit();
            Assert.SkipWhen(process.ExitCode != 0, "/usr/bin/python3 has no numpy");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("there is no /usr/bin/python3");
        }
    }
}
