using System.Numerics;
using System.Runtime.CompilerServices;
using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio.Engine.Collapse;

/// <summary>Eigenvalues of symmetric 3 x 3 matrices by Viete's formula, many at a time.</summary>
/// <remarks>With cos 3t = r, cos t = cos((2/3) arccos s) for s = sqrt((1 + r)/2), which is smooth over the whole range of s.</remarks>
internal static unsafe class TidalEigenvalues
{
    private const int Terms = 14;
    private const double HalfSqrt3 = 0.866025403784438646763723170752936183;

    /// <summary>Coefficients of the powers of s - 1/2 in cos((2/3) arccos s), 0 &lt;= s &lt;= 1, through the Chebyshev nodes: an error below
    /// 3e-13.</summary>
    private static readonly double[] CosineOfTwoThirds = Interpolate();

    /// <summary>First half: trace, radius and shifted s of each matrix.</summary>
    /// <param name="xx">Components, single precision; the others likewise.</param>
    /// <param name="yy">Along y y.</param>
    /// <param name="zz">Along z z.</param>
    /// <param name="xy">Along x y.</param>
    /// <param name="xz">Along x z.</param>
    /// <param name="yz">Along y z.</param>
    /// <param name="trace">Sum of the eigenvalues.</param>
    /// <param name="radius">Half the largest distance that eigenvalues can have from their mean.</param>
    /// <param name="shifted">s - 1/2.</param>
    /// <param name="count">How many matrices: a multiple of <c>Vector&lt;float&gt;.Count</c>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Reduce(
        float* xx, float* yy, float* zz, float* xy, float* xz, float* yz, double* trace, double* radius, double* shifted, int count)
    {
        int half = Vector<double>.Count;
        for (int n = 0; n < count; n += 2 * half)
        {
            Vector.Widen(Vector.Load(xx + n), out Vector<double> a0, out Vector<double> a1);
            Vector.Widen(Vector.Load(yy + n), out Vector<double> b0, out Vector<double> b1);
            Vector.Widen(Vector.Load(zz + n), out Vector<double> c0, out Vector<double> c1);
            Vector.Widen(Vector.Load(xy + n), out Vector<double> d0, out Vector<double> d1);
            Vector.Widen(Vector.Load(xz + n), out Vector<double> e0, out Vector<double> e1);
            Vector.Widen(Vector.Load(yz + n), out Vector<double> f0, out Vector<double> f1);
            Reduce(a0, b0, c0, d0, e0, f0, trace + n, radius + n, shifted + n);
            Reduce(a1, b1, c1, d1, e1, f1, trace + n + half, radius + n + half, shifted + n + half);
        }
    }

    /// <summary>Second half: the eigenvalues in descending order.</summary>
    /// <param name="trace">From the first half.</param>
    /// <param name="l2">The radius from the first half; then the middle eigenvalue.</param>
    /// <param name="l3">The shifted s from the first half; then the smallest eigenvalue.</param>
    /// <param name="l1">The largest eigenvalue.</param>
    /// <param name="count">How many matrices.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Solve(double* trace, double* l2, double* l3, double* l1, int count)
    {
        double* coefficients = stackalloc double[Terms];
        CosineOfTwoThirds.CopyTo(new Span<double>(coefficients, Terms));
        for (int n = 0; n < count; n += Vector<double>.Count)
        {
            Vector<double> mean = Vector.Load(trace + n) * (1.0 / 3.0), radius = Vector.Load(l2 + n), s = Vector.Load(l3 + n);
            var cosine = new Vector<double>(coefficients[Terms - 1]);
            for (int term = Terms - 2; term >= 0; term--) cosine = Vector.FusedMultiplyAdd(cosine, s, new Vector<double>(coefficients[term]));
            Vector<double> sine = Vector.SquareRoot(Vector.Max(Vector<double>.Zero, Vector<double>.One - cosine * cosine)) * HalfSqrt3;
            Vector<double> twice = radius + radius;
            (mean + twice * cosine).Store(l1 + n);
            (mean + twice * (sine - 0.5 * cosine)).Store(l2 + n);
            (mean - twice * (sine + 0.5 * cosine)).Store(l3 + n);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Reduce(
        Vector<double> xx, Vector<double> yy, Vector<double> zz, Vector<double> xy, Vector<double> xz, Vector<double> yz,
        double* trace, double* radius, double* shifted)
    {
        Vector<double> one = Vector<double>.One, sum = xx + yy + zz, mean = sum * (1.0 / 3.0);
        Vector<double> a = xx - mean, b = yy - mean, c = zz - mean;
        Vector<double> square = (a * a + b * b + c * c + 2.0 * (xy * xy + xz * xz + yz * yz)) * (1.0 / 6.0);
        Vector<double> root = Vector.SquareRoot(square), cube = square * root;
        Vector<double> halfDeterminant = 0.5 * (a * (b * c - yz * yz) - xy * (xy * c - yz * xz) + xz * (xy * yz - b * xz));
        Vector<double> ratio = Vector.ConditionalSelect(Vector.GreaterThan(cube, Vector<double>.Zero), halfDeterminant / cube, one);
        ratio = Vector.Min(Vector.Max(ratio, -one), one);
        sum.Store(trace);
        root.Store(radius);
        (Vector.SquareRoot((one + ratio) * 0.5) - new Vector<double>(0.5)).Store(shifted);
    }

    /// <summary>The polynomial through the Chebyshev nodes of [0, 1], by divided differences, as powers of s - 1/2.</summary>
    private static double[] Interpolate()
    {
        var nodes = new double[Terms];
        var differences = new double[Terms];
        for (int n = 0; n < Terms; n++)
        {
            nodes[n] = 0.5 * PortableMath.Cos(Math.PI * (n + 0.5) / Terms);
            differences[n] = PortableMath.Cos(2.0 / 3.0 * PortableMath.Acos(nodes[n] + 0.5));
        }

        for (int order = 1; order < Terms; order++)
        {
            for (int n = Terms - 1; n >= order; n--) differences[n] = (differences[n] - differences[n - 1]) / (nodes[n] - nodes[n - order]);
        }

        var powers = new double[Terms];
        for (int n = Terms - 1; n >= 0; n--)
        {
            for (int power = Terms - 1; power > 0; power--) powers[power] = powers[power - 1] - nodes[n] * powers[power];
            powers[0] = differences[n] - nodes[n] * powers[0];
        }

        return powers;
    }
}
