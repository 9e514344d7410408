namespace Orchestrator.Numerics;

/// <content>Logarithms.</content>
public static partial class PortableMath
{
    private static readonly DoubleDouble LnTen = new(2.302585092994046, -2.1707562233822494e-16);
    private static readonly DoubleDouble InverseLnTen = new(0.4342944819032518, 1.098319650216765e-17);
    private static readonly DoubleDouble Third = new(0.3333333333333333, 1.850371707708594e-17);
    private static readonly DoubleDouble Fifth = new(0.2, -1.1102230246251566e-17);

    private const long SqrtHalfBits = 0x3FE6A09E667F3BCD;
    private const long OneBits = 0x3FF0000000000000;
    private const long MantissaMask = 0x000FFFFFFFFFFFFF;
    private const long TwoTo52Bits = 0x4330000000000000;
    private const double SmallestNormal = 2.2250738585072014e-308;
    private const double TwoTo52 = 4503599627370496.0;
    private const double TwoTo54 = 18014398509481984.0;

    // 2 (atanh(s)/s - 1) / s^2 in powers of s^2, |s| <= (sqrt 2 - 1)/(sqrt 2 + 1).
    private const double L0 = 0.6666666666666666;
    private const double L1 = 0.4000000000000088;
    private const double L2 = 0.2857142857080323;
    private const double L3 = 0.2222222239180047;
    private const double L4 = 0.18181795630884753;
    private const double L5 = 0.15386240205813478;
    private const double L6 = 0.13268759668560612;
    private const double L7 = 0.13086767009948175;

    // What follows 1 + s^2/3 + s^4/5 in atanh(s)/s, over s^6.
    private static ReadOnlySpan<double> LogTail =>
    [
        0.14285714285714285, 0.11111111111111108, 0.09090909090911949, 0.07692307691312741, 0.0666666684001364,
        0.05882336001245445, 0.05264127896362832, 0.047296900520864944, 0.049178580675336876,
    ];

    /// <summary>Natural logarithm, within 1 unit in the last place.</summary>
    /// <param name="x">Any value.</param>
    /// <returns>ln x; negative infinity at zero, NaN below it.</returns>
    public static double Log(double x)
    {
        if (!(x >= SmallestNormal && x <= double.MaxValue)) return LogSpecial(x);
        long shifted = BitConverter.DoubleToInt64Bits(x) + (OneBits - SqrtHalfBits);
        double k = BitConverter.Int64BitsToDouble((shifted >>> 52) | TwoTo52Bits) - (TwoTo52 + 1023);
        double f = BitConverter.Int64BitsToDouble((shifted & MantissaMask) + SqrtHalfBits) - 1;
        return LogReduced(k, f);
    }

    /// <summary>Decimal logarithm, within 1 unit in the last place; exact at powers of ten.</summary>
    /// <param name="x">Any value.</param>
    /// <returns>log10 x; negative infinity at zero, NaN below it.</returns>
    public static double Log10(double x)
    {
        if (!(x > 0 && x <= double.MaxValue)) return LogSpecial(x);
        return (LogExtended(x) * InverseLnTen).Value;
    }

    /// <summary>ln(1 + x) without cancellation near zero, within 1 unit in the last place.</summary>
    /// <param name="x">Any value.</param>
    /// <returns>ln(1 + x); negative infinity at -1, NaN below it.</returns>
    public static double Log1p(double x)
    {
        if (Math.Abs(x) < 1e-290) return x;
        if (!(x > -1 && x <= double.MaxValue)) return LogSpecial(1 + x);
        return LogExtended(DoubleDouble.Sum(1, x)).Value;
    }

    /// <summary>ln(2^k (1 + f)) for f in [sqrt(1/2) - 1, sqrt(2) - 1): with s = f/(2 + f), ln(1 + f) = f - f^2/2 + s (f^2/2 + tail(s^2)).</summary>
    private static double LogReduced(double k, double f)
    {
        double s = f / (2 + f);
        double z = s * s;
        double p = L7;
        p = p * z + L6;
        p = p * z + L5;
        p = p * z + L4;
        p = p * z + L3;
        p = p * z + L2;
        p = p * z + L1;
        p = p * z + L0;
        double halfSquare = 0.5 * f * f;
        double head = k * LnTwoHead;
        double sum = head + f;
        double lost = (head - sum) + f;
        return sum + (lost - (halfSquare - (s * (halfSquare + z * p) + k * LnTwoTail)));
    }

    private static double LogSpecial(double x)
    {
        if (double.IsNaN(x) || x == double.PositiveInfinity) return x;
        if (x == 0) return double.NegativeInfinity;
        if (x < 0) return double.NaN;
        long shifted = BitConverter.DoubleToInt64Bits(x * TwoTo54) + (OneBits - SqrtHalfBits);
        return LogReduced((shifted >>> 52) - 1023 - 54, BitConverter.Int64BitsToDouble((shifted & MantissaMask) + SqrtHalfBits) - 1);
    }

    private static DoubleDouble LogExtended(double x) => LogExtended(new DoubleDouble(x, 0));

    /// <summary>ln x to about 2^-68 of its value, also near x = 1, for any positive finite argument.</summary>
    private static DoubleDouble LogExtended(DoubleDouble x)
    {
        int k = 0;
        if (x.High < SmallestNormal)
        {
            x = new DoubleDouble(x.High * TwoTo54, 0);
            k = -54;
        }

        int exponent = (int)((BitConverter.DoubleToInt64Bits(x.High) + (OneBits - SqrtHalfBits)) >>> 52) - 1023;
        k += exponent;
        // Two factors, because 2^-exponent alone may be subnormal.
        double half = PowerOfTwo(-(exponent / 2));
        double rest = PowerOfTwo(-(exponent - exponent / 2));
        double mantissa = x.High * half * rest;
        double low = x.Low * half * rest;
        DoubleDouble f = DoubleDouble.Sum(mantissa - 1, low);
        DoubleDouble s = f / (f + 2.0);
        DoubleDouble z = s * s;
        DoubleDouble series = z * (Third + z * (Fifth + z.High * Polynomial(LogTail, z.High)));
        DoubleDouble logarithm = s + s * series;
        return DoubleDouble.Product(k, LnTwoTail) + new DoubleDouble(2 * logarithm.High, 2 * logarithm.Low) + k * LnTwoHead;
    }
}
