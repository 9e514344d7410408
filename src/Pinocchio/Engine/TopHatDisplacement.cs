using Orchestrator.Cosmology;
using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio.Engine;

/// <summary>Displacements of linear theory today, averaged in spheres.</summary>
internal static class TopHatDisplacement
{
    private const double FirstLog = -12.0;
    private const double Step = 0.002;
    private const double LargestProduct = 500.0;
    private const double Series = 0.02;

    /// <summary>The rms of all three components together in Mpc/h, in spheres of a radius in Mpc/h.</summary>
    public static double Rms(IPowerSpectrum spectrum, double radius)
    {
        int steps = (int)((PortableMath.Log(LargestProduct / radius) - FirstLog) / Step);
        double sum = 0.0;
        for (int n = 0; n < steps; n++)
        {
            double k = PortableMath.Exp(FirstLog + (n + 0.5) * Step), x = k * radius;
            (double sine, double cosine) = PortableMath.SinCos(x);
            double window = x < Series ? 1.0 - x * x / 10.0 : 3.0 * (sine - x * cosine) / (x * x * x);
            sum += k * spectrum.Evaluate(k) * window * window;
        }

        return Math.Sqrt(sum * Step / (2.0 * Math.PI * Math.PI));
    }
}
