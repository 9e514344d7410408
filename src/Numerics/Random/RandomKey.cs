namespace Orchestrator.Numerics;

/// <summary>The only way to random numbers: says what they are for, and hands out one independent stream for each object.</summary>
/// <remarks>
/// <para>The generator is <see cref="Philox4x32"/>. Its key is the campaign's seed; its 128-bit counter is, from the top,
/// purpose (8 bits), simulation (24), realisation (16), draw (16), object (64). Distinct fields give distinct counters, so streams never overlap,
/// and a number does not depend on which thread asks for it, nor on what was asked for before.</para>
/// <para>A value is immutable and thread-safe. <c>default</c> has <see cref="RandomPurpose.None"/> and gives no numbers.</para>
/// </remarks>
public readonly partial record struct RandomKey
{
    /// <summary>How many simulations have numbers of their own.</summary>
    public const int MaximumSimulations = 1 << 24;

    /// <summary>How many realisations of a simulation have numbers of their own.</summary>
    public const int MaximumRealisations = 1 << 16;

    /// <summary>How many blocks of 128 bits a stream has.</summary>
    public const int MaximumDraws = 1 << 16;

    /// <summary>Makes a key.</summary>
    /// <param name="Seed">The campaign's seed.</param>
    /// <param name="Purpose">What the numbers are for; not <see cref="RandomPurpose.None"/>.</param>
    /// <param name="Simulation">The point of the design, 0 to 2^24 - 1.</param>
    /// <param name="Realisation">The realisation of the mock, 0 to 2^16 - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A field does not fit its bits.</exception>
    public RandomKey(ulong Seed, RandomPurpose Purpose, int Simulation = 0, int Realisation = 0)
    {
        ArgumentOutOfRangeException.ThrowIfEqual((byte)Purpose, (byte)RandomPurpose.None, nameof(Purpose));
        ArgumentOutOfRangeException.ThrowIfNegative(Simulation);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Simulation, MaximumSimulations);
        ArgumentOutOfRangeException.ThrowIfNegative(Realisation);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Realisation, MaximumRealisations);
        this.Seed = Seed;
        this.Purpose = Purpose;
        this.Simulation = Simulation;
        this.Realisation = Realisation;
    }

    /// <summary>The campaign's seed.</summary>
    public ulong Seed { get; }

    /// <summary>What the numbers are for.</summary>
    public RandomPurpose Purpose { get; }

    /// <summary>The point of the design.</summary>
    public int Simulation { get; }

    /// <summary>The realisation of the mock.</summary>
    public int Realisation { get; }

    /// <summary>The stream of one object, from its beginning or from a later draw.</summary>
    /// <param name="obj">The object, as a rule from <see cref="RandomObject.Of"/>.</param>
    /// <param name="draw">The block of 128 bits to begin with, 0 to 2^16 - 1.</param>
    /// <returns>A stream at the beginning of block <paramref name="draw"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="draw"/> does not fit its bits.</exception>
    /// <exception cref="InvalidOperationException">This key is <c>default</c>.</exception>
    public RandomStream For(ulong obj, int draw = 0)
    {
        var (counter2, counter3) = UpperCounter(draw);
        return new RandomStream((uint)Seed, (uint)(Seed >> 32), (uint)obj, (uint)(obj >> 32), counter2, counter3);
    }

    /// <summary>The upper half of the counter.</summary>
    private (uint Word2, uint Word3) UpperCounter(int draw)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(draw);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(draw, MaximumDraws);
        if (Purpose == RandomPurpose.None) throw new InvalidOperationException("A default RandomKey has no purpose and gives no random numbers.");
        return (((uint)Realisation << 16) | (uint)draw, ((uint)Purpose << 24) | (uint)Simulation);
    }
}
