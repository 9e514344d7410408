using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Orchestrator.Numerics;

/// <summary>
/// An unevaluated sum of two doubles, <see cref="High"/> + <see cref="Low"/> with |Low| at most half a unit in the last place of High:
/// about 106 bits, from additions and multiplications only (Dekker 1971, Numer. Math. 18, 224; Knuth, TAOCP 2, 4.2.2).
/// </summary>
/// <remarks>
/// Used inside functions that must be right to the last place. The rounding error of a product is itself a double, so a fused multiply-add, where
/// there is one, and Dekker's splitting give the same bits (the tests run both). Magnitudes must stay below 2^990, where splitting would overflow,
/// and products that matter above 2^-900, where their errors are still normal; callers reduce their arguments first.
/// </remarks>
internal readonly record struct DoubleDouble(double High, double Low)
{
    private const double Splitter = 134217729.0; // 2^27 + 1

    public double Value => High + Low;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        DoubleDouble sum = Sum(a.High, b.High);
        return OrderedSum(sum.High, sum.Low + (a.Low + b.Low));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDouble operator +(DoubleDouble a, double b)
    {
        DoubleDouble sum = Sum(a.High, b);
        return OrderedSum(sum.High, sum.Low + a.Low);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDouble operator -(DoubleDouble a) => new(-a.High, -a.Low);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDouble operator -(DoubleDouble a, DoubleDouble b) => a + (-b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        DoubleDouble product = Product(a.High, b.High);
        return OrderedSum(product.High, product.Low + (a.High * b.Low + a.Low * b.High));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDouble operator *(DoubleDouble a, double b)
    {
        DoubleDouble product = Product(a.High, b);
        return OrderedSum(product.High, product.Low + a.Low * b);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDouble operator /(DoubleDouble a, DoubleDouble b)
    {
        double quotient = a.High / b.High;
        DoubleDouble product = Product(quotient, b.High);
        double remainder = (a.High - product.High) - product.Low + (a.Low - quotient * b.Low);
        return OrderedSum(quotient, remainder / b.High);
    }

    /// <summary>a + b exactly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDouble Sum(double a, double b)
    {
        double sum = a + b;
        double ofB = sum - a;
        return new(sum, (a - (sum - ofB)) + (b - ofB));
    }

    /// <summary>a + b exactly when |a| is at least |b|, or a is zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDouble OrderedSum(double a, double b)
    {
        double sum = a + b;
        return new(sum, b - (sum - a));
    }

    /// <summary>a b exactly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDouble Product(double a, double b)
    {
        double product = a * b;
        if (Fma.IsSupported || AdvSimd.IsSupported) return new(product, Math.FusedMultiplyAdd(a, b, -product));
        double aHead = Head(a), bHead = Head(b);
        double aTail = a - aHead, bTail = b - bHead;
        return new(product, ((aHead * bHead - product) + (aHead * bTail + aTail * bHead)) + aTail * bTail);
    }

    /// <summary>The square root of a positive number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDouble Sqrt(DoubleDouble a)
    {
        double root = Math.Sqrt(a.High);
        DoubleDouble square = Product(root, root);
        return OrderedSum(root, ((a.High - square.High) - square.Low + a.Low) / (2 * root));
    }

    /// <summary>The upper 26 bits: products of such halves are exact.</summary>
    private static double Head(double a)
    {
        double scaled = Splitter * a;
        return scaled - (scaled - a);
    }
}
