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
}
