using System.Runtime.CompilerServices;

namespace Orchestrator.Pinocchio.Engine.Fragmentation;

/// <summary>The collapsed particles in the order of their collapse, earliest first; of two that collapse together the one with the smaller
/// index comes first.</summary>
internal static unsafe class CollapseOrder
{
    private const int DigitBits = 11;
    private const int Digits = 1 << DigitBits;

    /// <summary>Grid indices of the particles with F = 1 + z of at least <paramref name="last"/>, in descending F.</summary>
    /// <param name="collapse">F of every particle; 0 for those that never collapse.</param>
    /// <param name="last">1 + z of the last output.</param>
    public static NativeField<int> Sort(NativeField<float> collapse, float last)
    {
        long count = 0;
        for (long n = 0; n < collapse.Length; n++)
        {
            if (collapse.Start[n] >= last) count++;
        }

        var indices = new NativeField<int>(count);
        using var other = new NativeField<int>(count);
        long next = 0;
        for (long n = 0; n < collapse.Length; n++)
        {
            if (collapse.Start[n] >= last) indices.Start[next++] = (int)n;
        }

        // Positive floats are ordered like their bits; the complement turns ascending digits into descending F. Three passes of eleven bits
        // cover the thirty-two.
        Pass(indices.Start, other.Start, count, collapse.Start, 0);
        Pass(other.Start, indices.Start, count, collapse.Start, DigitBits);
        Pass(indices.Start, other.Start, count, collapse.Start, 2 * DigitBits);
        Buffer.MemoryCopy(other.Start, indices.Start, count * sizeof(int), count * sizeof(int));
        return indices;
    }

    private static void Pass(int* from, int* to, long count, float* collapse, int shift)
    {
        long* starts = stackalloc long[Digits + 1];
        new Span<long>(starts, Digits + 1).Clear();
        for (long n = 0; n < count; n++) starts[Digit(collapse[from[n]], shift) + 1]++;
        for (int digit = 0; digit < Digits; digit++) starts[digit + 1] += starts[digit];
        for (long n = 0; n < count; n++) to[starts[Digit(collapse[from[n]], shift)]++] = from[n];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Digit(float value, int shift) => (int)((~BitConverter.SingleToUInt32Bits(value) >> shift) & (Digits - 1));
}
