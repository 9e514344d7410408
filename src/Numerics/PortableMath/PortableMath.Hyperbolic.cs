namespace Orchestrator.Numerics;

/// <content>Hyperbolic functions and the cube root.</content>
public static partial class PortableMath
{
    /// <summary>Beyond this e^-x is far below the last place of e^x.</summary>
    private const double LargeHyperbolic = 40;

    private static readonly DoubleDouble One = new(1, 0);
    private static readonly DoubleDouble LnTwo = new(0.6931471805599453, 2.3190468138462996e-17);

    /// <summary>Hyperbolic sine, within 1 unit in the last place.</summary>
    /// <param name="x">Any value.</param>
    /// <returns>sinh x, with the IEEE limits on overflow.</returns>
    public static double Sinh(double x)
    {
        double magnitude = Math.Abs(x);
        if (double.IsNaN(x) || magnitude < TinyAngle) return x;
        if (magnitude > LargeHyperbolic) return Math.CopySign(ExpExtended(new DoubleDouble(magnitude, 0), scale: -1), x);
        DoubleDouble e = ExpMinusOne(new DoubleDouble(magnitude, 0));
        return Math.CopySign(0.5 * (e + e / (e + 1.0)).Value, x);
    }

    /// <summary>Hyperbolic cosine, within 1 unit in the last place.</summary>
    /// <param name="x">Any value.</param>
    /// <returns>cosh x, with the IEEE limits on overflow.</returns>
    public static double Cosh(double x)
    {
        double magnitude = Math.Abs(x);
        if (double.IsNaN(x)) return x;
        if (magnitude > LargeHyperbolic) return ExpExtended(new DoubleDouble(magnitude, 0), scale: -1);
        DoubleDouble power = ExpMinusOne(new DoubleDouble(magnitude, 0)) + 1.0;
        return 0.5 * (power + One / power).Value;
    }

    /// <summary>Hyperbolic tangent, within 1 unit in the last place.</summary>
    /// <param name="x">Any value.</param>
    /// <returns>tanh x in [-1, 1].</returns>
    public static double Tanh(double x)
    {
        double magnitude = Math.Abs(x);
        if (double.IsNaN(x) || magnitude < TinyAngle) return x;
        if (magnitude > 22) return Math.CopySign(1, x);
        DoubleDouble e = ExpMinusOne(new DoubleDouble(2 * magnitude, 0));
        return Math.CopySign((e / (e + 2.0)).Value, x);
    }

    /// <summary>Inverse hyperbolic sine, within 1 unit in the last place.</summary>
    /// <param name="x">Any value.</param>
    /// <returns>ln(x + sqrt(x^2 + 1)).</returns>
    public static double Asinh(double x)
    {
        double magnitude = Math.Abs(x);
        if (!double.IsFinite(x) || magnitude < TinyAngle) return x;
        if (magnitude > 1e10) return Math.CopySign((LogExtended(magnitude) + LnTwo).Value, x);
        DoubleDouble square = DoubleDouble.Product(magnitude, magnitude);
        DoubleDouble beyondOne = square / (DoubleDouble.Sqrt(square + 1.0) + 1.0) + magnitude;
        return Math.CopySign(LogExtended(beyondOne + 1.0).Value, x);
    }

    /// <summary>Cube root, within 1 unit in the last place; exact for cubes.</summary>
    /// <param name="x">Any value.</param>
    /// <returns>The real cube root, with the sign of <paramref name="x"/>.</returns>
    public static double Cbrt(double x)
    {
        if (x == 0 || !double.IsFinite(x)) return x;
        double magnitude = Math.Abs(x);
        double scale = 1;
        if (magnitude < SmallestNormal)
        {
            magnitude *= TwoTo54;
            scale = 3.814697265625e-06; // 2^-18
        }

        int exponent = (int)(BitConverter.DoubleToInt64Bits(magnitude) >>> 52) - 1023;
        int third = (exponent + 1023) / 3 - 341;
        double mantissa = BitConverter.Int64BitsToDouble((BitConverter.DoubleToInt64Bits(magnitude) & MantissaMask) | OneBits)
            * PowerOfTwo(exponent - 3 * third);

        // From the secant of [1, 8] three steps of Halley's iteration triple the digits to 2^-53; a Newton step in more digits ends it.
        double root = 1 + (mantissa - 1) / 7;
        for (int i = 0; i < 3; i++)
        {
            double cube = root * root * root;
            root *= (cube + 2 * mantissa) / (2 * cube + mantissa);
        }

        DoubleDouble excess = DoubleDouble.Product(root, root) * root + -mantissa;
        double refined = root - excess.High / (3 * root * root);
        return Math.CopySign(refined * PowerOfTwo(third) * scale, x);
    }
}
