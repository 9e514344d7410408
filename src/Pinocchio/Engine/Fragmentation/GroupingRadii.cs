using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio.Engine.Fragmentation;

/// <summary>How near a particle must come to a group to be accreted, and two groups to merge; calibrated on the universal mass function of
/// Watson et al. (2013) for positions of second order.</summary>
/// <remarks>r^2 = (f m^(e/3) (1 + f_r max(s - s0, 0)))^2 + (f200 m^(1/3))^2 in units of the cell squared, m in particles, s the rms density
/// contrast on the grid at that time.</remarks>
internal sealed class GroupingRadii
{
    private const double Amplitude = 0.501;
    private const double Exponent = 0.745;
    private const double AccretionGrowth = 0.334;
    private const double MergerGrowth = 0.052;
    private const double Threshold = 1.5;
    private const double Overdensity200 = 0.171;
    private const int Tabulated = 1 << 14;

    private readonly double[] extents = new double[Tabulated], cores = new double[Tabulated];
    private double accretion, merger;

    /// <summary>Tabulates the powers of small masses.</summary>
    public GroupingRadii()
    {
        for (int mass = 1; mass < Tabulated; mass++) (extents[mass], cores[mass]) = Powers(mass);
    }

    /// <summary>Sets the time by the rms density contrast of the grid then.</summary>
    public void Advance(double rms)
    {
        double excess = Math.Max(rms - Threshold, 0.0);
        accretion = Square(Amplitude * (1.0 + excess * AccretionGrowth));
        merger = Square(Amplitude * (1.0 + excess * MergerGrowth));
    }

    /// <summary>Square of the distance within which a particle joins a group of <paramref name="mass"/> particles.</summary>
    public double Accretion(int mass)
    {
        (double extent, double core) = Get(mass);
        return accretion * extent + core;
    }

    /// <summary>Square of the distance within which a group of <paramref name="mass"/> particles merges with a smaller one.</summary>
    public double Merger(int mass)
    {
        (double extent, double core) = Get(mass);
        return merger * extent + core;
    }

    private (double Extent, double Core) Get(int mass) => mass < Tabulated ? (extents[mass], cores[mass]) : Powers(mass);

    private static (double Extent, double Core) Powers(int mass)
    {
        double log = PortableMath.Log(mass);
        return (PortableMath.Exp(2.0 * Exponent / 3.0 * log), Square(Overdensity200) * PortableMath.Exp(2.0 / 3.0 * log));
    }

    private static double Square(double value) => value * value;
}
