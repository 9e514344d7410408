using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Orchestrator.LatinHypercube;

/// <summary>Distances of points to their nearest neighbours in the unit cube (Johnson, Moore and Ylvisaker 1990 for the maximin distance).</summary>
/// <param name="Smallest">The smallest of all, which maximin designs make large; infinite for a single point.</param>
/// <param name="MeanNearest">The mean over points of the distance to the nearest other.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct NearestDistances(double Smallest, double MeanNearest)
{
    private const int Lanes = 4;

    /// <summary>Computes both, at a cost of n^2 d at most; the result is the same for any number of threads.</summary>
    /// <param name="unit">Coordinates, by axis.</param>
    /// <param name="threads">Threads to use; at least 1.</param>
    public static NearestDistances Of(double[][] unit, int threads = 1)
    {
        double smallest = double.PositiveInfinity, sum = 0;
        double[] nearest = OfEach(unit, threads);
        foreach (double distance in nearest)
        {
            smallest = Math.Min(smallest, distance);
            sum += distance;
        }

        return new NearestDistances(smallest, sum / nearest.Length);
    }

    /// <summary>The distance of each point to its nearest other.</summary>
    /// <param name="unit">Coordinates, by axis.</param>
    /// <param name="threads">Threads to use; at least 1.</param>
    internal static double[] OfEach(double[][] unit, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(unit);
        var nearest = new double[unit[0].Length];
        if (threads == 1)
        {
            for (int i = 0; i < nearest.Length; i++) nearest[i] = Nearest(unit, i);
        }
        else
        {
            Parallel.For(0, nearest.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, i => nearest[i] = Nearest(unit, i));
        }

        return nearest;
    }

    private static double Nearest(double[][] unit, int point)
        => Math.Sqrt(Math.Min(SmallestSquare(unit, point, 0, point), SmallestSquare(unit, point, point + 1, unit[0].Length)));

    private static double SmallestSquare(double[][] unit, int point, int from, int to)
    {
        var smallest = Vector256.Create(double.PositiveInfinity);
        int at = from;
        for (; at + Lanes <= to; at += Lanes)
        {
            var square = Vector256<double>.Zero;
            foreach (double[] axis in unit)
            {
                var difference = Vector256.Create(axis.AsSpan(at)) - Vector256.Create(axis[point]);
                square += difference * difference;
            }

            smallest = Vector256.Min(smallest, square);
        }

        double result = Math.Min(Math.Min(smallest[0], smallest[1]), Math.Min(smallest[2], smallest[3]));
        for (; at < to; at++)
        {
            double square = 0;
            foreach (double[] axis in unit) square += (axis[at] - axis[point]) * (axis[at] - axis[point]);
            result = Math.Min(result, square);
        }

        return result;
    }
}
