namespace Orchestrator.Numerics;

/// <content>Exponentials and powers.</content>
public static partial class PortableMath
{
    private const double LogTwoE = 1.4426950408889634;

    // ln 2 = Head + Tail: the head has 41 bits, so that its products with any exponent are exact.
    private const double LnTwoHead = 0.693147180559663;
    private const double LnTwoTail = 2.8235290563031577e-13;

    // Adding and subtracting 1.5 * 2^52 rounds to the nearest integer, which then stands in the lowest bits.
    private const double RoundingShift = 6755399441055744.0;

    /// <summary>Up to this magnitude of x neither e^x nor its scale 2^k leaves the normal numbers.</summary>
    private const double ExpPlainLimit = 708;

    private const double ExpOverflow = 709.782712893384;
    private const double ExpUnderflow = -745.1332191019412;

    // (e^r - 1 - r - r^2/2) / r^3 for |r| <= ln(2)/2; every set of coefficients comes from derive_coefficients.py.
    private const double E0 = 0.16666666666666666;
    private const double E1 = 0.04166666666666667;
    private const double E2 = 0.008333333333333333;
    private const double E3 = 0.0013888888888883748;
    private const double E4 = 0.00019841269841266415;
    private const double E5 = 2.4801587325547743e-05;
    private const double E6 = 2.7557319239957097e-06;
    private const double E7 = 2.75572736431103e-07;
    private const double E8 = 2.5052078002329456e-08;
    private const double E9 = 2.0914686968086876e-09;
    private const double E10 = 1.6084327883952603e-10;

    /// <summary>e to the power <paramref name="x"/>, within 1 unit in the last place.</summary>
    /// <param name="x">Any value; infinities, NaN and arguments that overflow or underflow give the IEEE limits.</param>
    /// <returns>e^x: 0 below -745.13, infinity above 709.78.</returns>
    public static double Exp(double x)
    {
        if (!(Math.Abs(x) <= ExpPlainLimit)) return ExpNearLimits(x);
        double shifted = x * LogTwoE + RoundingShift;
        double k = shifted - RoundingShift;
        return ExpReduced(x, k) * PowerOfTwo(BitConverter.DoubleToInt64Bits(shifted));
    }

    /// <summary>10 to the power <paramref name="x"/>, within 1 unit in the last place; exact where the result is a double.</summary>
    /// <param name="x">Any value.</param>
    /// <returns>10^x, with the IEEE limits on overflow and underflow.</returns>
    public static double Exp10(double x)
    {
        if (double.IsNaN(x)) return x;
        if (x > 309) return double.PositiveInfinity;
        if (x < -324) return 0;
        return ExpExtended(LnTen * x);
    }

    /// <summary>e^x - 1 without cancellation near zero, within 1 unit in the last place.</summary>
    /// <param name="x">Any value.</param>
    /// <returns>e^x - 1; -1 at negative infinity.</returns>
    public static double Expm1(double x)
    {
        if (double.IsNaN(x) || Math.Abs(x) < 1e-300) return x;
        if (x > ExpOverflow) return double.PositiveInfinity;
        if (x < -40) return -1;
        return x > 40 ? Exp(x) : ExpMinusOne(new DoubleDouble(x, 0)).Value;
    }

    /// <summary>x to the power y, within 1 unit in the last place; exact where the result is a double.</summary>
    /// <param name="x">The base. Negative bases need an integral <paramref name="y"/>; otherwise the result is NaN.</param>
    /// <param name="y">The exponent.</param>
    /// <returns>x^y with the special values of IEEE 754 <c>pow</c>: pow(x, 0) = pow(1, y) = 1 even for NaN.</returns>
    public static double Pow(double x, double y)
    {
        if (y == 0 || x == 1) return 1;
        if (double.IsNaN(x) || double.IsNaN(y)) return double.NaN;
        bool odd = IsOddInteger(y);
        double magnitude = Math.Abs(x);
        if (magnitude == 0 || double.IsInfinity(x))
        {
            double limit = (magnitude == 0) == (y > 0) ? 0 : double.PositiveInfinity;
            return odd ? Math.CopySign(limit, x) : limit;
        }

        if (magnitude == 1 && double.IsInfinity(y)) return 1;
        if (double.IsInfinity(y)) return (magnitude > 1) == (y > 0) ? double.PositiveInfinity : 0;
        if (x < 0 && Math.Floor(y) != y) return double.NaN;
        double power = PowerOfPositive(magnitude, y);
        return x < 0 && odd ? -power : power;
    }

