namespace Orchestrator.LatinHypercube;

/// <summary>A figure of a design and where it stands among random Latin hypercubes of the same size.</summary>
/// <param name="Value">The figure.</param>
/// <param name="Percentile">Percent of the random Latin hypercubes whose figure is lower (ties count half).</param>
/// <param name="BetterThan">Percent of the random Latin hypercubes that are worse (ties count half).</param>
/// <param name="RandomMedian">The median of the random Latin hypercubes.</param>
public sealed record RankedFigure(double Value, double Percentile, double BetterThan, double RandomMedian)
{
    /// <summary>Ranks a figure.</summary>
    /// <param name="value">The figure.</param>
    /// <param name="sorted">The figures of the random Latin hypercubes, ascending.</param>
    /// <param name="lowerIsBetter">Whether the lower figure is better.</param>
    internal static RankedFigure Of(double value, double[] sorted, bool lowerIsBetter)
    {
        int below = sorted.Count(other => other < value), equal = sorted.Count(other => other.Equals(value));
        double percentile = 100 * (below + (0.5 * equal)) / sorted.Length;
        return new RankedFigure(value, percentile, lowerIsBetter ? 100 - percentile : percentile, sorted[sorted.Length / 2]);
    }
}
