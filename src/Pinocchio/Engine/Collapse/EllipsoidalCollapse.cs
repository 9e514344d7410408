using System.Numerics;
using System.Runtime.CompilerServices;
using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio.Engine.Collapse;

/// <summary>Collapse times of homogeneous ellipsoids by third-order Lagrangian perturbation theory, in vector lanes.</summary>
/// <remarks>
/// Monaco (1995, 1997) and Monaco, Theuns and Taffoni (2002). With l1 &gt;= l2 &gt;= l3 the eigenvalues of the potential's second
/// derivatives, delta their sum, mu3 their product, the growth b at collapse is the smallest
/// positive root of 1 - l1 b - (3/14) l1 (delta - l1) b^2 - (mu3/126 + (5/84) l1 delta (delta - l1)) b^3 = 0, less (0.364/delta) exp(-6.5
/// (l1 - l2)/delta - 2.8 (l2 - l3)/delta) where delta &gt; 0.
/// Each step is a loop of its own over a block in the first-level cache: the short chains of several particles then overlap in the
/// processor. All arithmetic is elementwise with fused multiplications only where they are written, so results do not depend on the width.
/// </remarks>
internal static unsafe class EllipsoidalCollapse
{
    /// <summary>How many particles are best given at a time: the work arrays then stay in the first-level cache.</summary>
    public const int Block = 256;

    private const double SmallestExponent = -700.0;

    /// <summary>Lowers <paramref name="growth"/> to the growth at collapse where that comes earlier.</summary>
    /// <param name="xx">Second derivative of the potential along x x; the others likewise. All of one length, at most
    /// <see cref="Block"/>.</param>
    /// <param name="yy">Along y y.</param>
    /// <param name="zz">Along z z.</param>
    /// <param name="xy">Along x y.</param>
    /// <param name="xz">Along x z.</param>
    /// <param name="yz">Along y z.</param>
    /// <param name="growth">The smallest growth at collapse so far, +infinity for none.</param>
    public static void Lower(
        ReadOnlySpan<float> xx, ReadOnlySpan<float> yy, ReadOnlySpan<float> zz, ReadOnlySpan<float> xy, ReadOnlySpan<float> xz, ReadOnlySpan<float> yz,
        Span<float> growth)
    {
        int width = Vector<float>.Count, whole = growth.Length / width * width, rest = growth.Length - whole;
        if (whole > 0) LowerWhole(xx[..whole], yy[..whole], zz[..whole], xy[..whole], xz[..whole], yz[..whole], growth[..whole]);
        if (rest == 0) return;
        Span<float> padded = stackalloc float[7 * width];
        padded.Clear();
        xx[whole..].CopyTo(padded);
        yy[whole..].CopyTo(padded[width..]);
        zz[whole..].CopyTo(padded[(2 * width)..]);
        xy[whole..].CopyTo(padded[(3 * width)..]);
        xz[whole..].CopyTo(padded[(4 * width)..]);
        yz[whole..].CopyTo(padded[(5 * width)..]);
        growth[whole..].CopyTo(padded[(6 * width)..]);
        LowerWhole(
            padded[..width], padded.Slice(width, width), padded.Slice(2 * width, width), padded.Slice(3 * width, width), padded.Slice(4 * width, width),
            padded.Slice(5 * width, width), padded.Slice(6 * width, width));
        padded.Slice(6 * width, rest).CopyTo(growth[whole..]);
    }

    [SkipLocalsInit]
    private static void LowerWhole(
        ReadOnlySpan<float> xx, ReadOnlySpan<float> yy, ReadOnlySpan<float> zz, ReadOnlySpan<float> xy, ReadOnlySpan<float> xz, ReadOnlySpan<float> yz,
        Span<float> growth)
    {
        int count = growth.Length;
        double* delta = stackalloc double[Block], l1 = stackalloc double[Block], l2 = stackalloc double[Block], l3 = stackalloc double[Block];
        double* time = stackalloc double[Block], exponent = stackalloc double[Block];
        fixed (float* a = xx, b = yy, c = zz, d = xy, e = xz, f = yz, lowest = growth)
        {
            TidalEigenvalues.Reduce(a, b, c, d, e, f, delta, l2, l3, count);
            TidalEigenvalues.Solve(delta, l2, l3, l1, count);
            CollapseRoot.First(delta, l1, l2, l3, time, count);
            Correction(delta, l1, l2, l3, exponent, count);
            var exponents = new Span<double>(exponent, count);
            PortableMath.Exp(exponents, exponents);
            Keep(time, delta, exponent, lowest, count);
        }
    }

    /// <summary>The exponent of the correction, 0 where delta is not positive.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Correction(double* delta, double* l1, double* l2, double* l3, double* exponent, int count)
    {
        for (int n = 0; n < count; n += Vector<double>.Count)
        {
            Vector<double> sum = Vector.Load(delta + n), first = Vector.Load(l1 + n), second = Vector.Load(l2 + n), third = Vector.Load(l3 + n);
            Vector<double> value = ((first - second) * -6.5 - (second - third) * 2.8) / sum;
            value = Vector.ConditionalSelect(Vector.GreaterThan(sum, Vector<double>.Zero), value, Vector<double>.Zero);
            Vector.Max(value, new Vector<double>(SmallestExponent)).Store(exponent + n);
        }
    }

    /// <summary>Takes the correction off and keeps what is positive and earlier.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Keep(double* time, double* delta, double* power, float* lowest, int count)
    {
        int half = Vector<double>.Count;
        for (int n = 0; n < count; n += 2 * half)
        {
            Vector<float> collapse = Vector.Narrow(Corrected(time + n, delta + n, power + n), Corrected(time + n + half, delta + n + half, power + n + half));
            Vector<float> before = Vector.Load(lowest + n);
            Vector<int> isEarlier = Vector.GreaterThan(collapse, Vector<float>.Zero) & Vector.LessThan(collapse, before);
            Vector.ConditionalSelect(isEarlier, collapse, before).Store(lowest + n);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Corrected(double* time, double* delta, double* power)
    {
        Vector<double> sum = Vector.Load(delta), correction = 0.364 * Vector.Load(power) / sum;
        return Vector.Load(time) - Vector.ConditionalSelect(Vector.GreaterThan(sum, Vector<double>.Zero), correction, Vector<double>.Zero);
    }
}
