using Orchestrator.Numerics;

namespace Orchestrator.Cosmology;

/// <summary>Dark energy with w(a) from a table, interpolated by a natural cubic spline in ln a as PINOCCHIO does.</summary>
/// <remarks>The density is the exact integral of the spline. Beyond the table w is held at its last value, which only the far past (a below 1e-4) meets.</remarks>
public sealed class TabulatedDarkEnergy : IDarkEnergy
{
    /// <summary>The table must begin at or below this scale factor.</summary>
    public const double RequiredFirst = 1e-4;

    /// <summary>The table must end at or above this scale factor.</summary>
    public const double RequiredLast = 1.5;

    private const int MinimumPoints = 4;
    private const double GaussNode = 0.5773502691896257;
    private readonly double[] knots;
    private readonly double[] integrals;
    private readonly CubicSpline spline;
    private readonly double first;
    private readonly double last;
    private readonly double today;

    /// <summary>Makes the law.</summary>
    /// <param name="scaleFactors">Ascending, from 1e-4 or less to 1.5 or more; at least four.</param>
    /// <param name="equationOfState">w at each.</param>
    /// <exception cref="InvalidInputException">The table is short, not ascending, not finite or does not reach far enough; a row is counted from 1.</exception>
    public TabulatedDarkEnergy(ReadOnlySpan<double> scaleFactors, ReadOnlySpan<double> equationOfState)
    {
        if (scaleFactors.Length != equationOfState.Length) throw new ArgumentException("as many w as scale factors are needed", nameof(equationOfState));
        if (scaleFactors.Length < MinimumPoints)
            throw new InvalidInputException("too few rows in the table of w(a)", key: "rows", value: $"{scaleFactors.Length}", allowed: $"at least {MinimumPoints}");
        knots = new double[scaleFactors.Length];
        for (int i = 0; i < knots.Length; i++)
        {
            if (!(scaleFactors[i] > (i == 0 ? 0.0 : scaleFactors[i - 1]) && double.IsFinite(scaleFactors[i])))
                throw new InvalidInputException($"scale factors must be positive and ascending at row {i + 1}", key: "a", value: scaleFactors[i].ToString("R"), allowed: "above the row before");
            if (!double.IsFinite(equationOfState[i]))
                throw new InvalidInputException($"not a number at row {i + 1}", key: "w", value: equationOfState[i].ToString("R"), allowed: "a finite number");
            knots[i] = PortableMath.Log(scaleFactors[i]);
        }

        if (scaleFactors[0] > RequiredFirst || scaleFactors[^1] < RequiredLast)
            throw new InvalidInputException("the table of w(a) does not reach far enough", key: "a", value: $"{scaleFactors[0]:R} .. {scaleFactors[^1]:R}",
                allowed: $"from {RequiredFirst} or less to {RequiredLast} or more");
        first = equationOfState[0];
        last = equationOfState[^1];
        spline = CubicSpline.Natural(knots, equationOfState);
        integrals = new double[knots.Length];
        for (int i = 1; i < knots.Length; i++) integrals[i] = integrals[i - 1] + Segment(knots[i - 1], knots[i]);
        today = Integral(0.0);
    }

    /// <inheritdoc/>
    public double EquationOfState(double scaleFactor)
    {
        double x = PortableMath.Log(scaleFactor);
        return x <= knots[0] ? first : x >= knots[^1] ? last : spline.Evaluate(x);
    }

    /// <inheritdoc/>
    public double DensityRatio(double scaleFactor) => PortableMath.Exp(3.0 * (today - Integral(PortableMath.Log(scaleFactor))));

    /// <summary>Integral of (1 + w) dln a from the first knot.</summary>
    private double Integral(double x)
    {
        if (x <= knots[0]) return (1.0 + first) * (x - knots[0]);
        if (x >= knots[^1]) return integrals[^1] + (1.0 + last) * (x - knots[^1]);
        int found = Array.BinarySearch(knots, x);
        int i = found >= 0 ? found : ~found - 1;
        return integrals[i] + Segment(knots[i], x);
    }

    /// <summary>Two-point Gauss-Legendre, which is exact for the cubic between two knots.</summary>
    private double Segment(double from, double to)
    {
        double centre = 0.5 * (from + to);
        double half = 0.5 * (to - from);
        return half * (2.0 + spline.Evaluate(centre - half * GaussNode) + spline.Evaluate(centre + half * GaussNode));
    }
}
