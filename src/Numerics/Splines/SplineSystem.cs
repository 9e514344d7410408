namespace Orchestrator.Numerics;

/// <summary>The tridiagonal system of a cubic spline (de Boor, "A Practical Guide to Splines", chapter IV).</summary>
internal static class SplineSystem
{
    public static void CheckKnots(ReadOnlySpan<double> x, int count, string name)
    {
        if (x.Length != count) throw new ArgumentException($"A spline needs as many knots as values; there are {x.Length} and {count}.", name);
        for (int i = 0; i < x.Length; i++)
        {
            if (!double.IsFinite(x[i])) throw new ArgumentException($"Knot {i} of a spline is {x[i]}; it must be finite.", name);
            if (i > 0 && x[i] <= x[i - 1])
                throw new ArgumentException($"The knots of a spline must increase; number {i} is {x[i]:R} after {x[i - 1]:R}.", name);
        }
    }

    public static void CheckValues(ReadOnlySpan<double> y, int fewest, string name)
    {
        if (y.Length < fewest) throw new ArgumentException($"This spline needs at least {fewest} points; there are {y.Length}.", name);
        for (int i = 0; i < y.Length; i++)
            if (!double.IsFinite(y[i])) throw new ArgumentException($"Value {i} of a spline is {y[i]}; it must be finite.", name);
    }

    /// <summary>The second derivatives m at the knots: h[i-1] m[i-1] + 2 (h[i-1] + h[i]) m[i] + h[i] m[i+1] = 6 (s[i] - s[i-1]), s the slopes.</summary>
    public static double[] SecondDerivatives(ReadOnlySpan<double> x, ReadOnlySpan<double> y, SplineEnd first, SplineEnd last)
    {
        int n = x.Length;
        double[] lower = new double[n], diagonal = new double[n], upper = new double[n], m = new double[n];
        for (int i = 1; i < n - 1; i++)
        {
            lower[i] = x[i] - x[i - 1];
            upper[i] = x[i + 1] - x[i];
            diagonal[i] = 2 * (lower[i] + upper[i]);
            m[i] = 6 * ((y[i + 1] - y[i]) / upper[i] - (y[i] - y[i - 1]) / lower[i]);
        }

        (diagonal[0], upper[0], m[0]) = EndRow(first, x[1] - x[0], (y[1] - y[0]) / (x[1] - x[0]), sign: 1);
        (diagonal[^1], lower[^1], m[^1]) = EndRow(last, x[^1] - x[^2], (y[^1] - y[^2]) / (x[^1] - x[^2]), sign: -1);
        bool joinFirst = first.Kind == SplineEnd.Condition.NotAKnot, joinLast = last.Kind == SplineEnd.Condition.NotAKnot;
        if (joinFirst) EliminateEnd(x[1] - x[0], x[2] - x[1], ref diagonal[1], ref lower[1], ref upper[1]);
        if (joinLast) EliminateEnd(x[^1] - x[^2], x[^2] - x[^3], ref diagonal[^2], ref upper[^2], ref lower[^2]);
        SolveTridiagonal(lower, diagonal, upper, m);
        if (joinFirst) m[0] = ExtrapolateEnd(x[1] - x[0], x[2] - x[1], m[1], m[2]);
        if (joinLast) m[^1] = ExtrapolateEnd(x[^1] - x[^2], x[^2] - x[^3], m[^2], m[^3]);
        return m;
    }

    /// <summary>A not-a-knot end gets the row m = 0 for now; its value follows from its neighbours.</summary>
    private static (double Diagonal, double Neighbour, double Right) EndRow(SplineEnd end, double h, double slope, int sign)
        => end.Kind == SplineEnd.Condition.Clamped ? (2 * h, h, 6 * sign * (slope - end.Slope)) : (1, 0, 0);

    /// <summary>The second derivative is one straight line over the two intervals next to a not-a-knot end.</summary>
    private static double ExtrapolateEnd(double h, double next, double near, double far) => near + (near - far) * h / next;

    /// <summary>Puts that straight line in the place of the end's unknown, in the row of the knot next to it.</summary>
    private static void EliminateEnd(double h, double next, ref double diagonal, ref double towardsEnd, ref double inwards)
    {
        diagonal += h * (1 + h / next);
        inwards -= h * h / next;
        towardsEnd = 0;
    }

    private static void SolveTridiagonal(double[] lower, double[] diagonal, double[] upper, double[] right)
    {
        for (int i = 1; i < right.Length; i++)
        {
            double factor = lower[i] / diagonal[i - 1];
            diagonal[i] -= factor * upper[i - 1];
            right[i] -= factor * right[i - 1];
        }

        right[^1] /= diagonal[^1];
        for (int i = right.Length - 2; i >= 0; i--) right[i] = (right[i] - upper[i] * right[i + 1]) / diagonal[i];
    }
}
