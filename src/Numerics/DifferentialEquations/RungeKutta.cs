namespace Orchestrator.Numerics;

/// <summary>Initial value problems of ordinary differential equations that are not stiff.</summary>
public static class RungeKutta
{
    private const int MaximumSteps = 1_000_000;

    /// <summary>Solves dy/dt = f(t, y) and gives the state at each point of a grid.</summary>
    /// <remarks>
    /// The pair of orders 5 and 4 by Dormand and Prince 1980 (J. Comput. Appl. Math. 6, 19) with steps of its own choice, which end on every grid
    /// point: no interpolation spoils the order. Error per step, in the largest component, below absolute + relative * |y|.
    /// </remarks>
    /// <param name="derivative">The right-hand side.</param>
    /// <param name="grid">Values of t, strictly ascending or descending; the first is that of the initial state.</param>
    /// <param name="initial">The state at the first grid point.</param>
    /// <param name="relativeTolerance">Relative error allowed in each step, within 1e-14 and 0.1.</param>
    /// <param name="absoluteTolerance">Absolute error allowed in each step, not negative.</param>
    /// <returns>One array a component, with its value at each grid point.</returns>
    /// <exception cref="ArgumentException">The grid is empty, not finite or not monotonic, or there is no component.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A tolerance is outside its range.</exception>
    /// <exception cref="ConvergenceException">The steps become too small or too many (stiff or singular), or the state is not finite.</exception>
    public static double[][] Solve(
        OdeDerivative derivative,
        ReadOnlySpan<double> grid,
        ReadOnlySpan<double> initial,
        double relativeTolerance = 1e-10,
        double absoluteTolerance = 1e-12)
    {
        ArgumentNullException.ThrowIfNull(derivative);
        CheckGrid(grid);
        if (initial.IsEmpty) throw new ArgumentException("The system needs at least one component.", nameof(initial));
        if (!(relativeTolerance is >= 1e-14 and <= 0.1))
            throw new ArgumentOutOfRangeException(nameof(relativeTolerance), relativeTolerance, "Must be within 1e-14 and 0.1.");
        if (!(absoluteTolerance >= 0)) throw new ArgumentOutOfRangeException(nameof(absoluteTolerance), absoluteTolerance, "Must not be negative.");
        double[][] solution = new double[initial.Length][];
        for (int i = 0; i < solution.Length; i++)
        {
            solution[i] = new double[grid.Length];
            solution[i][0] = initial[i];
        }

        var step = new DormandPrinceStep(derivative, grid[0], initial, relativeTolerance, absoluteTolerance);
        double size = grid.Length > 1 ? 0.01 * (grid[^1] - grid[0]) : 0;
        int steps = 0;
        for (int point = 1; point < grid.Length; point++)
        {
            while (step.Time != grid[point])
            {
                double left = grid[point] - step.Time;
                // A step that nearly reaches the grid point is stretched or split in two, so that no sliver is left.
                bool last = Math.Abs(left) <= Math.Abs(size) * 1.01;
                double tried = last ? left : Math.Abs(left) < 2 * Math.Abs(size) ? 0.5 * left : size;
                double error = step.Try(tried);
                if (++steps > MaximumSteps || Math.Abs(tried) <= 4e-16 * Math.Abs(step.Time))
                    throw new ConvergenceException($"The differential equation needs too small steps at t = {step.Time:R}: it is stiff or singular there.");
                if (error <= 1) step.Accept(last ? grid[point] : step.Time + tried);
                double wanted = tried * Factor(error);
                // A short last step says nothing against the long one that was planned.
                size = last && error <= 1 && Math.Abs(wanted) < Math.Abs(size) ? size : wanted;
            }

            for (int i = 0; i < solution.Length; i++) solution[i][point] = step.State[i];
        }

        return solution;
    }

    /// <summary>How much longer the next step may be: the error of a step grows with its fifth power.</summary>
    private static double Factor(double error)
    {
        if (double.IsNaN(error)) return 0.2;
        return error == 0 ? 5 : Math.Clamp(0.9 * PortableMath.Pow(error, -0.2), 0.2, 5);
    }

    private static void CheckGrid(ReadOnlySpan<double> grid)
    {
        if (grid.IsEmpty) throw new ArgumentException("The grid needs at least one point.", nameof(grid));
        for (int i = 0; i < grid.Length; i++)
        {
            if (!double.IsFinite(grid[i])) throw new ArgumentException($"Grid point {i} is {grid[i]}; it must be finite.", nameof(grid));
            if (i > 0 && (grid[i] == grid[i - 1] || grid[i] > grid[i - 1] != grid[1] > grid[0]))
                throw new ArgumentException($"The grid must be strictly monotonic; point {i} is {grid[i]:R} after {grid[i - 1]:R}.", nameof(grid));
        }
    }
}
