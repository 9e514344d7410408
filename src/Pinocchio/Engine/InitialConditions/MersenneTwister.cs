namespace Orchestrator.Pinocchio.Engine.InitialConditions;

/// <summary>MT19937 of Matsumoto and Nishimura (1998), with the initialisation of 2002.</summary>
internal sealed class MersenneTwister
{
    private const int Size = 624;
    private const int Middle = 397;
    private readonly uint[] state = new uint[Size];
    private int next = Size;

    /// <summary>Starts the generator; seed 0 stands for 4357, as in the GNU Scientific Library's manual.</summary>
    public MersenneTwister(uint seed)
    {
        state[0] = seed == 0 ? 4357u : seed;
        for (uint n = 1; n < Size; n++) state[n] = 1812433253u * (state[n - 1] ^ (state[n - 1] >> 30)) + n;
    }

    /// <summary>The next 32 bits.</summary>
    public uint Next()
    {
        if (next == Size) Generate();
        uint y = state[next++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c5680u;
        y ^= (y << 15) & 0xefc60000u;
        return y ^ (y >> 18);
    }

    private void Generate()
    {
        for (int n = 0; n < Size; n++)
        {
            uint y = (state[n] & 0x80000000u) | (state[(n + 1) % Size] & 0x7fffffffu);
            state[n] = state[(n + Middle) % Size] ^ (y >> 1) ^ ((y & 1u) * 0x9908b0dfu);
        }

        next = 0;
    }
}
