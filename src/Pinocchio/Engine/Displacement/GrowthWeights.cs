using Orchestrator.Cosmology;

namespace Orchestrator.Pinocchio.Engine.Displacement;

/// <summary>What the sources of the four orders are multiplied with.</summary>
internal static class GrowthWeights
{
    /// <summary>Growth factors at a redshift: the weights of displacements.</summary>
    public static double[] Factors(WcdmCosmology cosmology, double redshift)
    {
        LagrangianGrowth factors = cosmology.LagrangianGrowthFactors(redshift);
        return [factors.D1, factors.D2, factors.D31, factors.D32];
    }

    /// <summary>Growth factors times growth rates: the weights of velocities over aH.</summary>
    public static double[] Rates(WcdmCosmology cosmology, double redshift)
    {
        LagrangianGrowth factors = cosmology.LagrangianGrowthFactors(redshift), rates = cosmology.LagrangianGrowthRates(redshift);
        return [factors.D1 * rates.D1, factors.D2 * rates.D2, factors.D31 * rates.D31, factors.D32 * rates.D32];
    }

    /// <summary>The weights of velocities over aH in the LPT snapshot of the real program: all orders at the rate of the first, 31PT twice,
    /// 32PT not at all, as a fit of its velocities by its displacements shows.</summary>
    public static double[] ProgramsSnapshotRates(WcdmCosmology cosmology, double redshift)
    {
        LagrangianGrowth factors = cosmology.LagrangianGrowthFactors(redshift);
        double rate = cosmology.LagrangianGrowthRates(redshift).D1;
        return [factors.D1 * rate, factors.D2 * rate, 2.0 * factors.D31 * rate, 0.0];
    }
}
