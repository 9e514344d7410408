using Orchestrator.Numerics;

namespace Orchestrator.Observational;

/// <summary>Standard normal deviates above a bound, drawn exactly by rejection.</summary>
internal static class TruncatedNormal
{
    /// <summary>Draws from the standard normal distribution restricted to values above <paramref name="bound"/>.</summary>
    /// <remarks>
    /// Normal deviates are redrawn until one is above a bound that is not positive: at least every second one is. Above a positive bound the proposals
    /// are exponential with the best rate (Robert 1995, Statistics and Computing 5, 121): more than three of four are accepted, however high the bound.
    /// </remarks>
    public static double Above(double bound, ref RandomStream random)
    {
        if (bound <= 0)
        {
            double deviate;
            do deviate = random.NextNormal();
            while (deviate <= bound);
            return deviate;
        }
        double rate = 0.5 * (bound + Math.Sqrt(bound * bound + 4));
        while (true)
        {
            double proposal = bound - PortableMath.Log(random.NextUniform()) / rate;
            double distance = proposal - rate;
            if (random.NextUniform() < PortableMath.Exp(-0.5 * distance * distance)) return proposal;
        }
    }
}
