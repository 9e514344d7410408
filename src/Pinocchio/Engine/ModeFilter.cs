using Orchestrator.Numerics;
using Orchestrator.Pinocchio.Engine.InitialConditions;

namespace Orchestrator.Pinocchio.Engine;

/// <summary>Products of a field's modes with functions of the wave vector; wave vectors are in units of the inverse cell, k = 2 pi n /
/// N.</summary>
internal static unsafe class ModeFilter
{
    /// <summary>k_a k_b / k^2 exp(-k^2 R^2 / 2) times the modes: second derivatives of the smoothed potential.</summary>
    public static void SecondDerivative(double* modes, double* result, int grid, int a, int b, double radiusInCells, int threads)
    {
        double[] smoothing = Smoothing(grid, radiusInCells);
        Rows(grid, threads, (x, y, offset, length) =>
        {
            double* from = modes + offset, to = result + offset;
            double row = smoothing[Math.Abs(x)] * smoothing[Math.Abs(y)];
            int fixedPart = (a == 0 ? x : a == 1 ? y : 1) * (b == 0 ? x : b == 1 ? y : 1), power = (a == 2 ? 1 : 0) + (b == 2 ? 1 : 0);
            double plane = (double)x * x + (double)y * y;
            for (int z = 0; z < length; z++)
            {
                double square = plane + (double)z * z;
                double numerator = power == 0 ? fixedPart : power == 1 ? (double)fixedPart * z : (double)z * z;
                double factor = square > 0.0 ? numerator / square * row * smoothing[z] : 0.0;
                to[2 * z] = from[2 * z] * factor;
                to[2 * z + 1] = from[2 * z + 1] * factor;
            }
        });
    }

    /// <summary>i k_a / k^2 times the modes: the gradient of the inverse Laplacian, in units of the cell, with the sign of a displacement
    /// towards overdensities.</summary>
    public static void Displacement(double* modes, double* result, int grid, int axis, int threads)
    {
        double unit = grid / (2.0 * Math.PI);
        Rows(grid, threads, (x, y, offset, length) =>
        {
            double* from = modes + offset, to = result + offset;
            double plane = (double)x * x + (double)y * y;
            for (int z = 0; z < length; z++)
            {
                double square = plane + (double)z * z;
                double factor = square > 0.0 ? (axis == 0 ? x : axis == 1 ? y : z) / square * unit : 0.0;
                to[2 * z] = -from[2 * z + 1] * factor;
                to[2 * z + 1] = from[2 * z] * factor;
            }
        });
    }

    /// <summary>exp(-k_1^2 R^2 / 2) for the mode numbers 0 .. N/2 of one axis.</summary>
    private static double[] Smoothing(int grid, double radiusInCells)
    {
        var factors = new double[grid / 2 + 1];
        for (int n = 0; n < factors.Length; n++)
        {
            double k = 2.0 * Math.PI * n / grid * radiusInCells;
            factors[n] = PortableMath.Exp(-0.5 * k * k);
        }

        return factors;
    }

    private static void Rows(int grid, int threads, Action<int, int, long, int> row)
    {
        int length = grid / 2 + 1;
        Parallel.For(0, grid, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
        {
            int x = LinearDensity.Signed(i, grid);
            for (int j = 0; j < grid; j++) row(x, LinearDensity.Signed(j, grid), ((long)i * grid + j) * 2 * length, length);
        });
    }
}
