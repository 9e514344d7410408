namespace Orchestrator.Numerics;

/// <summary>The random numbers of one object and one purpose, in order.</summary>
/// <remarks>
/// A mutable value: copies go on independently from where they were copied, so pass it by <c>ref</c> or keep it in a local variable.
/// A stream has 2^16 blocks of four 32-bit words; asking for more throws <see cref="InvalidOperationException"/>, it never wraps around.
/// Get one from <see cref="RandomKey.For"/>; <c>default</c> gives no numbers.
/// </remarks>
public partial struct RandomStream
{
    private readonly uint key0;
    private readonly uint key1;
    private readonly uint counter0;
    private readonly uint counter1;
    private readonly uint counter3;
    private uint counter2;
    private uint word0;
    private uint word1;
    private uint word2;
    private uint word3;
    private int wordsLeft;
    private int blocksLeft;

    internal RandomStream(uint key0, uint key1, uint counter0, uint counter1, uint counter2, uint counter3)
    {
        this.key0 = key0;
        this.key1 = key1;
        this.counter0 = counter0;
        this.counter1 = counter1;
        this.counter2 = counter2;
        this.counter3 = counter3;
        blocksLeft = RandomKey.MaximumDraws - (int)(counter2 & 0xFFFF);
    }

    /// <summary>32 random bits.</summary>
    /// <returns>A number uniform over all values.</returns>
    /// <exception cref="InvalidOperationException">The stream is used up.</exception>
    public uint NextUInt32()
    {
        if (wordsLeft == 0) NextBlock();
        return wordsLeft-- switch
        {
            4 => word0,
            3 => word1,
            2 => word2,
            _ => word3,
        };
    }

    /// <summary>64 random bits: words 0 and 1 or words 2 and 3 of a block, the lower first. A word that remains before them is passed over.</summary>
    /// <returns>A number uniform over all values.</returns>
    /// <exception cref="InvalidOperationException">The stream is used up.</exception>
    public ulong NextUInt64()
    {
        if (wordsLeft < 2) NextBlock();
        if (wordsLeft == 4)
        {
            wordsLeft = 2;
            return ((ulong)word1 << 32) | word0;
        }

        wordsLeft = 0;
        return ((ulong)word3 << 32) | word2;
    }

    /// <summary>A uniform number in the open interval (0, 1).</summary>
    /// <returns>(2n + 1) / 2^53 with n uniform over 52 bits: never 0, never 1, symmetric about 1/2.</returns>
    /// <exception cref="InvalidOperationException">The stream is used up.</exception>
    public double NextUniform() => ToUniform(NextUInt64());

    /// <summary>A number from the normal distribution of mean 0 and variance 1, by Box and Muller (1958): sqrt(-2 ln u1) cos(2 pi u2).</summary>
    /// <returns>A number of magnitude at most 8.6.</returns>
    /// <exception cref="InvalidOperationException">The stream is used up.</exception>
    public double NextNormal()
    {
        double radius = Math.Sqrt(-2 * PortableMath.Log(NextUniform()));
        return radius * PortableMath.Cos(ToAngle(NextUInt64()));
    }

    /// <summary>An integer uniform over 0 .. bound - 1 without bias (Lemire 2019, ACM TOMACS 29, 3).</summary>
    /// <param name="bound">The number of values, at least 1.</param>
    /// <returns>The integer.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is not positive.</exception>
    /// <exception cref="InvalidOperationException">The stream is used up.</exception>
    public int NextInt(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        ulong product = (ulong)NextUInt32() * (uint)bound;
        if ((uint)product < (uint)bound)
        {
            uint rejected = unchecked((uint)-bound) % (uint)bound;
            while ((uint)product < rejected) product = (ulong)NextUInt32() * (uint)bound;
        }

        return (int)(product >> 32);
    }

    /// <summary>Puts the items into a random order, every order being equally likely (Fisher and Yates).</summary>
    /// <typeparam name="T">The items' type.</typeparam>
    /// <param name="items">The items; a stream suffices for about 260 000.</param>
    /// <exception cref="InvalidOperationException">The stream is used up.</exception>
    public void Shuffle<T>(Span<T> items)
    {
        for (int last = items.Length - 1; last > 0; last--)
        {
            int chosen = NextInt(last + 1);
            (items[last], items[chosen]) = (items[chosen], items[last]);
        }
    }

    /// <summary>52 bits in the fraction of a number in [1, 2), less 1 - 2^-53: exact.</summary>
    internal static double ToUniform(ulong bits) => BitConverter.UInt64BitsToDouble((bits >> 12) | 0x3FF0000000000000UL) - (1 - 1.1102230246251565e-16);

    internal static double ToAngle(ulong bits) => 2 * Math.PI * ToUniform(bits);

    private void NextBlock()
    {
        if (blocksLeft == 0)
            throw new InvalidOperationException($"A random stream has {RandomKey.MaximumDraws} blocks of 128 bits, and all are used: draw for smaller objects.");
        (word0, word1, word2, word3) = Philox4x32.Block((counter0, counter1, counter2, counter3), (key0, key1));
        blocksLeft--;
        if (blocksLeft > 0) counter2++;
        wordsLeft = 4;
    }
}
