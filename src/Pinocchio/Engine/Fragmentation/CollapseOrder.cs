using System.Runtime.CompilerServices;
using Orchestrator.Pinocchio.Engine.Displacement;

namespace Orchestrator.Pinocchio.Engine.Fragmentation;

/// <summary>The order in which particles collapse, earliest first; of two that collapse together the one with the smaller index comes
/// first.</summary>
internal static unsafe class CollapseOrder
{
    private const int DigitBits = 11;
    private const int Digits = 1 << DigitBits;
    private const int KeyShift = 32;

    /// <summary>Places of the particles in <paramref name="particles"/>, in descending F: a radix sort in three passes of eleven bits.</summary>
    public static NativeField<int> Sort(CollapsedParticles particles)
    {
        int count = particles.Count;
        using var keys = new NativeField<ulong>(count);
        using var others = new NativeField<ulong>(count);
        var starts = new NativeField<int>(3 * Digits);
        using (starts)
        {
            new Span<int>(starts.Start, 3 * Digits).Clear();
            FillKeys(particles.Start, count, keys.Start, starts.Start);
            Accumulate(starts.Start);
            Pass(keys.Start, others.Start, count, starts.Start, 0);
            Pass(others.Start, keys.Start, count, starts.Start + Digits, DigitBits);
            Pass(keys.Start, others.Start, count, starts.Start + 2 * Digits, 2 * DigitBits);
        }

        var order = new NativeField<int>(count);
        for (int n = 0; n < count; n++) order.Start[n] = (int)(uint)others.Start[n];
        return order;
    }

    /// <summary>Positive floats are ordered like their bits; the complement turns ascending digits into descending F.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FillKeys(CollapsedParticle* particles, int count, ulong* keys, int* counts)
    {
        for (int n = 0; n < count; n++)
        {
            uint key = ~BitConverter.SingleToUInt32Bits(particles[n].Collapse);
            keys[n] = (ulong)key << KeyShift | (uint)n;
            counts[key & (Digits - 1)]++;
            counts[Digits + (key >> DigitBits & (Digits - 1))]++;
            counts[2 * Digits + (key >> 2 * DigitBits)]++;
        }
    }

    private static void Accumulate(int* counts)
    {
        for (int pass = 0; pass < 3; pass++)
        {
            int sum = 0;
            for (int digit = 0; digit < Digits; digit++)
            {
                int count = counts[pass * Digits + digit];
                counts[pass * Digits + digit] = sum;
                sum += count;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pass(ulong* from, ulong* to, int count, int* starts, int shift)
    {
        for (int n = 0; n < count; n++) to[starts[(int)(from[n] >> (KeyShift + shift)) & (Digits - 1)]++] = from[n];
    }
}
