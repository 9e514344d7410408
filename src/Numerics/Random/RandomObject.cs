namespace Orchestrator.Numerics;

/// <summary>Names the object that random numbers belong to: the lower 64 bits of the counter of <see cref="RandomKey"/>.</summary>
public static class RandomObject
{
    /// <summary>Mixes a halo, the copy of the box it stands in, and the number of a satellite.</summary>
    /// <remarks>
    /// Copies of one halo thereby carry different galaxies. For a fixed replication and number the mapping of ids is one to one;
    /// among N objects of a cone two agree by chance with probability N^2 / 2^65 (3e-4 for 1e8 galaxies), and then share their draws, no more.
    /// </remarks>
    /// <param name="haloId">The halo's id in its simulation.</param>
    /// <param name="replicationCode">The code of the box copy.</param>
    /// <param name="number">0 for the halo and its central galaxy, else the number of the satellite.</param>
    /// <returns>64 well mixed bits.</returns>
    public static ulong Of(ulong haloId, int replicationCode, int number = 0)
    {
        ulong copy = ((ulong)(uint)number << 32) | (uint)replicationCode;
        return Mix(Mix(haloId) ^ Mix(unchecked(copy + 0x9E3779B97F4A7C15UL)));
    }

    /// <summary>A bijection of 64-bit words in which every input bit flips each output bit with probability near 1/2
    /// (variant 13 of Stafford's constants for the MurmurHash3 finaliser, as in Steele, Lea and Flood 2014, OOPSLA, SplitMix).</summary>
    private static ulong Mix(ulong x)
    {
        unchecked
        {
            x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
            x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
            return x ^ (x >> 31);
        }
    }
}
