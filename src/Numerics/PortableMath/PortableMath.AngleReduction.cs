namespace Orchestrator.Numerics;

/// <content>Reduction of angles by multiples of pi/2.</content>
public static partial class PortableMath
{
    private const double TwoOverPi = 0.6366197723675814;

    // pi/2 = A + B + C + D, where A, B, C have 33 bits: their products with integers up to 2^20 are exact.
    private const double HalfPiA = 1.5707963267341256;
    private const double HalfPiB = 6.077100506303966e-11;
    private const double HalfPiC = 2.0222662487111665e-21;
    private const double HalfPiD = 8.4784276603689e-32;

    /// <summary>Below it sin x = tan x = x and cos x = 1 to the last place.</summary>
    private const double TinyAngle = 7.450580596923828e-09; // 2^-27

    /// <summary>Up to here the number of quarter turns stays below 2^20.</summary>
    private const double LargeAngle = 1e6;

    private static readonly DoubleDouble HalfPi = new(1.5707963267948966, 6.123233995736766e-17);

    /// <summary>The binary digits of 2/pi after the point, enough for the largest double.</summary>
    private static ReadOnlySpan<ulong> TwoOverPiDigits =>
    [
        0xA2F9836E4E441529, 0xFC2757D1F534DDC0, 0xDB6295993C439041, 0xFE5163ABDEBBC561, 0xB7246E3A424DD2E0,
        0x06492EEA09D1921C, 0xFE1DEB1CB129A73E, 0xE88235F52EBB4484, 0xE99C7026B45F7E41, 0x3991D639835339F4,
        0x9C845F8BBDF9283B, 0x1FF897FFDE05980F, 0xEF2F118B5A0A6D1F, 0x6D367ECF27CB09B7, 0x4F463F669E5FEA2D,
        0x7527BAC7EBE5F17B, 0x3D0739F78A5292EA, 0x6BFB5FB11F8D5D08, 0x56033046FC7B6BAB, 0xF0CFBC209AF4361D,
    ];

    /// <summary>x = r + quadrant pi/2 modulo 2 pi, with |r| up to pi/4 (and a few units in the last place).</summary>
    private static (DoubleDouble Reduced, long Quadrant) ReduceByHalfPi(double x)
    {
        if (!(Math.Abs(x) <= LargeAngle)) return ReduceLargeAngle(x);
        double shifted = x * TwoOverPi + RoundingShift;
        double k = shifted - RoundingShift;
        DoubleDouble first = DoubleDouble.Sum(x - k * HalfPiA, -(k * HalfPiB));
        DoubleDouble second = DoubleDouble.Sum(first.High, -(k * HalfPiC));
        return (DoubleDouble.OrderedSum(second.High, first.Low + second.Low - k * HalfPiD), BitConverter.DoubleToInt64Bits(shifted));
    }

    /// <summary>
    /// The same for large angles, in integers (Payne and Hanek 1983, SIGNUM Newsletter 18, 19): of x 2/pi modulo 4 only 192 digits of 2/pi
    /// matter, those before give multiples of 4, those after less than 2^-136; at most 62 leading digits of the fraction cancel.
    /// </summary>
    private static (DoubleDouble Reduced, long Quadrant) ReduceLargeAngle(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)((bits >>> 52) & 0x7FF) - 1075;
        ulong mantissa = (ulong)((bits & MantissaMask) | (1L << 52));

        // The 192 digits that start behind digit (exponent - 2), as three words.
        int start = exponent - 2;
        UInt128 low = (UInt128)mantissa * TwoOverPiWord(start + 128);
        UInt128 middle = (UInt128)mantissa * TwoOverPiWord(start + 64) + (ulong)(low >> 64);
        ulong high = unchecked(mantissa * TwoOverPiWord(start)) + (ulong)(middle >> 64);

        // high, middle: two digits before the point, 126 behind it.
        UInt128 turns = ((UInt128)high << 64) | (ulong)middle;
        long quadrant = (long)(high >> 62);
        UInt128 fraction = turns << 2 | (((ulong)low) >> 62);
        bool negative = (fraction >> 127) != 0;
        if (negative)
        {
            quadrant++;
            fraction = ~fraction;
        }

        // The digits behind fraction only matter after a cancellation of all but 53 of its 128, which no double reaches.
        int zeros = (int)UInt128.LeadingZeroCount(fraction);
        UInt128 normalised = fraction << zeros;
        double scale = PowerOfTwo(-zeros);
        const double TwoToMinus64 = 5.421010862427522e-20;
        ulong head = (ulong)(normalised >> 64) & ~0x7FFUL;
        UInt128 rest = normalised - ((UInt128)head << 64);
        var value = new DoubleDouble(head * TwoToMinus64 * scale, (ulong)(rest >> 11) * TwoToMinus64 * TwoToMinus64 * 2048 * scale);
        DoubleDouble reduced = value * HalfPi;
        if (negative) reduced = -reduced;
        return bits >= 0 ? (reduced, quadrant) : (-reduced, -quadrant);
    }

    /// <summary>64 binary digits of 2/pi, the first of them behind digit <paramref name="start"/>; digits before the point are zero.</summary>
    private static ulong TwoOverPiWord(int start)
    {
        int word = start >> 6;
        int shift = start & 63;
        ulong first = word >= 0 ? TwoOverPiDigits[word] : 0;
        if (shift == 0) return first;
        ulong second = word + 1 >= 0 ? TwoOverPiDigits[word + 1] : 0;
        return first << shift | second >> (64 - shift);
    }
}
