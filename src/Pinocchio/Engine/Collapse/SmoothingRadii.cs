using Orchestrator.Cosmology;
using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio.Engine.Collapse;

/// <summary>The Gaussian smoothing radii at which collapse is looked for: variances 0.3 dex apart, from a sixth of the collapse threshold
/// to what the grid resolves, and last no smoothing.</summary>
internal static class SmoothingRadii
{
    private const double LogStep = 0.3;
    private const double ThresholdInSigmas = 6.0;
    private const double SmallestRadiusInCells = 1.0 / 6.0;
    private const double LargestRadius = 120.0;

    /// <summary>Radii in descending order, comoving Mpc/h; the last is 0.</summary>
    /// <param name="variance">Variance with a Gaussian filter.</param>
    /// <param name="cell">Distance between particles, comoving Mpc/h.</param>
    /// <param name="lastGrowth">Growth factor at the last output.</param>
    public static double[] Choose(MassVariance variance, double cell, double lastGrowth)
    {
        double sigmaMaximum = variance.SigmaOfRadius(cell * SmallestRadiusInCells), maximum = sigmaMaximum * sigmaMaximum;
        double root = CosmologyConstants.CollapseThreshold / ThresholdInSigmas / lastGrowth, minimum = root * root;
        var radii = new List<double>();
        for (int n = 0; ; n++)
        {
            double target = minimum * PortableMath.Exp10(LogStep * n);
            if (target >= maximum) break;
            radii.Add(RadiusOf(variance, Math.Sqrt(target), cell));
        }

        radii.Add(0.0);
        return [.. radii];
    }

    private static double RadiusOf(MassVariance variance, double sigma, double cell)
    {
        double logTarget = PortableMath.Log(sigma);
        double logRadius = RootFinding.Brent(
            logRadius => PortableMath.Log(variance.SigmaOfRadius(PortableMath.Exp(logRadius))) - logTarget,
            PortableMath.Log(0.9 * cell * SmallestRadiusInCells), PortableMath.Log(LargestRadius), 1e-10);
        return PortableMath.Exp(logRadius);
    }
}
