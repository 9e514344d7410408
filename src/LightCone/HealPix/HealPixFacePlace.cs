using System.Numerics;
using System.Runtime.Intrinsics.X86;

namespace Orchestrator.LightCone;

/// <summary>A pixel by its base pixel and its place in it.</summary>
/// <param name="Face">Base pixel: 0-3 about the north pole, 4-7 on the equator, 8-11 about the south pole.</param>
/// <param name="X">Place along the north-east edge, from the southern corner, [0, nside).</param>
/// <param name="Y">Place along the north-west edge, from the southern corner, [0, nside).</param>
internal readonly record struct HealPixFacePlace(int Face, int X, int Y)
{
    private const ulong EvenBits = 0x5555555555555555;

    // F1 and F2 of Gorski et al. 2005, eqs. 10 and 11: row and column of a base pixel's southern corner in units of nside and of half a
    // base pixel.
    private int Row => (Face >> 2) + 2;

    private int Column => (2 * (Face & 3)) - ((Face >> 2) & 1) + 1;

    internal static HealPixFacePlace OfNested(long pixel, int nside)
    {
        int order = BitOperations.Log2((uint)nside);
        ulong inFace = (ulong)pixel & ((1UL << (2 * order)) - 1);
        return new HealPixFacePlace((int)(pixel >> (2 * order)), Gather(inFace), Gather(inFace >> 1));
    }

    /// <summary>The belt's pixel between a rising and a falling edge line, each counted from longitude 0.</summary>
    internal static HealPixFacePlace OfBeltLines(long rising, long falling, int nside)
    {
        (long risingFace, long y) = Math.DivRem(rising, nside);
        (long fallingFace, long x) = Math.DivRem(falling, nside);
        long face = risingFace == fallingFace ? (risingFace & 3) + 4 : risingFace < fallingFace ? risingFace : fallingFace + 8;
        return new HealPixFacePlace((int)face, (int)x, nside - 1 - (int)y);
    }

    internal long ToNested(int nside)
    {
        int order = BitOperations.Log2((uint)nside);
        return ((long)Face << (2 * order)) | (long)(Spread((uint)X) | (Spread((uint)Y) << 1));
    }

    /// <summary>The pixel in ring order: ring <c>F1 nside - x - y - 1</c>, place <c>(F2 n + x - y + s)/2</c>, n being nside or, in a cap,
    /// the ring's number from its pole.</summary>
    internal long ToRing(int nside)
    {
        long ring = ((long)Row * nside) - X - Y - 1;
        HealPixRingPlace first = HealPixRingPlace.OfRing(ring, nside);
        long place = ((Column * first.QuarterLength) + X - Y + 1 + first.Shift) >> 1;
        long length = 4 * first.QuarterLength;
        if (place > length) place -= length;
        if (place < 1) place += length;
        return first.FirstPixel + place - 1;
    }

    /// <summary>The pixel of a place on a ring of a cap: the inverse of <see cref="ToRing"/> there.</summary>
    internal static HealPixFacePlace OfCapPlace(int face, long ring, long place, long quarterLength, int nside)
    {
        HealPixFacePlace corner = new(face, 0, 0);
        long sum = ((long)corner.Row * nside) - ring - 1;
        long difference = (2 * place) - (corner.Column * quarterLength) - 1;
        return new HealPixFacePlace(face, (int)((sum + difference) >> 1), (int)((sum - difference) >> 1));
    }

    internal static ulong Spread(uint value)
    {
        if (Bmi2.X64.IsSupported)
            return Bmi2.X64.ParallelBitDeposit(value, EvenBits);
        ulong spread = value;
        spread = (spread | (spread << 16)) & 0x0000FFFF0000FFFF;
        spread = (spread | (spread << 8)) & 0x00FF00FF00FF00FF;
        spread = (spread | (spread << 4)) & 0x0F0F0F0F0F0F0F0F;
        spread = (spread | (spread << 2)) & 0x3333333333333333;
        return (spread | (spread << 1)) & EvenBits;
    }

    private static int Gather(ulong value)
    {
        if (Bmi2.X64.IsSupported)
            return (int)Bmi2.X64.ParallelBitExtract(value, EvenBits);
        value &= EvenBits;
        value = (value | (value >> 1)) & 0x3333333333333333;
        value = (value | (value >> 2)) & 0x0F0F0F0F0F0F0F0F;
        value = (value | (value >> 4)) & 0x00FF00FF00FF00FF;
        value = (value | (value >> 8)) & 0x0000FFFF0000FFFF;
        return (int)((value | (value >> 16)) & 0x00000000FFFFFFFF);
    }
}
