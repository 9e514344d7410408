using Orchestrator.Cosmology;
using Orchestrator.Numerics;

namespace Orchestrator.HaloHod;

/// <summary>Forecast of how many galaxies of a sample live in halos that a simulation does not have.</summary>
/// <remarks>
/// <para>A sample is reachable where at most <see cref="LargestLoss"/> of the galaxies that its halo occupation expects, centrals and satellites, live in
/// halos below the mass cut. Comparing M_min with the resolution would not do: the cut-off of the centrals has a width.</para>
/// <para>Integrals run over ln M from 1e8 to 1e17 Msun/h, or as far as the mass function is tabulated, in steps of 0.01 by the trapezoidal rule. Where an
/// occupation reaches down to masses that the mass function was not fitted for, the forecast is as good as its extrapolation.</para>
/// </remarks>
public static class Reachability
{
    /// <summary>Largest fraction of galaxies below the cut for which a sample counts as reachable.</summary>
    public const double LargestLoss = 0.05;

    private const double LogMinimum = 18.420680743952367;
    private const double LogMaximum = 39.14394658089878;
    private const double Step = 0.01;

    // Keeps rounding of the logarithm from leaving the mass function's table.
    private const double Margin = 1e-9;

    /// <summary>Expected fraction of the sample's galaxies in halos below a mass.</summary>
    /// <param name="massFunction">Halo mass function in the mass definition of the occupation.</param>
    /// <param name="model">The halo occupation.</param>
    /// <param name="redshift">Redshift of the forecast.</param>
    /// <param name="massCut">The cut in Msun/h, in the mass definition of the occupation.</param>
    /// <returns>A fraction within [0, 1].</returns>
    public static double FractionBelow(IHaloMassFunction massFunction, IHodModel model, double redshift, double massCut)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(massCut);
        double logCut = PortableMath.Log(massCut);
        double below = Density(massFunction, model, redshift, LogMinimum, Math.Min(logCut, LogMaximum));
        double above = Density(massFunction, model, redshift, Math.Max(logCut, LogMinimum), LogMaximum);
        return below > 0 ? below / (below + above) : 0;
    }

    /// <summary>Whether a sample is reachable with a mass cut: <see cref="FractionBelow"/> is at most <see cref="LargestLoss"/>.</summary>
    /// <param name="massFunction">Halo mass function in the mass definition of the occupation.</param>
    /// <param name="model">The halo occupation.</param>
    /// <param name="redshift">Redshift of the forecast.</param>
    /// <param name="massCut">The cut in Msun/h, in the mass definition of the occupation.</param>
    public static bool IsReachable(IHaloMassFunction massFunction, IHodModel model, double redshift, double massCut) =>
        FractionBelow(massFunction, model, redshift, massCut) <= LargestLoss;

    /// <summary>Comoving number density of the sample's galaxies, centrals and satellites, in (Mpc/h)^-3.</summary>
    /// <param name="massFunction">Halo mass function in the mass definition of the occupation.</param>
    /// <param name="model">The halo occupation.</param>
    /// <param name="redshift">Redshift of the forecast.</param>
    public static double NumberDensity(IHaloMassFunction massFunction, IHodModel model, double redshift) =>
        Density(massFunction, model, redshift, LogMinimum, LogMaximum);

    /// <summary>The parameters whose M_min gives a target density, the other four being kept.</summary>
    /// <param name="massFunction">Halo mass function in the mass definition of the occupation.</param>
    /// <param name="parameters">The parameters; their M_min is not used.</param>
    /// <param name="redshift">Redshift at which the density holds.</param>
    /// <param name="density">Target comoving number density in (Mpc/h)^-3.</param>
    /// <exception cref="InvalidInputException">No M_min within its range gives this density.</exception>
    public static Zheng07Parameters MatchDensity(IHaloMassFunction massFunction, Zheng07Parameters parameters, double redshift, double density)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(density);
        double Excess(double logMMin) =>
            NumberDensity(massFunction, new Zheng07Model(parameters with { LogMMin = logMMin }), redshift) / density - 1;
        const double smallest = 9, largest = 16;
        double most = Excess(smallest) + 1, least = Excess(largest) + 1;
        if (most < 1 || least > 1)
        {
            throw new InvalidInputException(
                "no log_m_min within 9 to 16 gives this number density", key: "density", value: $"{density:G6}",
                allowed: $"{least * density:G3} to {most * density:G3} galaxies per (Mpc/h)^3");
        }
        return parameters with { LogMMin = RootFinding.Brent(Excess, smallest, largest, 1e-10) };
    }

    private static double Density(IHaloMassFunction massFunction, IHodModel model, double redshift, double logStart, double logEnd)
    {
        ArgumentNullException.ThrowIfNull(massFunction);
        ArgumentNullException.ThrowIfNull(model);
        logStart = Math.Max(logStart, PortableMath.Log(massFunction.MinimumMass) + Margin);
        logEnd = Math.Min(logEnd, PortableMath.Log(massFunction.MaximumMass) - Margin);
        if (logEnd <= logStart) return 0;
        int steps = (int)Math.Ceiling((logEnd - logStart) / Step);
        double width = (logEnd - logStart) / steps;
        double[] masses = new double[steps + 1], halos = new double[steps + 1], centrals = new double[steps + 1], satellites = new double[steps + 1];
        for (int i = 0; i <= steps; i++) masses[i] = PortableMath.Exp(logStart + i * width);
        massFunction.NumberDensity(masses, redshift, halos);
        model.MeanOccupation(masses, centrals, satellites);
        double sum = 0;
        for (int i = 0; i <= steps; i++)
        {
            double weight = i == 0 || i == steps ? 0.5 : 1;
            sum += weight * (centrals[i] + satellites[i]) * halos[i];
        }
        return sum * width;
    }
}
