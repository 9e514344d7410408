using System.Runtime.CompilerServices;

namespace Orchestrator.Pinocchio.Engine.InitialConditions;

/// <summary>Luscher's RANLUX in double precision at luxury level 1 ("ranlxd1"): subtract-with-borrow x(n) = x(n-5) - x(n-12) - c in base
/// 2^48, of which 12 in each 202 numbers are used.</summary>
/// <remarks>M. Luscher, Computer Physics Communications 79 (1994) 100, and his notes on the double-precision generators.</remarks>
internal struct RanluxDouble
{
    private const int Terms = 12;
    private const int Lag = 7;
    private const int Luxury = 202;
    private const int Bits = 48;
    private const double Unit = 1.0 / (1L << Bits);

    private Numbers numbers;
    private long borrow;
    private int oldest;
    private int used;

    /// <summary>Fills the state bit by bit from a shift register b(n) = b(n-31) + b(n-13) mod 2 that holds the seed.</summary>
    /// <param name="seed">Taken as a signed number, of which the magnitude's lowest 31 bits count: that is how PINOCCHIO's column seeds
    /// reach the generator.</param>
    public RanluxDouble(uint seed)
    {
        uint magnitude = seed <= int.MaxValue ? seed : unchecked(0u - seed);
        Span<byte> register = stackalloc byte[31];
        for (int n = 0; n < register.Length; n++) register[n] = (byte)((magnitude >> n) & 1u);
        int first = 0, second = 18;
        for (int term = 0; term < Terms; term++)
        {
            long number = 0;
            for (int bit = 0; bit < Bits; bit++)
            {
                number = (number << 1) | (uint)(register[first] ^ 1);
                register[first] ^= register[second];
                first = first == 30 ? 0 : first + 1;
                second = second == 30 ? 0 : second + 1;
            }

            numbers[term] = number;
        }

        used = Terms;
    }

    /// <summary>The next number in [0, 1).</summary>
    public double Next()
    {
        if (used == Terms)
        {
            Advance();
            used = 0;
        }

        int index = oldest + used++;
        return numbers[index < Terms ? index : index - Terms] * Unit;
    }

    private void Advance()
    {
        int target = oldest, source = (oldest + Lag) % Terms;
        for (int step = 0; step < Luxury; step++)
        {
            long difference = numbers[source] - numbers[target] - borrow;
            borrow = (long)((ulong)difference >> 63);
            numbers[target] = difference + (borrow << Bits);
            target = target == Terms - 1 ? 0 : target + 1;
            source = source == Terms - 1 ? 0 : source + 1;
        }

        oldest = target;
    }

    [InlineArray(Terms)]
    private struct Numbers
    {
        private long first;
    }
}
