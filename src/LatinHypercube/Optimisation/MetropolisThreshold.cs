using Orchestrator.Numerics;

namespace Orchestrator.LatinHypercube;

/// <summary>Quantiles of the exponential distribution: a rise is accepted with probability exp(-rise / T) if it stays below T times a random one.</summary>
internal static class MetropolisThreshold
{
    /// <summary>Takes the lowest bits of a random number to an index.</summary>
    public const int Mask = Count - 1;

    private const int Count = 4096;

    private static readonly double[] Quantiles =
        [.. Enumerable.Range(0, Count).Select(i => -PortableMath.Log((i + 0.5) / Count))];

    /// <summary>The quantile of an index from 0 to <see cref="Mask"/>.</summary>
    public static double At(int index) => Quantiles[index];
}
