using Orchestrator.Numerics;

namespace Orchestrator.Cosmology;

/// <summary>The growing modes of Lagrangian perturbation theory up to third order, tabulated in ln a.</summary>
/// <remarks>
/// The equations (Bouchet et al. 1995; Catelan 1995) share the operator <c>D'' + (2 + dlnE/dlna) D' - s D</c> with ' = d/dlna and s = 3/2 Om(a), and
/// differ in their sources: 0, <c>-s D^2</c>, <c>-2 s D^3</c>, <c>-2 s D D2 + 2 s D^3</c>. They are solved for g_n = D_n / a^n, which is constant
/// in an Einstein-de Sitter universe, from a = 1e-6, where every universe of this library is one. Values and the first two derivatives at
/// the nodes make quintic tables.
/// </remarks>
internal sealed class GrowthTable
{
    /// <summary>ln a of the first node: a = 1e-4, a little below so that 1e-4 itself lies inside.</summary>
    public const double Start = -9.2104;

    /// <summary>ln a of the last node: a = 1.5, a little above.</summary>
    public const double End = 0.40547;

    private const double LogOfFirstScaleFactor = -13.815510557964274;
    private const double Tolerance = 1e-11;
    private const int Modes = 4;
    private const int Intervals = 192;
    private static readonly int[] Orders = [1, 2, 3, 3];
    private readonly WcdmCosmology cosmology;
    private readonly QuinticTable[] tables = new QuinticTable[Modes];
    private readonly double[] normalisation;

    public GrowthTable(WcdmCosmology cosmology)
    {
        this.cosmology = cosmology;
        double step = (End - Start) / Intervals;
        var grid = new double[Intervals + 2];
        grid[0] = LogOfFirstScaleFactor;
        for (int i = 0; i <= Intervals; i++) grid[i + 1] = Start + i * step;
        double[][] solution = RungeKutta.Solve(
            Derivative, grid, [1.0, -3.0 / 7.0, -1.0 / 3.0, 10.0 / 21.0, 0.0, 0.0, 0.0, 0.0], Tolerance, Tolerance);
        double[][] second = SecondDerivatives(grid, solution);
        for (int mode = 0; mode < Modes; mode++)
            tables[mode] = new QuinticTable(Start, step, solution[mode].AsSpan(1), solution[Modes + mode].AsSpan(1), second[mode].AsSpan(1));
        double today = tables[0].Evaluate(0.0);
        normalisation = [1.0 / today, -1.0 / (today * today), 1.0 / (3.0 * today * today * today), 1.0 / (4.0 * today * today * today)];
    }

    public double First(double logScaleFactor, double scaleFactor) => scaleFactor * tables[0].Evaluate(logScaleFactor) * normalisation[0];

    public double FirstRate(double logScaleFactor) => Rate(0, logScaleFactor);

    public LagrangianGrowth Factors(double logScaleFactor, double scaleFactor)
    {
        double cube = scaleFactor * scaleFactor * scaleFactor;
        return new LagrangianGrowth(
            First(logScaleFactor, scaleFactor),
            scaleFactor * scaleFactor * tables[1].Evaluate(logScaleFactor) * normalisation[1],
            cube * tables[2].Evaluate(logScaleFactor) * normalisation[2],
            cube * tables[3].Evaluate(logScaleFactor) * normalisation[3]);
    }

    public LagrangianGrowth Rates(double logScaleFactor) =>
        new(Rate(0, logScaleFactor), Rate(1, logScaleFactor), Rate(2, logScaleFactor), Rate(3, logScaleFactor));

    private double Rate(int mode, double logScaleFactor) =>
        Orders[mode] + tables[mode].Derivative(logScaleFactor) / tables[mode].Evaluate(logScaleFactor);

    /// <summary>Slopes of (g, g'): with D = a^n g the operator becomes g'' + (2 n + F) g' + (n^2 + n F - s) g, F = 2 + dlnE/dlna.</summary>
    private void Derivative(double logScaleFactor, ReadOnlySpan<double> state, Span<double> slope)
    {
        double scaleFactor = PortableMath.Exp(logScaleFactor);
        double matter = cosmology.OmegaMAt(1.0 / scaleFactor - 1.0);
        double friction = 2.0 - 1.5 * (1.0 + cosmology.DarkEnergy.EquationOfState(scaleFactor) * (1.0 - matter));
        double source = 1.5 * matter;
        double g = state[0];
        ReadOnlySpan<double> sources =
            [0.0, -source * g * g, -2.0 * source * g * g * g, -2.0 * source * g * state[1] + 2.0 * source * g * g * g];
        for (int mode = 0; mode < Modes; mode++)
        {
            double n = Orders[mode];
            slope[mode] = state[Modes + mode];
            slope[Modes + mode] = sources[mode] - (2.0 * n + friction) * state[Modes + mode] - (n * n + n * friction - source) * state[mode];
        }
    }

    private double[][] SecondDerivatives(double[] grid, double[][] solution)
    {
        var second = new double[Modes][];
        for (int mode = 0; mode < Modes; mode++) second[mode] = new double[grid.Length];
        Span<double> state = stackalloc double[2 * Modes];
        Span<double> slope = stackalloc double[2 * Modes];
        for (int i = 0; i < grid.Length; i++)
        {
            for (int k = 0; k < state.Length; k++) state[k] = solution[k][i];
            Derivative(grid[i], state, slope);
            for (int mode = 0; mode < Modes; mode++) second[mode][i] = slope[Modes + mode];
        }

        return second;
    }
}
