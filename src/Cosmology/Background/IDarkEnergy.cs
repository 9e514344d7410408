namespace Orchestrator.Cosmology;

/// <summary>A law w(a) of the dark energy's pressure over density, and the density that follows from it.</summary>
/// <remarks>Implementations are immutable and safe to use from any thread.</remarks>
public interface IDarkEnergy
{
    /// <summary>Equation of state w at a scale factor.</summary>
    /// <param name="scaleFactor">a = 1 / (1 + z), above 0.</param>
    /// <returns>Pressure over density, dimensionless.</returns>
    double EquationOfState(double scaleFactor);

    /// <summary>Density at a scale factor over today's, <c>exp(3 int_a^1 (1 + w) dln a')</c>.</summary>
    /// <param name="scaleFactor">a = 1 / (1 + z), above 0.</param>
    /// <returns>Dimensionless; 1 at a = 1.</returns>
    double DensityRatio(double scaleFactor);
}
