namespace Orchestrator.Numerics;

/// <summary>Zeros of functions of one variable.</summary>
public static class RootFinding
{
    /// <summary>A zero of a continuous function within an interval at whose ends it has opposite signs.</summary>
    /// <remarks>Brent 1973, "Algorithms for Minimization without Derivatives", chapter 4: the secant or inverse quadratic interpolation
    /// where they converge, bisection where they do not; never leaves the interval.</remarks>
    /// <param name="function">The function.</param>
    /// <param name="a">One end of the interval.</param>
    /// <param name="b">The other end.</param>
    /// <param name="tolerance">Absolute accuracy of the zero, positive; rounding in the zero itself (4 units in its last place) is added to it.</param>
    /// <returns>The zero.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An end is not finite, or the tolerance is not positive.</exception>
    /// <exception cref="ConvergenceException">The function has the same sign at both ends, or is NaN somewhere on the way.</exception>
    public static double Brent(Func<double, double> function, double a, double b, double tolerance)
    {
        ArgumentNullException.ThrowIfNull(function);
        if (!double.IsFinite(a)) throw new ArgumentOutOfRangeException(nameof(a), a, "The interval must be finite.");
        if (!double.IsFinite(b)) throw new ArgumentOutOfRangeException(nameof(b), b, "The interval must be finite.");
        if (!(tolerance > 0)) throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance, "The tolerance must be positive.");
        Point previous = Evaluate(function, a), best = Evaluate(function, b);
        if (previous.Value == 0) return a;
        if (best.Value == 0) return b;
        if (previous.Value > 0 == best.Value > 0)
        {
            throw new ConvergenceException(
                $"No change of sign between {a:R} and {b:R}: the function is {previous.Value:R} and {best.Value:R} there.");
        }

        Point opposite = previous;
        double step = best.At - previous.At, stepBefore = step;
        while (true)
        {
            if (Math.Abs(opposite.Value) < Math.Abs(best.Value)) (previous, best, opposite) = (best, opposite, best);
            double accuracy = 4.440892098500626e-16 * Math.Abs(best.At) + 0.5 * tolerance;
            double toMiddle = 0.5 * (opposite.At - best.At);
            if (Math.Abs(toMiddle) <= accuracy || best.Value == 0) return best.At;
            bool promising = Math.Abs(stepBefore) >= accuracy && Math.Abs(previous.Value) > Math.Abs(best.Value);
            double? interpolated = promising ? Interpolate(previous, best, opposite, accuracy, stepBefore) : null;
            stepBefore = interpolated is null ? toMiddle : step;
            step = interpolated ?? toMiddle;
            previous = best;
            best = Evaluate(function, best.At + (Math.Abs(step) > accuracy ? step : Math.CopySign(accuracy, toMiddle)));
            if (best.Value > 0 == opposite.Value > 0)
            {
                opposite = previous;
                step = stepBefore = best.At - previous.At;
            }
        }
    }

    /// <summary>The step by the secant, or by the inverse parabola through three points; null where it is not to be trusted.</summary>
    private static double? Interpolate(Point previous, Point best, Point opposite, double accuracy, double stepBefore)
    {
        double toMiddle = 0.5 * (opposite.At - best.At);
        double ratio = best.Value / previous.Value;
        double p, q;
        if (previous.At == opposite.At)
        {
            p = 2 * toMiddle * ratio;
            q = 1 - ratio;
        }
        else
        {
            double outer = previous.Value / opposite.Value, inner = best.Value / opposite.Value;
            p = ratio * (2 * toMiddle * outer * (outer - inner) - (best.At - previous.At) * (inner - 1));
            q = (outer - 1) * (inner - 1) * (ratio - 1);
        }

        if (p > 0) q = -q;
        p = Math.Abs(p);
        bool trusted = 2 * p < Math.Min(3 * toMiddle * q - Math.Abs(accuracy * q), Math.Abs(stepBefore * q));
        return trusted ? p / q : null;
    }

    private static Point Evaluate(Func<double, double> function, double at)
    {
        double value = function(at);
        if (double.IsNaN(value)) throw new ConvergenceException($"The function whose zero is sought is not a number at {at:R}.");
        return new Point(at, value);
    }

    private readonly record struct Point(double At, double Value);
}
