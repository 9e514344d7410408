using Orchestrator.Numerics;

namespace Orchestrator.Cluster.Tests.Torture;

/// <summary>Draws which fault comes next, and when: the same for the same seed.</summary>
/// <param name="seed">The seed.</param>
/// <param name="number">Which of several dice.</param>
internal sealed class Dice(ulong seed, ulong number)
{
    private RandomStream stream = new RandomKey(seed, RandomPurpose.Resampling).For(number);

    /// <summary>A number from 0 to below a bound.</summary>
    public int Next(int bound) => stream.NextInt(bound);
}
