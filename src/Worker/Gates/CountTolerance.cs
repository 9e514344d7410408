using Orchestrator.Cosmology;
using Orchestrator.Numerics;

namespace Orchestrator.Worker;

/// <summary>How far a count of halos may lie from its mean: three standard deviations of Poisson noise and of sample variance.</summary>
/// <remarks>
/// The variance of a count in a part of the box is (b D)^2 [sigma^2(V) - sigma^2(L^3)]: waves longer than the box are not in it, so the whole
/// box has none to first order. What is left there is of second order, (b D sigma(V))^4, as 60 realisations of 128 Mpc/h boxes show
/// (0.02 for b D sigma = 0.15). V is the volume that is seen once: where a cone shows places repeatedly, its volume over the mean number
/// of times; sigma is that of a sphere as large, the most that any shape has.
/// </remarks>
internal sealed class CountTolerance
{
    private const double Deviations = 3;
    private const double LargestRadius = 124;

    // Up to this mean none at all is within three deviations: exp(-6.6) = 0.00135. The quantiles' expansion fails far below it.
    private const double NoneIsUsual = 6.6;
    private readonly MassVariance variance;
    private readonly double boxVolume;

    /// <summary>Prepares.</summary>
    /// <param name="variance">The linear field.</param>
    /// <param name="boxSize">Comoving Mpc/h.</param>
    public CountTolerance(MassVariance variance, double boxSize) => (this.variance, boxVolume) = (variance, boxSize * boxSize * boxSize);

    /// <summary>Least and greatest count that pass.</summary>
    /// <param name="halos">The prediction.</param>
    /// <param name="uniqueVolume">Volume that is seen once, comoving (Mpc/h)^3.</param>
    /// <param name="copies">Mean number of times that a place is seen, 1 or more.</param>
    public (double Least, double Greatest) Around(PredictedHalos halos, double uniqueVolume, double copies = 1)
    {
        double response = halos.Count > 0 ? halos.Response / halos.Count : 0;
        double here = VarianceIn(Math.Min(uniqueVolume, boxVolume)), box = VarianceIn(boxVolume);
        double second = response * response * here;
        double relative = (response * response * Math.Max(0, here - box)) + (second * second);

        // The last term is the skewness of a Poisson distribution in its quantiles (Cornish and Fisher), which matters for small numbers.
        double Edge(double mean, double side) =>
            mean + (side * Deviations * Math.Sqrt((copies * mean) + (relative * mean * mean))) + (copies * ((Deviations * Deviations) - 1) / 6);
        double least = halos.Least > copies * NoneIsUsual ? Math.Max(0, Edge(halos.Least, -1)) : 0;
        return (least, Edge(halos.Greatest, +1));
    }

    // Beyond the table sigma falls at least as steeply as at its end.
    private double VarianceIn(double volume)
    {
        double radius = PortableMath.Cbrt(3 * volume / (4 * Math.PI));
        double sigma = radius <= LargestRadius
            ? variance.SigmaOfRadius(radius)
            : variance.SigmaOfRadius(LargestRadius) * PortableMath.Pow(radius / LargestRadius, variance.SlopeOfRadius(LargestRadius));
        return sigma * sigma;
    }
}
