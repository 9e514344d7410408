namespace Orchestrator.Numerics;

/// <summary>A cubic spline through points of any spacing: twice continuously differentiable, immutable, thread-safe.</summary>
/// <remarks>Use <see cref="UniformCubicSpline"/> where the knots can be equidistant: it finds the interval without a search.</remarks>
public sealed class CubicSpline
{
    private readonly double[] x;
    private readonly double[] y;
    private readonly double[] curvature;

    private CubicSpline(ReadOnlySpan<double> x, ReadOnlySpan<double> y, SplineEnd first, SplineEnd last, int fewest)
    {
        SplineSystem.CheckValues(y, fewest, nameof(y));
        SplineSystem.CheckKnots(x, y.Length, nameof(x));
        this.x = x.ToArray();
        this.y = y.ToArray();
        curvature = SplineSystem.SecondDerivatives(x, y, first, last);
    }

    /// <summary>The first knot.</summary>
    public double Minimum => x[0];

    /// <summary>The last knot.</summary>
    public double Maximum => x[^1];

    /// <summary>A spline whose second derivative vanishes at both ends.</summary>
    /// <param name="x">Knots, strictly increasing, at least two.</param>
    /// <param name="y">Values at the knots.</param>
    /// <returns>The spline.</returns>
    /// <exception cref="ArgumentException">The spans differ in length, are too short, not finite, or the knots do not increase.</exception>
    public static CubicSpline Natural(ReadOnlySpan<double> x, ReadOnlySpan<double> y) => new(x, y, SplineEnd.Natural, SplineEnd.Natural, 2);

    /// <summary>A spline whose first two and last two intervals each carry one polynomial: the most accurate without known derivatives.</summary>
    /// <param name="x">Knots, strictly increasing, at least four.</param>
    /// <param name="y">Values at the knots.</param>
    /// <returns>The spline.</returns>
    /// <exception cref="ArgumentException">The spans differ in length, are too short, not finite, or the knots do not increase.</exception>
    public static CubicSpline NotAKnot(ReadOnlySpan<double> x, ReadOnlySpan<double> y) => new(x, y, SplineEnd.NotAKnot, SplineEnd.NotAKnot, 4);

    /// <summary>A spline with given first derivatives at both ends.</summary>
    /// <param name="x">Knots, strictly increasing, at least two.</param>
    /// <param name="y">Values at the knots.</param>
    /// <param name="firstSlope">Derivative at the first knot.</param>
    /// <param name="lastSlope">Derivative at the last knot.</param>
    /// <returns>The spline.</returns>
    /// <exception cref="ArgumentException">The spans differ in length, are too short, not finite, or the knots do not increase.</exception>
    public static CubicSpline Clamped(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double firstSlope, double lastSlope)
        => new(x, y, SplineEnd.Clamped(firstSlope), SplineEnd.Clamped(lastSlope), 2);

    /// <summary>The value of the spline.</summary>
    /// <param name="at">Argument within [<see cref="Minimum"/>, <see cref="Maximum"/>].</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The argument is NaN or outside the knots: nothing is extrapolated.</exception>
    public double Evaluate(double at)
    {
        int i = Interval(at);
        double h = x[i + 1] - x[i];
        double right = (at - x[i]) / h;
        double left = (x[i + 1] - at) / h;
        return left * y[i] + right * y[i + 1]
            + h * h / 6 * ((left * left * left - left) * curvature[i] + (right * right * right - right) * curvature[i + 1]);
    }

    /// <summary>The first derivative of the spline.</summary>
    /// <param name="at">Argument within the knots.</param>
    /// <returns>The derivative.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The argument is NaN or outside the knots.</exception>
    public double Derivative(double at)
    {
        int i = Interval(at);
        double h = x[i + 1] - x[i];
        double right = (at - x[i]) / h;
        double left = (x[i + 1] - at) / h;
        return (y[i + 1] - y[i]) / h + h / 6 * ((1 - 3 * left * left) * curvature[i] + (3 * right * right - 1) * curvature[i + 1]);
    }

    /// <summary>The values of the spline at many arguments, in any order.</summary>
    /// <param name="at">Arguments within the knots.</param>
    /// <param name="values">Where the values go, at least as long; may be the same memory as <paramref name="at"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="values"/> is too short.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An argument is NaN or outside the knots.</exception>
    public void Evaluate(ReadOnlySpan<double> at, Span<double> values)
    {
        if (values.Length < at.Length) throw new ArgumentException("The span of values is shorter than that of arguments.", nameof(values));
        for (int i = 0; i < at.Length; i++) values[i] = Evaluate(at[i]);
    }

    private int Interval(double at)
    {
        if (!(at >= x[0] && at <= x[^1]))
            throw new ArgumentOutOfRangeException(nameof(at), at, $"The spline is defined from {x[0]:R} to {x[^1]:R}.");
        int index = Array.BinarySearch(x, at);
        if (index < 0) index = ~index - 1;
        return Math.Min(index, x.Length - 2);
    }
}
