using System.Runtime.Intrinsics;

namespace Orchestrator.LatinHypercube;

/// <summary>
/// Draws random Latin hypercubes and measures them in single precision: a thousand are needed, and their spread is a thousand times the error.
/// One pass over the pairs gives both discrepancies and the distances; buffers are reused.
/// </summary>
internal sealed class HypercubeMeasure
{
    private const int Lanes = 8;

    private readonly int points;
    private readonly int padded;
    private readonly float[][] coordinates;
    private readonly float[][] fromCentre;
    private readonly int[] order;
    private readonly float[] nearest;

    public HypercubeMeasure(int points, int dimensions)
    {
        this.points = points;
        padded = (points + Lanes - 1) / Lanes * Lanes;
        coordinates = [.. Enumerable.Range(0, dimensions).Select(_ => new float[padded])];
        fromCentre = [.. Enumerable.Range(0, dimensions).Select(_ => new float[padded])];
        order = new int[points];
        nearest = new float[padded];
    }

    /// <summary>Draws and measures a hypercube.</summary>
    /// <param name="random">The streams.</param>
    /// <param name="number">Its number.</param>
    public HypercubeFigures Of(DesignRandom random, int number)
    {
        for (int axis = 0; axis < coordinates.Length; axis++)
        {
            for (int i = 0; i < points; i++) order[i] = i;
            random.For(DesignDraw.Reference, axis, number).Shuffle<int>(order);
            for (int i = 0; i < points; i++)
            {
                coordinates[axis][i] = (float)LevelDesign.Centre(order[i], points);
                fromCentre[axis][i] = 0.5f * Math.Abs(coordinates[axis][i] - 0.5f);
            }
        }

        var (centred, wrapAround) = SumPairs();
        double smallest = double.PositiveInfinity, sum = 0;
        for (int i = 0; i < points; i++)
        {
            smallest = Math.Min(smallest, nearest[i]);
            sum += Math.Sqrt(nearest[i]);
        }

        double count = points;
        return new HypercubeFigures(
            Discrepancy.Power(13.0 / 12.0, coordinates.Length) + centred,
            (((Discrepancy.Power(1.5, coordinates.Length) * count) + (2 * wrapAround)) / (count * count)) - Discrepancy.Power(4.0 / 3.0, coordinates.Length),
            Math.Sqrt(smallest),
            sum / count,
            LargestCorrelation());
    }

    private (double Centred, double WrapAround) SumPairs()
    {
        double centred = 0, wrapAround = 0, single = 0, diagonal = 0;
        Array.Fill(nearest, float.PositiveInfinity);
        for (int row = 0; row < points; row++)
        {
            double linear = 1, own = 1;
            foreach (float[] axis in fromCentre)
            {
                double z = 2 * (double)axis[row];
                linear *= 1 + (0.5 * z) - (0.5 * z * z);
                own *= 1 + z;
            }

            single += linear;
            diagonal += own;
            var (centredRow, wrapAroundRow) = SumRow(row);
            centred += centredRow;
            wrapAround += wrapAroundRow;
        }

        double count = points;
        return ((-2 * single / count) + ((diagonal + (2 * centred)) / (count * count)), wrapAround);
    }

    /// <summary>Pairs of a point with those before it; lanes at and beyond the point itself are masked out.</summary>
    private (double Centred, double WrapAround) SumRow(int row)
    {
        var centredSum = Vector256<float>.Zero;
        var wrapAroundSum = Vector256<float>.Zero;
        var smallest = Vector256.Create(float.PositiveInfinity);
        var indices = Vector256.CreateSequence(0f, 1f);
        double centredTotal = 0, wrapAroundTotal = 0;
        for (int at = 0; at < row; at += Lanes)
        {
            var centred = Vector256<float>.One;
            var wrapAround = Vector256<float>.One;
            var square = Vector256<float>.Zero;
            for (int axis = 0; axis < coordinates.Length; axis++)
            {
                var distance = Vector256.Abs(Vector256.Create(coordinates[axis].AsSpan(at)) - Vector256.Create(coordinates[axis][row]));
                var squared = distance * distance;
                centred *= Vector256.Create(1 + fromCentre[axis][row]) + Vector256.Create(fromCentre[axis].AsSpan(at)) - (distance * 0.5f);
                wrapAround *= squared - distance + Vector256.Create(1.5f);
                square += squared;
            }

            if (at + Lanes > row)
            {
                var before = Vector256.LessThan(indices, Vector256.Create((float)(row - at)));
                centred &= before;
                wrapAround &= before;
                square = Vector256.ConditionalSelect(before, square, Vector256.Create(float.PositiveInfinity));
            }

            centredSum += centred;
            wrapAroundSum += wrapAround;
            smallest = Vector256.Min(smallest, square);
            Vector256.Min(Vector256.Create(nearest.AsSpan(at)), square).CopyTo(nearest.AsSpan(at));
            if ((at & 0xFF) != 0) continue;

            // Short partial sums keep single precision accurate.
            centredTotal += Vector256.Sum(centredSum);
            wrapAroundTotal += Vector256.Sum(wrapAroundSum);
            centredSum = wrapAroundSum = Vector256<float>.Zero;
        }

        float nearestBefore = float.PositiveInfinity;
        for (int lane = 0; lane < Lanes; lane++) nearestBefore = Math.Min(nearestBefore, smallest[lane]);
        nearest[row] = Math.Min(nearest[row], nearestBefore);
        return (centredTotal + Vector256.Sum(centredSum), wrapAroundTotal + Vector256.Sum(wrapAroundSum));
    }

    private double LargestCorrelation()
    {
        double largest = 0, variance = (1 - (1.0 / ((double)points * points))) / 12;
        for (int a = 1; a < coordinates.Length; a++)
        {
            for (int b = 0; b < a; b++)
            {
                double sum = 0;
                for (int i = 0; i < points; i++) sum += (coordinates[a][i] - 0.5) * (coordinates[b][i] - 0.5);
                largest = Math.Max(largest, Math.Abs(sum / points / variance));
            }
        }

        return largest;
    }
}
