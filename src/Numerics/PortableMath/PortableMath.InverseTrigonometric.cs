namespace Orchestrator.Numerics;

/// <content>Inverse trigonometric functions.</content>
public static partial class PortableMath
{
    private static readonly DoubleDouble Pi = new(3.141592653589793, 1.2246467991473532e-16);

    // (atan u - u)/u^3 in powers of u^2, |u| <= 1/16.
    private static ReadOnlySpan<double> AtanTail =>
    [
        -0.3333333333333333, 0.19999999999999787, -0.14285714285081474, 0.11111110420249114, -0.09090568009074011, 0.0761460780204196,
    ];

    // atan(j/8), j = 0..8, head and tail.
    private static ReadOnlySpan<double> AtanOfEighths =>
    [
        0.0, 0.0,
        0.12435499454676144, -3.1253241424539383e-18,
        0.24497866312686414, 1.0698755618734451e-17,
        0.35877067027057225, -2.4623815582638635e-17,
        0.4636476090008061, 2.2698777452961687e-17,
        0.5585993153435624, -5.4556305485916264e-18,
        0.6435011087932844, 1.5834785051444286e-17,
        0.7188299996216245, -2.1478388444456983e-17,
        0.7853981633974483, 3.061616997868383e-17,
    ];

    /// <summary>Arc tangent, within 1 unit in the last place.</summary>
    /// <param name="x">Any value.</param>
    /// <returns>Angle in radians, in [-pi/2, pi/2].</returns>
    public static double Atan(double x)
    {
        double magnitude = Math.Abs(x);
        if (double.IsNaN(x) || magnitude < TinyAngle) return x;
        double angle = magnitude > 1e18 ? HalfPi.High : Angle(new DoubleDouble(magnitude, 0), new DoubleDouble(1, 0)).Value;
        return Math.CopySign(angle, x);
    }

    /// <summary>The angle of the point (<paramref name="x"/>, <paramref name="y"/>), within 1 unit in the last place.</summary>
    /// <param name="y">Ordinate, any value.</param>
    /// <param name="x">Abscissa, any value.</param>
    /// <returns>Angle in radians, in [-pi, pi], with the special values of IEEE 754 <c>atan2</c>; (0, 0) gives 0.</returns>
    public static double Atan2(double y, double x)
    {
        if (double.IsNaN(x) || double.IsNaN(y)) return double.NaN;
        double ordinate = Math.Abs(y), abscissa = Math.Abs(x);
        if (double.IsInfinity(x) || double.IsInfinity(y))
        {
            // Only the ratio matters: an infinity counts as 1, a finite value beside it as 0.
            ordinate = double.IsInfinity(y) ? 1 : 0;
            abscissa = double.IsInfinity(x) ? 1 : 0;
            x = Math.CopySign(abscissa, x);
        }

        bool left = double.IsNegative(x);
        if (ordinate == 0) return Math.CopySign(left ? Pi.High : 0, y);
        if (abscissa == 0) return Math.CopySign(HalfPi.High, y);
        if (!left && ordinate < abscissa * 1e-30) return y / x;

        // Bring the larger to about 1; what underflows in the smaller is below the last place of the angle.
        int exponent = (int)(BitConverter.DoubleToInt64Bits(Math.Max(ordinate, abscissa)) >>> 52) - 1023;
        double half = PowerOfTwo(-(exponent / 2)), rest = PowerOfTwo(-(exponent - exponent / 2));
        ordinate = ordinate * half * rest;
        abscissa = abscissa * half * rest;
        return Math.CopySign(Angle(new DoubleDouble(ordinate, 0), new DoubleDouble(left ? -abscissa : abscissa, 0)).Value, y);
    }

    /// <summary>Arc sine, within 1 unit in the last place.</summary>
    /// <param name="x">Value in [-1, 1]; NaN outside.</param>
    /// <returns>Angle in radians, in [-pi/2, pi/2].</returns>
    public static double Asin(double x)
    {
        if (!(Math.Abs(x) <= 1)) return double.NaN;
        if (Math.Abs(x) < TinyAngle) return x;
        return Math.CopySign(Angle(new DoubleDouble(Math.Abs(x), 0), Complement(x)).Value, x);
    }

    /// <summary>Arc cosine, within 1 unit in the last place.</summary>
    /// <param name="x">Value in [-1, 1]; NaN outside.</param>
    /// <returns>Angle in radians, in [0, pi].</returns>
    public static double Acos(double x)
    {
        if (!(Math.Abs(x) <= 1)) return double.NaN;
        return Angle(Complement(x), new DoubleDouble(x, 0)).Value;
    }

    /// <summary>sqrt(1 - x^2).</summary>
    private static DoubleDouble Complement(double x)
    {
        DoubleDouble square = -DoubleDouble.Product(x, x) + 1.0;
        return square.High > 0 ? DoubleDouble.Sqrt(square) : default;
    }

    /// <summary>The angle in [0, pi] of a point with y >= 0 that is not the origin.</summary>
    private static DoubleDouble Angle(DoubleDouble y, DoubleDouble x)
    {
        bool left = x.High < 0;
        if (left) x = -x;
        DoubleDouble angle = y.High <= x.High ? AngleBelowDiagonal(y, x) : HalfPi - AngleBelowDiagonal(x, y);
        return left ? Pi - angle : angle;
    }

    /// <summary>atan(y/x) for 0 &lt;= y &lt;= x: with c = j/8 next to y/x it is atan c + atan((y - c x)/(x + c y)).</summary>
    private static DoubleDouble AngleBelowDiagonal(DoubleDouble y, DoubleDouble x)
    {
        int j = (int)(y.High / x.High * 8 + 0.5);
        double c = j * 0.125;
        DoubleDouble u = j == 0 ? y / x : (y - x * c) / (x + y * c);
        double z = u.High * u.High;
        DoubleDouble arc = u + u.High * z * Polynomial(AtanTail, z);
        return new DoubleDouble(AtanOfEighths[2 * j], AtanOfEighths[2 * j + 1]) + arc;
    }
}
