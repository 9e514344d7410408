namespace Orchestrator.Numerics;

/// <summary>A cubic spline over equidistant knots, for hot loops: the interval is found by one multiplication. Immutable, thread-safe.</summary>
public sealed class UniformCubicSpline
{
    private readonly double inverseStep;
    private readonly int intervals;

    // Four coefficients an interval, in powers of the fraction of the interval passed.
    private readonly double[] coefficients;

    private UniformCubicSpline(double minimum, double maximum, ReadOnlySpan<double> values, SplineEnd first, SplineEnd last, int fewest)
    {
        if (!double.IsFinite(minimum) || !double.IsFinite(maximum) || minimum >= maximum)
            throw new ArgumentException($"A spline needs a finite interval; this one goes from {minimum:R} to {maximum:R}.", nameof(maximum));
        SplineSystem.CheckValues(values, fewest, nameof(values));
        Minimum = minimum;
        Maximum = maximum;
        intervals = values.Length - 1;
        inverseStep = intervals / (maximum - minimum);
        double[] knots = new double[values.Length];
        for (int i = 0; i < knots.Length; i++) knots[i] = i;
        double[] curvature = SplineSystem.SecondDerivatives(knots, values, first, last);
        coefficients = new double[4 * intervals];
        for (int i = 0; i < intervals; i++)
        {
            coefficients[4 * i] = values[i];
            coefficients[4 * i + 1] = values[i + 1] - values[i] - (2 * curvature[i] + curvature[i + 1]) / 6;
            coefficients[4 * i + 2] = 0.5 * curvature[i];
            coefficients[4 * i + 3] = (curvature[i + 1] - curvature[i]) / 6;
        }
    }

    /// <summary>The first knot.</summary>
    public double Minimum { get; }

    /// <summary>The last knot.</summary>
    public double Maximum { get; }

    /// <summary>A spline whose second derivative vanishes at both ends.</summary>
    /// <param name="minimum">The first knot.</param>
    /// <param name="maximum">The last knot.</param>
    /// <param name="values">Values at equidistant knots, both ends included; at least two.</param>
    /// <returns>The spline.</returns>
    /// <exception cref="ArgumentException">Too few values, a value or knot that is not finite, or an empty interval.</exception>
    public static UniformCubicSpline Natural(double minimum, double maximum, ReadOnlySpan<double> values)
        => new(minimum, maximum, values, SplineEnd.Natural, SplineEnd.Natural, 2);

    /// <summary>A spline whose first two and last two intervals each carry one polynomial.</summary>
    /// <param name="minimum">The first knot.</param>
    /// <param name="maximum">The last knot.</param>
    /// <param name="values">Values at equidistant knots, both ends included; at least four.</param>
    /// <returns>The spline.</returns>
    /// <exception cref="ArgumentException">Too few values, a value or knot that is not finite, or an empty interval.</exception>
    public static UniformCubicSpline NotAKnot(double minimum, double maximum, ReadOnlySpan<double> values)
        => new(minimum, maximum, values, SplineEnd.NotAKnot, SplineEnd.NotAKnot, 4);

    /// <summary>A spline with given first derivatives at both ends.</summary>
    /// <param name="minimum">The first knot.</param>
    /// <param name="maximum">The last knot.</param>
    /// <param name="values">Values at equidistant knots, both ends included; at least two.</param>
    /// <param name="firstSlope">Derivative at the first knot.</param>
    /// <param name="lastSlope">Derivative at the last knot.</param>
    /// <returns>The spline.</returns>
    /// <exception cref="ArgumentException">Too few values, a value, slope or knot that is not finite, or an empty interval.</exception>
    public static UniformCubicSpline Clamped(double minimum, double maximum, ReadOnlySpan<double> values, double firstSlope, double lastSlope)
    {
        double step = (maximum - minimum) / Math.Max(1, values.Length - 1);
        return new(minimum, maximum, values, SplineEnd.Clamped(firstSlope * step), SplineEnd.Clamped(lastSlope * step), 2);
    }

    /// <summary>Tabulates a function at equidistant knots, with not-a-knot ends.</summary>
    /// <param name="function">The function.</param>
    /// <param name="minimum">The first knot.</param>
    /// <param name="maximum">The last knot.</param>
    /// <param name="intervals">The number of intervals, at least 3.</param>
    /// <returns>The spline; for a smooth function its error falls with the fourth power of the number of intervals.</returns>
    /// <exception cref="ArgumentException">Too few intervals, an empty interval, or the function is not finite at a knot.</exception>
    public static UniformCubicSpline Tabulate(Func<double, double> function, double minimum, double maximum, int intervals)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentOutOfRangeException.ThrowIfLessThan(intervals, 3);
        double step = (maximum - minimum) / intervals;
        double[] values = new double[intervals + 1];
        for (int i = 0; i < intervals; i++) values[i] = function(minimum + i * step);
        values[intervals] = function(maximum);
        return NotAKnot(minimum, maximum, values);
    }

    /// <summary>The value of the spline.</summary>
    /// <param name="at">Argument within [<see cref="Minimum"/>, <see cref="Maximum"/>].</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The argument is NaN or outside the knots: nothing is extrapolated.</exception>
    public double Evaluate(double at)
    {
        ReadOnlySpan<double> c = Interval(at, out double fraction);
        return c[0] + fraction * (c[1] + fraction * (c[2] + fraction * c[3]));
    }

    /// <summary>The first derivative of the spline.</summary>
    /// <param name="at">Argument within the knots.</param>
    /// <returns>The derivative.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The argument is NaN or outside the knots.</exception>
    public double Derivative(double at)
    {
        ReadOnlySpan<double> c = Interval(at, out double fraction);
        return inverseStep * (c[1] + fraction * (2 * c[2] + fraction * (3 * c[3])));
    }

    /// <summary>The values of the spline at many arguments, in any order; the same bits as one by one.</summary>
    /// <param name="at">Arguments within the knots.</param>
    /// <param name="values">Where the values go, at least as long; may be the same memory as <paramref name="at"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="values"/> is too short.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An argument is NaN or outside the knots.</exception>
    public void Evaluate(ReadOnlySpan<double> at, Span<double> values)
    {
        if (values.Length < at.Length) throw new ArgumentException("The span of values is shorter than that of arguments.", nameof(values));
        for (int i = 0; i < at.Length; i++) values[i] = Evaluate(at[i]);
    }

    private ReadOnlySpan<double> Interval(double at, out double fraction)
    {
        if (!(at >= Minimum && at <= Maximum))
            throw new ArgumentOutOfRangeException(nameof(at), at, $"The spline is defined from {Minimum:R} to {Maximum:R}.");
        double position = (at - Minimum) * inverseStep;
        int index = Math.Min((int)position, intervals - 1);
        fraction = position - index;
        return coefficients.AsSpan(4 * index, 4);
    }
}
