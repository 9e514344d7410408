using System.Runtime.InteropServices;

namespace Orchestrator.LatinHypercube;

/// <summary>What the exchanges make small.</summary>
/// <remarks>
/// <c>E = WholeWeight CD(all) + SliceWeight sum over slices of CD(slice) + DistanceWeight sum over pairs of max(0, 1 - r^2/R^2)^2</c>
/// with R = <see cref="SliceRadius"/> for pairs of one slice, else <see cref="WholeRadius"/>. A pair costs nothing once it is R apart, so the
/// smallest distances are pushed up to R and everything else is left to the discrepancies.
/// </remarks>
/// <param name="WholeWeight">Weight of the centred discrepancy of the whole.</param>
/// <param name="SliceWeight">Weight of the centred discrepancy of each slice; 0 where there is one slice.</param>
/// <param name="DistanceWeight">Weight of close pairs.</param>
/// <param name="WholeRadius">Distance that any two points should keep, in the unit cube.</param>
/// <param name="SliceRadius">Distance that two points of a slice should keep, in the unit cube.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ExchangeObjective(
    double WholeWeight, double SliceWeight, double DistanceWeight, double WholeRadius, double SliceRadius)
{
    /// <summary>Pairs farther apart than this never matter.</summary>
    public double Reach => DistanceWeight > 0 ? Math.Max(WholeRadius, SliceRadius) : 0;
}
