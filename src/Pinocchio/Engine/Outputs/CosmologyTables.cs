using Orchestrator.Cosmology;
using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio.Engine;

/// <summary>Tabulates the cosmology as the real program does: 210 rows of scale factor, of smoothing radius and of wavenumber, side by
/// side.</summary>
/// <remarks>Distances are 0 from a = 1 on, and the equation of state is -1 whatever the dark energy: both as in the real program's
/// file.</remarks>
internal static class CosmologyTables
{
    private const double FirstLogRadius = -6.0;
    private const double RadiusStep = 0.04;
    private const double FirstLogWavenumber = -4.0;
    private const double WavenumberStep = 1.0 / 35.0;
    private const double ProgramsEquationOfState = -1.0;

    /// <summary>The table of a run's cosmology.</summary>
    public static CosmologyTable Of(EngineInputs inputs)
    {
        double h = inputs.Cosmology.Parameters.H;
        var moments = new GaussianMoments(inputs.Spectrum);
        return new CosmologyTable(
            h,
            [.. Enumerable.Range(0, CosmologyRows.Count).Select(row => Epoch(inputs.Cosmology, row))],
            [.. Enumerable.Range(0, CosmologyRows.Count).Select(row => moments.At(PortableMath.Exp10(FirstLogRadius + row * RadiusStep) * h))],
            [.. Enumerable.Range(0, CosmologyRows.Count)
                .Select(row => Power(inputs.Spectrum, PortableMath.Exp10(FirstLogWavenumber + row * WavenumberStep) / h))]);
    }

    private static (double K, double Power) Power(IPowerSpectrum spectrum, double wavenumber) => (wavenumber, spectrum.Evaluate(wavenumber));

    private static CosmologyEpoch Epoch(WcdmCosmology cosmology, int row)
    {
        double a = CosmologyRows.ScaleFactor(row), redshift = CosmologyRows.Redshift(row);
        double distance = row >= CosmologyRows.Today ? 0.0 : cosmology.ComovingDistanceByQuadrature(redshift);
        double Growth(Func<LagrangianGrowth, double> order) => CosmologyRows.At(z => order(cosmology.LagrangianGrowthFactors(z)), row);
        double Rate(Func<LagrangianGrowth, double> order) => CosmologyRows.At(z => order(cosmology.LagrangianGrowthRates(z)), row);
        return new CosmologyEpoch(
            a, cosmology.Age(redshift), distance, distance * a, cosmology.OmegaMAt(redshift), ProgramsEquationOfState,
            Growth(static growth => growth.D1), Growth(static growth => growth.D2), Math.Abs(Growth(static growth => growth.D31)),
            Growth(static growth => growth.D32),
            Rate(static rate => rate.D1), Rate(static rate => rate.D2), Rate(static rate => rate.D31), Rate(static rate => rate.D32));
    }
}
