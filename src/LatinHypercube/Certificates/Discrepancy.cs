using System.Runtime.Intrinsics;

namespace Orchestrator.LatinHypercube;

/// <summary>L2 discrepancies of Hickernell 1998 (Math. Comp. 67, 299; in "Random and Quasi-Random Point Sets"), in the squared form that scipy gives.</summary>
/// <remarks>
/// Cost n^2 d / 2. Sums run over rows in a fixed order and within a row over four fixed lanes, so a value is the same on any number of threads
/// and any hardware. Thread-safe.
/// </remarks>
public static class Discrepancy
{
    private const int Lanes = 4;

    /// <summary>The centred discrepancy CD2, squared: how far the points are from filling every box that hangs from the nearest corner.</summary>
    /// <remarks><c>(13/12)^d - 2/n sum_i prod_k (1 + |z|/2 - z^2/2) + 1/n^2 sum_ij prod_k (1 + |z_i|/2 + |z_j|/2 - |x_i - x_j|/2)</c>, z = x - 1/2.</remarks>
    /// <param name="unit">Coordinates in [0, 1], by axis.</param>
    /// <param name="threads">Threads to use; at least 1.</param>
    /// <returns>Dimensionless; 0 would be perfect.</returns>
    /// <exception cref="ArgumentException">Axes of unequal length, or none.</exception>
    public static double Centred(double[][] unit, int threads = 1)
    {
        int points = Points(unit);
        double[][] fromCentre = Array.ConvertAll(unit, axis => Array.ConvertAll(axis, x => Math.Abs(x - 0.5)));
        double single = 0, diagonal = 0;
        for (int i = 0; i < points; i++)
        {
            double linear = 1, own = 1;
            foreach (double[] axis in fromCentre)
            {
                linear *= 1 + (0.5 * axis[i]) - (0.5 * axis[i] * axis[i]);
                own *= 1 + axis[i];
            }

            single += linear;
            diagonal += own;
        }

        double pairs = SumOfRows(points, threads, row => CentredRow(unit, fromCentre, row));
        double count = points;
        return Power(13.0 / 12.0, unit.Length) - (2 * single / count) + ((diagonal + (2 * pairs)) / (count * count));
    }

    /// <summary>The wrap-around discrepancy WD2, squared: the same on a torus, where no corner is special.</summary>
    /// <remarks><c>-(4/3)^d + 1/n^2 sum_ij prod_k (3/2 - |x_i - x_j| (1 - |x_i - x_j|))</c>.</remarks>
    /// <param name="unit">Coordinates in [0, 1], by axis.</param>
    /// <param name="threads">Threads to use; at least 1.</param>
    /// <returns>Dimensionless; 0 would be perfect.</returns>
    /// <exception cref="ArgumentException">Axes of unequal length, or none.</exception>
    public static double WrapAround(double[][] unit, int threads = 1)
    {
        int points = Points(unit);
        double pairs = SumOfRows(points, threads, row => WrapAroundRow(unit, row));
        double count = points;
        return (((Power(1.5, unit.Length) * count) + (2 * pairs)) / (count * count)) - Power(4.0 / 3.0, unit.Length);
    }

    /// <summary>base^exponent by multiplication, the same everywhere.</summary>
    internal static double Power(double @base, int exponent)
    {
        double power = 1;
        for (int i = 0; i < exponent; i++) power *= @base;
        return power;
    }

    private static int Points(double[][] unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        if (unit.Length == 0 || unit[0].Length == 0 || Array.Exists(unit, axis => axis.Length != unit[0].Length))
            throw new ArgumentException("Discrepancies need at least one axis, and axes of equal length.", nameof(unit));
        return unit[0].Length;
    }

    private static double SumOfRows(int points, int threads, Func<int, double> row)
    {
        var sums = new double[points];
        if (threads == 1)
        {
            for (int i = 0; i < points; i++) sums[i] = row(i);
        }
        else
        {
            Parallel.For(0, points, new ParallelOptions { MaxDegreeOfParallelism = threads }, i => sums[i] = row(i));
        }

        double total = 0;
        foreach (double sum in sums) total += sum;
        return total;
    }

    /// <summary>Sum over the points before one of the product of the centred kernel.</summary>
    private static double CentredRow(double[][] unit, double[][] fromCentre, int row)
    {
        var half = Vector256.Create(0.5);
        var sum = Vector256<double>.Zero;
        int at = 0;
        for (; at + Lanes <= row; at += Lanes)
        {
            var product = Vector256<double>.One;
            for (int axis = 0; axis < unit.Length; axis++)
            {
                var distance = Vector256.Abs(Vector256.Create(unit[axis].AsSpan(at)) - Vector256.Create(unit[axis][row]));
                var own = Vector256.Create(1 + (0.5 * fromCentre[axis][row]));
                product *= own + (half * (Vector256.Create(fromCentre[axis].AsSpan(at)) - distance));
            }

            sum += product;
        }

        double total = Vector256.Sum(sum);
        for (; at < row; at++)
        {
            double product = 1;
            for (int axis = 0; axis < unit.Length; axis++)
                product *= 1 + (0.5 * fromCentre[axis][row]) + (0.5 * (fromCentre[axis][at] - Math.Abs(unit[axis][at] - unit[axis][row])));
            total += product;
        }

        return total;
    }

    /// <summary>Sum over the points before one of the product of the wrap-around kernel.</summary>
    private static double WrapAroundRow(double[][] unit, int row)
    {
        var threeHalves = Vector256.Create(1.5);
        var sum = Vector256<double>.Zero;
        int at = 0;
        for (; at + Lanes <= row; at += Lanes)
        {
            var product = Vector256<double>.One;
            for (int axis = 0; axis < unit.Length; axis++)
            {
                var distance = Vector256.Abs(Vector256.Create(unit[axis].AsSpan(at)) - Vector256.Create(unit[axis][row]));
                product *= threeHalves - (distance * (Vector256<double>.One - distance));
            }

            sum += product;
        }

        double total = Vector256.Sum(sum);
        for (; at < row; at++)
        {
            double product = 1;
            for (int axis = 0; axis < unit.Length; axis++)
            {
                double distance = Math.Abs(unit[axis][at] - unit[axis][row]);
                product *= 1.5 - (distance * (1 - distance));
            }

            total += product;
        }

        return total;
    }
}
