using System.Numerics;
using System.Runtime.CompilerServices;
using Orchestrator.Numerics;
using Orchestrator.Pinocchio.Engine.InitialConditions;

namespace Orchestrator.Pinocchio.Engine;

/// <summary>Products of a field's modes with a function of the wave vector, written row by row where a transform wants to read them; wave
/// vectors are in units of the inverse cell, k = 2 pi n / N.</summary>
/// <remarks>Every filter is c(nx, ny) a(nz) / n^2, or that times i. The tables of a(nz) and nz^2 hold each value twice, for the real and the
/// imaginary part, so that a row is one loop over vectors.</remarks>
internal sealed unsafe class ModeFilter
{
    private const int Twice = 2;
    private readonly int grid;
    private readonly float[] along, squares, acrossX, acrossY;
    private readonly bool isImaginary;

    private ModeFilter(int grid, Func<int, double> x, Func<int, double> y, Func<int, double> z, bool isImaginary)
    {
        (this.grid, this.isImaginary) = (grid, isImaginary);
        along = new float[PaddedField.Row(grid)];
        squares = new float[along.Length];
        for (int n = 0; n <= grid / 2; n++)
        {
            // i (a + i b) = -b + i a: with real and imaginary parts exchanged, the first of each pair changes its sign.
            along[Twice * n + 1] = (float)z(n);
            along[Twice * n] = isImaginary ? -along[Twice * n + 1] : along[Twice * n + 1];
            squares[Twice * n] = squares[Twice * n + 1] = (float)((double)n * n);
        }

        acrossX = new float[grid];
        acrossY = new float[grid];
        for (int n = 0; n < grid; n++)
        {
            acrossX[n] = (float)x(LinearDensity.Signed(n, grid));
            acrossY[n] = (float)y(LinearDensity.Signed(n, grid));
        }
    }

    /// <summary>k_a k_b / k^2 exp(-k^2 R^2 / 2): second derivatives of the potential of the smoothed field.</summary>
    public static ModeFilter SecondDerivative(int grid, int a, int b, double radiusInCells)
    {
        double Smoothing(int n)
        {
            double k = 2.0 * Math.PI * n / grid * radiusInCells;
            return PortableMath.Exp(-0.5 * k * k);
        }

        double Factor(int axis, int n) => (a == axis ? n : 1.0) * (b == axis ? n : 1.0) * Smoothing(n);
        return new ModeFilter(grid, n => Factor(0, n), n => Factor(1, n), n => Factor(2, n), isImaginary: false);
    }

    /// <summary>i k_a / k^2: the gradient of the inverse Laplacian, in units of the cell, with the sign of a displacement towards
    /// overdensities.</summary>
    public static ModeFilter Displacement(int grid, int axis)
    {
        double unit = grid / (2.0 * Math.PI);
        double Factor(int own, int n) => axis == own ? n : 1.0;
        return new ModeFilter(grid, n => Factor(0, n), n => Factor(1, n), n => Factor(2, n) * unit, isImaginary: true);
    }

    /// <summary>Writes the filtered modes of all rows (i, <paramref name="j"/>).</summary>
    /// <param name="modes">The modes.</param>
    /// <param name="result">Where the products go, a field of the same layout; may be <paramref name="modes"/>.</param>
    /// <param name="j">Index along y.</param>
    public void Rows(float* modes, float* result, int j)
    {
        long row = along.Length;
        int y = LinearDensity.Signed(j, grid);
        fixed (float* alongStart = along, squaresStart = squares)
        {
            for (int i = 0; i < grid; i++)
            {
                int x = LinearDensity.Signed(i, grid);
                long offset = ((long)i * grid + j) * row;
                float across = acrossX[i] * acrossY[j], plane = (float)((double)x * x + (double)y * y);
                if (isImaginary) Exchanged(modes + offset, result + offset, alongStart, squaresStart, along.Length, across, plane);
                else Plain(modes + offset, result + offset, alongStart, squaresStart, along.Length, across, plane);
                if (plane == 0f) result[offset] = result[offset + 1] = 0f;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Plain(float* from, float* to, float* along, float* squares, int length, float across, float plane)
    {
        int n = 0;
        var acrossLanes = new Vector<float>(across);
        var planeLanes = new Vector<float>(plane);
        for (; n + Vector<float>.Count <= length; n += Vector<float>.Count)
        {
            Vector<float> factor = acrossLanes * Vector.Load(along + n) / (planeLanes + Vector.Load(squares + n));
            (Vector.Load(from + n) * factor).Store(to + n);
        }

        for (; n < length; n++) to[n] = from[n] * (across * along[n] / (plane + squares[n]));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Exchanged(float* from, float* to, float* along, float* squares, int length, float across, float plane)
    {
        int n = 0;
        var acrossLanes = new Vector<float>(across);
        var planeLanes = new Vector<float>(plane);
        for (; n + Vector<float>.Count <= length; n += Vector<float>.Count)
        {
            Vector<float> factor = acrossLanes * Vector.Load(along + n) / (planeLanes + Vector.Load(squares + n));
            Vector<ulong> pairs = Vector.AsVectorUInt64(Vector.Load(from + n));
            (Vector.AsVectorSingle((pairs << 32) | (pairs >> 32)) * factor).Store(to + n);
        }

        for (; n < length; n += Twice)
        {
            float real = from[n], imaginary = from[n + 1];
            to[n] = imaginary * (across * along[n] / (plane + squares[n]));
            to[n + 1] = real * (across * along[n + 1] / (plane + squares[n + 1]));
        }
    }
}
