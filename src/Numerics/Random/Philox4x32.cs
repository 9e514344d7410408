using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Orchestrator.Numerics;

/// <summary>
/// The counter-based generator Philox4x32-10 of Salmon, Moraes, Dror and Shaw 2011 ("Parallel random numbers: as easy as 1, 2, 3", SC11):
/// a bijection of 128-bit counters for each 64-bit key, whose outputs pass BigCrush.
/// </summary>
/// <remarks>It has no state: the block of a counter is the same wherever and whenever it is computed. Use it through <see cref="RandomKey"/>.</remarks>
public static class Philox4x32
{
    internal const int Rounds = 10;
    internal const uint Multiplier0 = 0xD2511F53;
    internal const uint Multiplier1 = 0xCD9E8D57;

    // The golden ratio and sqrt(3) - 1 in 32 bits: the Weyl sequence of the round keys.
    internal const uint Weyl0 = 0x9E3779B9;
    internal const uint Weyl1 = 0xBB67AE85;

    /// <summary>The four random words of one counter.</summary>
    /// <param name="counter">The counter; word 0 is the lowest.</param>
    /// <param name="key">The key; word 0 is the lowest.</param>
    /// <returns>128 random bits as four words.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (uint Word0, uint Word1, uint Word2, uint Word3) Block(
        (uint Word0, uint Word1, uint Word2, uint Word3) counter, (uint Word0, uint Word1) key)
    {
        var (c0, c1, c2, c3) = counter;
        var (k0, k1) = key;
        for (int round = 0; round < Rounds; round++)
        {
            ulong product0 = (ulong)Multiplier0 * c0;
            ulong product1 = (ulong)Multiplier1 * c2;
            c0 = (uint)(product1 >> 32) ^ c1 ^ k0;
            c2 = (uint)(product0 >> 32) ^ c3 ^ k1;
            c1 = (uint)product1;
            c3 = (uint)product0;
            k0 = unchecked(k0 + Weyl0);
            k1 = unchecked(k1 + Weyl1);
        }

        return (c0, c1, c2, c3);
    }

    /// <summary>The blocks of many counters with the same upper half, as pairs of 64-bit words (0 and 1, 2 and 3; the lower word first).</summary>
    internal static void Blocks(
        ReadOnlySpan<ulong> lowerCounters, (uint Word2, uint Word3) upper, (uint Word0, uint Word1) key, Span<ulong> first, Span<ulong> second)
    {
        int i = 0;
        if (Avx2.IsSupported)
        {
            for (; i <= lowerCounters.Length - Vector256<ulong>.Count; i += Vector256<ulong>.Count)
            {
                var (low, high) = FourBlocks(Vector256.Create(lowerCounters[i..]), upper, key);
                low.CopyTo(first[i..]);
                high.CopyTo(second[i..]);
            }
        }

        for (; i < lowerCounters.Length; i++)
        {
            ulong counter = lowerCounters[i];
            var block = Block(((uint)counter, (uint)(counter >> 32), upper.Word2, upper.Word3), key);
            first[i] = ((ulong)block.Word1 << 32) | block.Word0;
            second[i] = ((ulong)block.Word3 << 32) | block.Word2;
        }
    }

    /// <summary>Four blocks at once. Each 64-bit lane carries one 32-bit word of one block, so that the product fits; upper halves may hold
    /// remains, which the multiplication ignores and the last step cuts off.</summary>
    private static (Vector256<ulong> First, Vector256<ulong> Second) FourBlocks(
        Vector256<ulong> counters, (uint Word2, uint Word3) upper, (uint Word0, uint Word1) key)
    {
        var multiplier0 = Vector256.Create((ulong)Multiplier0).AsUInt32();
        var multiplier1 = Vector256.Create((ulong)Multiplier1).AsUInt32();
        Vector256<ulong> c0 = counters, c1 = counters >> 32;
        Vector256<ulong> c2 = Vector256.Create((ulong)upper.Word2), c3 = Vector256.Create((ulong)upper.Word3);
        var (k0, k1) = key;
        for (int round = 0; round < Rounds; round++)
        {
            Vector256<ulong> product0 = Avx2.Multiply(multiplier0, c0.AsUInt32());
            Vector256<ulong> product1 = Avx2.Multiply(multiplier1, c2.AsUInt32());
            c0 = (product1 >> 32) ^ c1 ^ Vector256.Create((ulong)k0);
            c2 = (product0 >> 32) ^ c3 ^ Vector256.Create((ulong)k1);
            c1 = product1;
            c3 = product0;
            k0 = unchecked(k0 + Weyl0);
            k1 = unchecked(k1 + Weyl1);
        }

        var lowerHalf = Vector256.Create((ulong)uint.MaxValue);
        return ((c0 & lowerHalf) | (c1 << 32), (c2 & lowerHalf) | (c3 << 32));
    }
}
