using Orchestrator.Numerics;

namespace Orchestrator.Cosmology;

public sealed partial class WcdmCosmology
{
    /// <summary>Linear growth factor D(z) of the growing mode, 1 today.</summary>
    /// <param name="redshift">Redshift, -1/3 (scale factor 1.5) to 9999.</param>
    /// <returns>Dimensionless.</returns>
    /// <exception cref="InvalidInputException">The redshift lies outside the table or is not a number.</exception>
    public double GrowthFactor(double redshift) => growth.First(LogScaleFactor(redshift), 1.0 / (1.0 + redshift));

    /// <summary>Linear growth rate f = dlnD/dlna.</summary>
    /// <param name="redshift">Redshift, -1/3 (scale factor 1.5) to 9999.</param>
    /// <returns>Dimensionless; near OmegaM(z)^0.55.</returns>
    /// <exception cref="InvalidInputException">The redshift lies outside the table or is not a number.</exception>
    public double GrowthRate(double redshift) => growth.FirstRate(LogScaleFactor(redshift));

    /// <summary>Growth factors of Lagrangian perturbation theory to third order, in PINOCCHIO's normalisation.</summary>
    /// <param name="redshift">Redshift, -1/3 (scale factor 1.5) to 9999.</param>
    /// <returns>Each divided by its power of the linear growth factor today; D31 is negative.</returns>
    /// <exception cref="InvalidInputException">The redshift lies outside the table or is not a number.</exception>
    public LagrangianGrowth LagrangianGrowthFactors(double redshift) => growth.Factors(LogScaleFactor(redshift), 1.0 / (1.0 + redshift));

    /// <summary>Rates dln|D_n|/dlna of the Lagrangian growth factors.</summary>
    /// <param name="redshift">Redshift, -1/3 (scale factor 1.5) to 9999.</param>
    /// <returns>Dimensionless, positive.</returns>
    /// <exception cref="InvalidInputException">The redshift lies outside the table or is not a number.</exception>
    public LagrangianGrowth LagrangianGrowthRates(double redshift) => growth.Rates(LogScaleFactor(redshift));

    private static double LogScaleFactor(double redshift)
    {
        double logScaleFactor = -PortableMath.Log(1.0 + redshift);
        if (redshift > -1.0 && logScaleFactor >= GrowthTable.Start && logScaleFactor <= GrowthTable.End) return logScaleFactor;
        throw new InvalidInputException("lies outside the growth table", key: "redshift", value: redshift.ToString("R"),
            allowed: "-1/3 .. 9999, which is a = 1.5 .. 1e-4");
    }
}
