using Orchestrator.Numerics;

namespace Orchestrator.LatinHypercube;

/// <summary>The streams of a design: one for each purpose, axis and item, so that no draw depends on the order of others.</summary>
/// <param name="seed">The campaign's seed.</param>
/// <param name="variant">Tells apart designs drawn from one seed: 0 for cosmologies, 1 for mocks, and so on.</param>
internal readonly struct DesignRandom(ulong seed, int variant = 0)
{
    private readonly RandomKey key = new(seed, RandomPurpose.Design, variant);

    /// <summary>The stream of an item.</summary>
    /// <param name="draw">What the numbers are for.</param>
    /// <param name="axis">The axis or another small number, below 2^16.</param>
    /// <param name="item">The item, below 2^40.</param>
    public RandomStream For(DesignDraw draw, int axis = 0, long item = 0)
        => key.For(((ulong)(byte)draw << 56) | ((ulong)(uint)axis << 40) | (ulong)item);
}
