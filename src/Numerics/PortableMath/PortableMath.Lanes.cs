using System.Numerics;
using System.Runtime.CompilerServices;

namespace Orchestrator.Numerics;

/// <content>
/// The vector forms of <see cref="ExpReduced"/>, <see cref="LogReduced"/>, <see cref="SineReduced"/>, <see cref="CosineReduced"/> and
/// <see cref="Erf(double)"/>: each lane does the scalar function's operations in its order, so every width gives its bits. A change here needs the
/// same change there; the tests compare them.
/// </content>
public static partial class PortableMath
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> ExpLanes(Vector<double> x)
    {
        var shift = new Vector<double>(RoundingShift);
        Vector<double> shifted = x * LogTwoE + shift;
        Vector<double> k = shifted - shift;
        Vector<double> high = x - k * LnTwoHead;
        Vector<double> low = k * LnTwoTail;
        Vector<double> r = high - low;
        Vector<double> lost = (high - r) - low;
        Vector<double> p = new(E10);
        p = p * r + new Vector<double>(E9);
        p = p * r + new Vector<double>(E8);
        p = p * r + new Vector<double>(E7);
        p = p * r + new Vector<double>(E6);
        p = p * r + new Vector<double>(E5);
        p = p * r + new Vector<double>(E4);
        p = p * r + new Vector<double>(E3);
        p = p * r + new Vector<double>(E2);
        p = p * r + new Vector<double>(E1);
        p = p * r + new Vector<double>(E0);
        Vector<double> quadratic = r * r * (new Vector<double>(0.5) + r * p);
        Vector<double> one = Vector<double>.One;
        Vector<double> sum = one + r;
        Vector<double> reduced = sum + (((one - sum) + r) + (lost + quadratic));
        Vector<long> exponent = (Vector.AsVectorInt64(shifted) + new Vector<long>(1023)) << 52;
        return reduced * Vector.AsVectorDouble(exponent);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> LogLanes(Vector<double> x)
    {
        var sqrtHalf = new Vector<long>(SqrtHalfBits);
        Vector<long> shifted = Vector.AsVectorInt64(x) + new Vector<long>(OneBits - SqrtHalfBits);
        Vector<long> exponent = (shifted >>> 52) | new Vector<long>(TwoTo52Bits);
        Vector<double> k = Vector.AsVectorDouble(exponent) - new Vector<double>(TwoTo52 + 1023);
        Vector<double> f = Vector.AsVectorDouble((shifted & new Vector<long>(MantissaMask)) + sqrtHalf) - Vector<double>.One;
        Vector<double> s = f / (new Vector<double>(2) + f);
        Vector<double> z = s * s;
        Vector<double> p = new(L7);
        p = p * z + new Vector<double>(L6);
        p = p * z + new Vector<double>(L5);
        p = p * z + new Vector<double>(L4);
        p = p * z + new Vector<double>(L3);
        p = p * z + new Vector<double>(L2);
        p = p * z + new Vector<double>(L1);
        p = p * z + new Vector<double>(L0);
        Vector<double> halfSquare = f * 0.5 * f;
        Vector<double> head = k * LnTwoHead;
        Vector<double> sum = head + f;
        Vector<double> lost = (head - sum) + f;
        return sum + (lost - (halfSquare - (s * (halfSquare + z * p) + k * LnTwoTail)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SinCosLanes(Vector<double> x, out Vector<double> sine, out Vector<double> cosine)
    {
        var shift = new Vector<double>(RoundingShift);
        Vector<double> shifted = x * TwoOverPi + shift;
        Vector<double> k = shifted - shift;
        Vector<long> quadrant = Vector.AsVectorInt64(shifted);
        Vector<double> afterA = x - k * HalfPiA, b = -(k * HalfPiB), c = -(k * HalfPiC);
        Vector<double> first = afterA + b;
        Vector<double> second = first + c;
        Vector<double> rest = SumError(afterA, b, first) + SumError(first, c, second) - k * HalfPiD;
        Vector<double> high = second + rest;
        Vector<double> low = rest - (high - second);
        Vector<double> z = high * high;
        Vector<double> sineOfRest = SineLanes(high, low, z);
        Vector<double> cosineOfRest = CosineLanes(high, low, z);

        Vector<long> one = Vector<long>.One;
        Vector<long> even = Vector.Equals(quadrant & one, Vector<long>.Zero);
        Vector<long> sineSign = (quadrant & new Vector<long>(2)) << 62;
        Vector<long> cosineSign = ((quadrant + one) & new Vector<long>(2)) << 62;
        Vector<long> unsignedSine = Vector.AsVectorInt64(Vector.ConditionalSelect(even, sineOfRest, cosineOfRest));
        Vector<long> unsignedCosine = Vector.AsVectorInt64(Vector.ConditionalSelect(even, cosineOfRest, sineOfRest));
        Vector<long> tiny = Vector.LessThan(Vector.Abs(x), new Vector<double>(TinyAngle));
        sine = Vector.ConditionalSelect(tiny, x, Vector.AsVectorDouble(unsignedSine ^ sineSign));
        cosine = Vector.ConditionalSelect(tiny, Vector<double>.One, Vector.AsVectorDouble(unsignedCosine ^ cosineSign));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> SineLanes(Vector<double> high, Vector<double> low, Vector<double> z)
    {
        Vector<double> p = new(S6);
        p = p * z + new Vector<double>(S5);
        p = p * z + new Vector<double>(S4);
        p = p * z + new Vector<double>(S3);
        p = p * z + new Vector<double>(S2);
        p = p * z + new Vector<double>(S1);
        p = p * z + new Vector<double>(S0);
        return high + (high * z * p + low * (Vector<double>.One - z * 0.5));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> CosineLanes(Vector<double> high, Vector<double> low, Vector<double> z)
    {
        Vector<double> p = new(C6);
        p = p * z + new Vector<double>(C5);
        p = p * z + new Vector<double>(C4);
        p = p * z + new Vector<double>(C3);
        p = p * z + new Vector<double>(C2);
        p = p * z + new Vector<double>(C1);
        p = p * z + new Vector<double>(C0);
        Vector<double> upper = Vector.AsVectorDouble(Vector.AsVectorInt64(high) & new Vector<long>(HeadMask));
        Vector<double> lower = high - upper;
        Vector<double> halfSquare = upper * 0.5 * upper;
        Vector<double> head = Vector<double>.One - halfSquare;
        Vector<double> lost = (Vector<double>.One - head) - halfSquare;
        return head + (lost - (high + upper) * 0.5 * lower - high * low + z * z * p);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> ErfLanes(Vector<double> x)
    {
        Vector<double> magnitude = Vector.Abs(x);
        Vector<long> outer = Vector.GreaterThan(magnitude, Vector<double>.One);
        if (!Vector.EqualsAny(outer, Vector<long>.AllBitsSet)) return ErfCentreLanes(x);
        var saturation = new Vector<double>(ErfSaturation);
        magnitude = Vector.ConditionalSelect(Vector.GreaterThan(magnitude, saturation), saturation, magnitude);
        var middle = new Vector<double>(ErfcMiddle);
        Vector<double> t = (magnitude - middle) / (magnitude + middle);
        Vector<double> complement = ExpLanes(-(magnitude * magnitude)) * Polynomial(ErfcNear, t) / (Vector<double>.One + magnitude * 2);
        Vector<double> outerValue = Vector.CopySign(Vector<double>.One - complement, x);
        return Vector.ConditionalSelect(outer, outerValue, ErfCentreLanes(x));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> ErfCentreLanes(Vector<double> x)
    {
        Vector<double> z = x * x;
        Vector<double> p = z * Polynomial(ErfCentre, z);
        return x + x * (new Vector<double>(TwoOverSqrtPiMinusOne) + p);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Polynomial(ReadOnlySpan<double> coefficients, Vector<double> x)
    {
        Vector<double> sum = new(coefficients[^1]);
        for (int i = coefficients.Length - 2; i >= 0; i--) sum = sum * x + new Vector<double>(coefficients[i]);
        return sum;
    }

    /// <summary>What rounding took from a + b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> SumError(Vector<double> a, Vector<double> b, Vector<double> sum)
    {
        Vector<double> ofB = sum - a;
        return (a - (sum - ofB)) + (b - ofB);
    }
}
