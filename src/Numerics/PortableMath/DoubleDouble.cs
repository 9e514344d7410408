namespace Orchestrator.Numerics;

/// <summary>
/// An unevaluated sum of two doubles, <see cref="High"/> + <see cref="Low"/> with |Low| at most half a unit in the last place of High:
/// about 106 bits, from additions and multiplications only (Dekker 1971, Numer. Math. 18, 224; Knuth, TAOCP 2, 4.2.2).
/// </summary>
/// <remarks>
/// Used inside functions that must be right to the last place. No fused multiply-add: a machine without one would pay a software
/// routine. Magnitudes must stay below 2^990, where splitting would overflow; callers reduce their arguments first.
/// </remarks>
internal readonly record struct DoubleDouble(double High, double Low)
{
    private const double Splitter = 134217729.0; // 2^27 + 1

    public double Value => High + Low;

    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        var (high, error) = Sum(a.High, b.High);
        return OrderedSum(high, error + (a.Low + b.Low));
    }

    public static DoubleDouble operator +(DoubleDouble a, double b)
    {
        var (high, error) = Sum(a.High, b);
        return OrderedSum(high, error + a.Low);
    }

    public static DoubleDouble operator -(DoubleDouble a) => new(-a.High, -a.Low);

    public static DoubleDouble operator -(DoubleDouble a, DoubleDouble b) => a + (-b);

    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        var (high, error) = Product(a.High, b.High);
        return OrderedSum(high, error + (a.High * b.Low + a.Low * b.High));
    }

    public static DoubleDouble operator *(DoubleDouble a, double b)
    {
        var (high, error) = Product(a.High, b);
        return OrderedSum(high, error + a.Low * b);
    }

    public static DoubleDouble operator /(DoubleDouble a, DoubleDouble b)
    {
        double quotient = a.High / b.High;
        var (high, error) = Product(quotient, b.High);
        double remainder = (a.High - high) - error + (a.Low - quotient * b.Low);
        return OrderedSum(quotient, remainder / b.High);
    }

    /// <summary>a + b exactly.</summary>
    public static DoubleDouble Sum(double a, double b)
    {
        double sum = a + b;
        double ofB = sum - a;
        return new(sum, (a - (sum - ofB)) + (b - ofB));
    }

    /// <summary>a + b exactly when |a| is at least |b|, or a is zero.</summary>
    public static DoubleDouble OrderedSum(double a, double b)
    {
        double sum = a + b;
        return new(sum, b - (sum - a));
    }

    /// <summary>a b exactly.</summary>
    public static DoubleDouble Product(double a, double b)
    {
        double product = a * b;
        var (aHead, aTail) = Split(a);
        var (bHead, bTail) = Split(b);
        return new(product, ((aHead * bHead - product) + (aHead * bTail + aTail * bHead)) + aTail * bTail);
    }

    /// <summary>The square root of a positive number.</summary>
    public static DoubleDouble Sqrt(DoubleDouble a)
    {
        double root = Math.Sqrt(a.High);
        var (high, error) = Product(root, root);
        return OrderedSum(root, ((a.High - high) - error + a.Low) / (2 * root));
    }

    private static (double Head, double Tail) Split(double a)
    {
        double scaled = Splitter * a;
        double head = scaled - (scaled - a);
        return (head, a - head);
    }
}
