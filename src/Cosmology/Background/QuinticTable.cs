using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Orchestrator.Cosmology;

/// <summary>A function on a uniform grid, interpolated by quintic Hermite polynomials from its values and first two derivatives.</summary>
/// <remarks>
/// The error falls with the sixth power of the step, so a table that stays in the first-level cache reaches 1e-11; one evaluation is an index,
/// six neighbouring loads and five multiply-adds (not fused, so that every machine gives the same bits). Callers check the range.
/// </remarks>
internal sealed class QuinticTable
{
    private const int Order = 6;
    private readonly double start;
    private readonly double inverseStep;
    private readonly int intervals;
    private readonly double[] coefficients;

    /// <summary>Makes the table from samples at <c>start + i step</c>.</summary>
    /// <param name="start">First abscissa.</param>
    /// <param name="step">Distance of neighbours, above 0.</param>
    /// <param name="value">Values.</param>
    /// <param name="first">First derivatives.</param>
    /// <param name="second">Second derivatives.</param>
    public QuinticTable(double start, double step, ReadOnlySpan<double> value, ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        this.start = start;
        inverseStep = 1.0 / step;
        intervals = value.Length - 1;
        coefficients = new double[Order * intervals];
        for (int i = 0; i < intervals; i++)
        {
            double slope = step * first[i];
            double curvature = 0.5 * step * step * second[i];
            double excess = value[i + 1] - value[i] - slope - curvature;
            double excessSlope = step * first[i + 1] - slope - 2.0 * curvature;
            double excessCurvature = step * step * second[i + 1] - 2.0 * curvature;
            Span<double> c = coefficients.AsSpan(Order * i, Order);
            c[0] = value[i];
            c[1] = slope;
            c[2] = curvature;
            c[3] = 10.0 * excess - 4.0 * excessSlope + 0.5 * excessCurvature;
            c[4] = -15.0 * excess + 7.0 * excessSlope - excessCurvature;
            c[5] = 6.0 * excess - 3.0 * excessSlope + 0.5 * excessCurvature;
        }
    }

    /// <summary>Value at <paramref name="x"/>, which must lie within the grid.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Evaluate(double x)
    {
        double s = (x - start) * inverseStep;
        int i = Math.Clamp((int)s, 0, intervals - 1);
        double t = s - i;
        ref double c = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(coefficients), (nint)(Order * (uint)i));
        return c + t * (Unsafe.Add(ref c, 1) + t * (Unsafe.Add(ref c, 2) + t * (Unsafe.Add(ref c, 3)
            + t * (Unsafe.Add(ref c, 4) + t * Unsafe.Add(ref c, 5)))));
    }

    /// <summary>First derivative at <paramref name="x"/>, which must lie within the grid.</summary>
    public double Derivative(double x)
    {
        double s = (x - start) * inverseStep;
        int i = Math.Clamp((int)s, 0, intervals - 1);
        double t = s - i;
        ReadOnlySpan<double> c = coefficients.AsSpan(Order * i, Order);
        return inverseStep * (c[1] + t * (2.0 * c[2] + t * (3.0 * c[3] + t * (4.0 * c[4] + t * 5.0 * c[5]))));
    }
}