    private static double PowerOfPositive(double x, double y)
    {
        // Beyond these the result overflows, or underflows, or is 1: nothing below may overflow.
        if (Math.Abs(y) > 1e20) return x == 1 ? 1 : (x > 1) == (y > 0) ? double.PositiveInfinity : 0;
        if (Math.Abs(y) < 1e-25) return 1;
        return ExpExtended(LogExtended(x) * y);
    }

    private static bool IsOddInteger(double y) => Math.Floor(y) == y && Math.Abs(y) < 9007199254740992.0 && ((long)y & 1) != 0;

    /// <summary>e^(x - k ln 2) for the integer k nearest to x / ln 2.</summary>
    private static double ExpReduced(double x, double k)
    {
        double high = x - k * LnTwoHead;
        double low = k * LnTwoTail;
        double r = high - low;
        double lost = (high - r) - low;
        double quadratic = r * r * (0.5 + r * ExpCubic(r));
        double sum = 1 + r;
        return sum + (((1 - sum) + r) + (lost + quadratic));
    }

    private static double ExpCubic(double r)
    {
        double p = E10;
        p = p * r + E9;
        p = p * r + E8;
        p = p * r + E7;
        p = p * r + E6;
        p = p * r + E5;
        p = p * r + E4;
        p = p * r + E3;
        p = p * r + E2;
        p = p * r + E1;
        return p * r + E0;
    }

    private static double ExpNearLimits(double x)
    {
        if (double.IsNaN(x)) return x;
        if (x > ExpOverflow) return double.PositiveInfinity;
        if (x < ExpUnderflow) return 0;
        double k = (x * LogTwoE + RoundingShift) - RoundingShift;
        return ScaleByPowerOfTwo(ExpReduced(x, k), (int)k);
    }

    /// <summary>2^<paramref name="scale"/> e^x of an extended argument, rounded once.</summary>
    private static double ExpExtended(DoubleDouble x, int scale = 0)
    {
        if (x.High > ExpOverflow + 1) return double.PositiveInfinity;
        if (x.High < ExpUnderflow - 1) return 0;
        var (r, k) = ReduceByLnTwo(x);
        return ScaleByPowerOfTwo(ExpMinusOneReduced(r) + 1.0, k + scale);
    }

    /// <summary>e^x - 1 for |x| up to 700, with full relative accuracy near zero.</summary>
    private static DoubleDouble ExpMinusOne(DoubleDouble x)
    {
        var (r, k) = ReduceByLnTwo(x);
        DoubleDouble reduced = ExpMinusOneReduced(r);
        if (k == 0) return reduced;
        double scale = PowerOfTwo(k);
        DoubleDouble power = reduced + 1.0;
        return new DoubleDouble(power.High * scale, power.Low * scale) + -1.0;
    }

    private static (DoubleDouble Reduced, int Exponent) ReduceByLnTwo(DoubleDouble x)
    {
        double k = (x.High * LogTwoE + RoundingShift) - RoundingShift;
        DoubleDouble r = DoubleDouble.Sum(x.High - k * LnTwoHead, x.Low) + DoubleDouble.Product(-k, LnTwoTail);
        return (r, (int)k);
    }

    private static DoubleDouble ExpMinusOneReduced(DoubleDouble r)
    {
        DoubleDouble square = r * r;
        double cubic = r.High * square.High * ExpCubic(r.High);
        return r + (new DoubleDouble(0.5 * square.High, 0.5 * square.Low) + cubic);
    }

    /// <summary>2^k for -1022 &lt;= k &lt;= 1023; only the lowest 11 bits of <paramref name="k"/> are read.</summary>
    private static double PowerOfTwo(long k) => BitConverter.Int64BitsToDouble((k + 1023) << 52);

    /// <summary>value 2^k with one rounding, into the subnormals if need be.</summary>
    private static double ScaleByPowerOfTwo(DoubleDouble value, int k)
    {
        if (k is >= -1022 and <= 1022) return value.Value * PowerOfTwo(k);
        if (k > 0) return value.Value * 2 * PowerOfTwo(k - 1);
        // The head becomes subnormal: round the sum once, where the last bit of the result will stand.
        double unit = PowerOfTwo(-1022 - k);
        DoubleDouble sum = DoubleDouble.Sum(unit, value.High);
        double rounded = sum.High + (sum.Low + value.Low);
        return (rounded - unit) * PowerOfTwo(k + 1022) * PowerOfTwo(-1022);
    }

    private static double ScaleByPowerOfTwo(double value, int k) => ScaleByPowerOfTwo(new DoubleDouble(value, 0), k);
}
