namespace Orchestrator.Numerics;

/// <content>Sine, cosine, tangent.</content>
public static partial class PortableMath
{
    // (sin r - r)/r^3 and (cos r - 1 + r^2/2)/r^4 in powers of r^2, |r| <= pi/4.
    private const double S0 = -0.16666666666666666;
    private const double S1 = 0.008333333333333331;
    private const double S2 = -0.0001984126984126506;
    private const double S3 = 2.7557319219335453e-06;
    private const double S4 = -2.5052106231157904e-08;
    private const double S5 = 1.605853141458901e-10;
    private const double S6 = -7.586685070091267e-13;
    private const double C0 = 0.041666666666666664;
    private const double C1 = -0.0013888888888888887;
    private const double C2 = 2.4801587301584645e-05;
    private const double C3 = -2.755731922140076e-07;
    private const double C4 = 2.0876755790363397e-09;
    private const double C5 = -1.1470460773969325e-11;
    private const double C6 = 4.7458652037874553e-14;

    /// <summary>Clears the lower 27 bits: the square of what remains is exact.</summary>
    private const long HeadMask = ~0x7FFFFFFL;

    /// <summary>Sine, within 1 unit in the last place.</summary>
    /// <param name="x">Angle in radians, of any size; the reduction by pi/2 is exact enough for every double.</param>
    /// <returns>sin x; NaN for infinities and NaN.</returns>
    public static double Sin(double x) => SinCos(x).Sin;

    /// <summary>Cosine, within 1 unit in the last place.</summary>
    /// <param name="x">Angle in radians, of any size.</param>
    /// <returns>cos x; NaN for infinities and NaN.</returns>
    public static double Cos(double x) => SinCos(x).Cos;

    /// <summary>Sine and cosine together, at the cost of little more than one; the same bits as <see cref="Sin"/> and <see cref="Cos"/>.</summary>
    /// <param name="x">Angle in radians, of any size.</param>
    /// <returns>sin x and cos x.</returns>
    public static (double Sin, double Cos) SinCos(double x)
    {
        if (!double.IsFinite(x)) return (double.NaN, double.NaN);
        if (Math.Abs(x) < TinyAngle) return (x, 1);
        var (r, quadrant) = ReduceByHalfPi(x);
        double sine = SineReduced(r);
        double cosine = CosineReduced(r);
        (sine, cosine) = (quadrant & 1) == 0 ? (sine, cosine) : (cosine, sine);
        return ((quadrant & 2) == 0 ? sine : -sine, ((quadrant + 1) & 2) == 0 ? cosine : -cosine);
    }

    /// <summary>Tangent, within 1 unit in the last place.</summary>
    /// <param name="x">Angle in radians, of any size.</param>
    /// <returns>tan x; NaN for infinities and NaN.</returns>
    public static double Tan(double x)
    {
        if (!double.IsFinite(x)) return double.NaN;
        if (Math.Abs(x) < TinyAngle) return x;
        var (r, quadrant) = ReduceByHalfPi(x);
        DoubleDouble sine = DoubleDouble.OrderedSum(r.High, SineTail(r));
        var (head, tail) = CosineParts(r);
        DoubleDouble cosine = DoubleDouble.OrderedSum(head, tail);
        return ((quadrant & 1) == 0 ? sine / cosine : -(cosine / sine)).Value;
    }

    private static double SineReduced(DoubleDouble r) => r.High + SineTail(r);

    private static double SineTail(DoubleDouble r)
    {
        double z = r.High * r.High;
        double p = S6;
        p = p * z + S5;
        p = p * z + S4;
        p = p * z + S3;
        p = p * z + S2;
        p = p * z + S1;
        p = p * z + S0;
        return r.High * z * p + r.Low * (1 - 0.5 * z);
    }

    private static double CosineReduced(DoubleDouble r)
    {
        var (head, tail) = CosineParts(r);
        return head + tail;
    }

    /// <summary>cos r in two parts: 1 - h^2/2 with the upper bits h of r, whose square is exact, and all the rest.</summary>
    private static (double Head, double Tail) CosineParts(DoubleDouble r)
    {
        double z = r.High * r.High;
        double p = C6;
        p = p * z + C5;
        p = p * z + C4;
        p = p * z + C3;
        p = p * z + C2;
        p = p * z + C1;
        p = p * z + C0;
        double upper = BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(r.High) & HeadMask);
        double lower = r.High - upper;
        double halfSquare = 0.5 * upper * upper;
        double head = 1 - halfSquare;
        double lost = (1 - head) - halfSquare;
        return (head, lost - 0.5 * (r.High + upper) * lower - r.High * r.Low + z * z * p);
    }
}
