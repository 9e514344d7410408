namespace Orchestrator.Numerics.Tests;

public sealed class RungeKuttaTests
{
    private static readonly double[] Grid = [0, 0.1, 0.5, 2, 2.5, 10];

    [Theory]
    [InlineData(1e-6)]
    [InlineData(1e-9)]
    [InlineData(1e-12)]
    public void Solve_Decay_IsTheExponential(double tolerance)
    {
        double[][] y = RungeKutta.Solve((_, state, slope) => slope[0] = -state[0], Grid, [3], tolerance, 0);
        for (int i = 0; i < Grid.Length; i++) Assert.Equal(3 * Math.Exp(-Grid[i]), y[0][i], 60 * tolerance * y[0][i]);
    }

    [Fact]
    public void Solve_Oscillator_KeepsPhaseAndEnergy()
    {
        double[][] y = RungeKutta.Solve(Oscillator, Grid, [1, 0], 1e-11, 1e-13);
        for (int i = 0; i < Grid.Length; i++)
        {
            Assert.Equal(Math.Cos(3 * Grid[i]), y[0][i], 1e-9);
            Assert.Equal(-3 * Math.Sin(3 * Grid[i]), y[1][i], 3e-9);
        }
    }

    [Fact]
    public void Solve_DescendingGrid_GoesBack()
    {
        double[][] y = RungeKutta.Solve(Oscillator, [10, 4, 0], [Math.Cos(30), -3 * Math.Sin(30)], 1e-11, 1e-13);
        Assert.Equal(1, y[0][2], 1e-9);
        Assert.Equal(0, y[1][2], 1e-8);
    }

    // dy/dt = 2 t y + ... with an explicit t tests the nodes of the stages: y = tan(t) solves y' = 1 + y^2, y = exp(t^2) solves y' = 2 t y.
    [Fact]
    public void Solve_TimeDependentAndNonlinear_AgreeWithTheirSolutions()
    {
        double[] grid = [0, 0.3, 1.2];
        double[][] y = RungeKutta.Solve((t, s, slope) => (slope[0], slope[1]) = (1 + s[0] * s[0], 2 * t * s[1]), grid, [0, 1], 1e-12, 1e-14);
        Assert.Equal(Math.Tan(1.2), y[0][2], 1e-10);
        Assert.Equal(Math.Exp(1.44), y[1][2], 1e-10);
    }

    // The growing mode of an Einstein-de Sitter universe: D'' + 3/2 D' / a - 3/2 D / a^2 = 0 has D = a.
    [Fact]
    public void Solve_EinsteinDeSitterGrowth_IsTheScaleFactor()
    {
        double[] grid = [1e-3, 0.01, 0.1, 0.5, 1];
        double[][] y = RungeKutta.Solve(
            (a, s, slope) => (slope[0], slope[1]) = (s[1], -1.5 * s[1] / a + 1.5 * s[0] / (a * a)), grid, [1e-3, 1], 1e-10, 0);
        for (int i = 0; i < grid.Length; i++) Assert.Equal(grid[i], y[0][i], 1e-8 * grid[i]);
    }

    [Fact]
    public void Solve_TighterTolerance_HasTheFifthOrder()
    {
        int loose = Calls(1e-6), tight = Calls(1e-11);
        // Steps grow by 10 for five decades of the error per step.
        Assert.InRange((double)tight / loose, 7, 14);

        static int Calls(double tolerance)
        {
            int calls = 0;
            RungeKutta.Solve((t, s, slope) => { calls++; Oscillator(t, s, slope); }, [0, 100], [1, 0], tolerance, tolerance);
            return calls;
        }
    }

    [Fact]
    public void Solve_OnePoint_IsTheInitialState() => Assert.Equal([7.0], RungeKutta.Solve((_, _, s) => s[0] = 1, [4], [7])[0]);

    [Fact]
    public void Solve_ZeroSolutionWithoutAbsoluteTolerance_StaysZero()
        => Assert.Equal([0.0, 0.0], RungeKutta.Solve((_, y, s) => s[0] = y[0], [0, 1], [0], 1e-8, 0)[0]);

    [Fact]
    public void Solve_Singularity_Throws()
        => Assert.Throws<ConvergenceException>(() => RungeKutta.Solve((_, y, s) => s[0] = y[0] * y[0], [0, 2], [1]));

    [Fact]
    public void Solve_UnusableArguments_Throws()
    {
        OdeDerivative f = (_, y, s) => s[0] = y[0];
        Assert.Throws<ArgumentException>(() => RungeKutta.Solve(f, [], [1]));
        Assert.Throws<ArgumentException>(() => RungeKutta.Solve(f, [0, 1, 1], [1]));
        Assert.Throws<ArgumentException>(() => RungeKutta.Solve(f, [0, 1, 0.5], [1]));
        Assert.Throws<ArgumentException>(() => RungeKutta.Solve(f, [0, double.NaN], [1]));
        Assert.Throws<ArgumentException>(() => RungeKutta.Solve(f, [0, 1], []));
        Assert.Throws<ArgumentOutOfRangeException>(() => RungeKutta.Solve(f, [0, 1], [1], 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => RungeKutta.Solve(f, [0, 1], [1], 1e-6, -1));
    }

    private static void Oscillator(double t, ReadOnlySpan<double> y, Span<double> slope) => (slope[0], slope[1]) = (y[1], -9 * y[0]);
}
