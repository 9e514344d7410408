using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Orchestrator.LatinHypercube;

/// <summary>
/// What an exchange of two levels on one axis does to the discrepancies, tabulated for the points of a block so that an exchange costs the
/// size of the block, not of the design.
/// </summary>
/// <remarks>
/// On the axis of the exchanges the kernel of a pair is <c>1 + |z_i|/2 + |z_j|/2 - |x_i - x_j|/2</c>; the factors W of the other axes do not change.
/// So for each point <c>a</c> of the block and each level <c>l</c> of the block, <see cref="Alone"/> holds everything but the distances inside the block:
/// the linear term, the diagonal, |z| and the distances to all points outside. What remains is <c>-1/2 sum_c W_ac |x_a - x_c|</c> over the block.
/// Pair factors are single precision (they only decide on acceptance; discrepancies are stated from scratch in double precision).
/// </remarks>
internal sealed class PairTables
{
    /// <summary>Rows are padded to this many floats, two vectors.</summary>
    private const int RowUnit = 16;
    private const int Lanes = 4;

    private readonly float[] weights = new float[ExchangeBlocks.MaximumSize * ExchangeBlocks.MaximumSize];
    private readonly double[] alone = new double[ExchangeBlocks.MaximumSize * ExchangeBlocks.MaximumSize];
    private readonly float[] coordinates = new float[ExchangeBlocks.MaximumSize];
    private readonly double[] row;
    private int size;
    private int stride;

    public PairTables(int points) => row = new double[points];

    /// <summary>Energy of a point of the block at a slot of the block, but for the distances inside the block.</summary>
    public double Alone(int point, int slot) => alone[(point * size) + slot];

    /// <summary>Coordinates of the points of the block as they stand.</summary>
    public ReadOnlySpan<float> Coordinates => coordinates;

    /// <summary>Coordinate of a point of the block as it stands.</summary>
    public float this[int point]
    {
        get => coordinates[point];
        set => coordinates[point] = value;
    }

    /// <summary>Builds the tables.</summary>
    /// <param name="sorted">The points in the order of the axis.</param>
    /// <param name="positions">The positions of the block, ascending; point i of the block stands in slot i.</param>
    /// <param name="pointsPerSlice">Points of a slice.</param>
    /// <param name="objective">The weights.</param>
    public void Build(SortedPoints sorted, ReadOnlySpan<int> positions, int pointsPerSlice, ExchangeObjective objective)
    {
        size = positions.Length;
        stride = (size + RowUnit - 1) / RowUnit * RowUnit;
        coordinates.AsSpan().Clear();
        weights.AsSpan(0, size * stride).Clear();
        double points = sorted.Points, slicePoints = pointsPerSlice;
        double pairWeight = 2 * objective.WholeWeight / (points * points);
        double slicePairWeight = 2 * objective.SliceWeight / (slicePoints * slicePoints);
        double linearWeight = (2 * objective.WholeWeight / points) + (2 * objective.SliceWeight / slicePoints);
        double[] x = sorted.Coordinates(sorted.Axis), z = sorted.FromCentre(sorted.Axis);
        for (int a = 0; a < size; a++)
        {
            int position = positions[a];
            double linear = linearWeight * FillRow(sorted, position, pairWeight, slicePairWeight);
            double own = 0.5 * row[position];
            for (int c = 0; c < size; c++)
                if (c != a) weights[(a * stride) + c] = (float)(0.5 * row[positions[c]]);
            double inside = 0;
            foreach (int other in positions) inside += row[other];
            FillAlone(a, positions, x, inside - row[position]);
            for (int slot = 0; slot < size; slot++)
            {
                double centre = z[positions[slot]];
                alone[(a * size) + slot] += (own * centre) - (linear * 0.5 * (centre - (centre * centre)));
            }

            coordinates[a] = (float)x[position];
        }
    }

    /// <summary>Change of the distances inside the block when points a and b exchange their coordinates.</summary>
    public float Inside(int a, int b)
    {
        float from = coordinates[a], to = coordinates[b];
        var left = Vector256.Create(from);
        var right = Vector256.Create(to);
        var sum0 = Vector256<float>.Zero;
        var sum1 = Vector256<float>.Zero;
        ref float x = ref MemoryMarshal.GetArrayDataReference(coordinates);
        ref float rowA = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(weights), a * stride);
        ref float rowB = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(weights), b * stride);
        for (nuint at = 0; at < (nuint)stride; at += RowUnit)
        {
            var x0 = Vector256.LoadUnsafe(ref x, at);
            var x1 = Vector256.LoadUnsafe(ref x, at + 8);
            sum0 += (Vector256.LoadUnsafe(ref rowA, at) - Vector256.LoadUnsafe(ref rowB, at)) * (Vector256.Abs(left - x0) - Vector256.Abs(right - x0));
            sum1 += (Vector256.LoadUnsafe(ref rowA, at + 8) - Vector256.LoadUnsafe(ref rowB, at + 8)) * (Vector256.Abs(left - x1) - Vector256.Abs(right - x1));
        }

        // The sum counts the pair (a, b) as if only one of the two had moved; in truth their distance stays.
        return Vector256.Sum(sum0 + sum1) - (2 * Unsafe.Add(ref rowA, b) * Math.Abs(from - to));
    }

    /// <summary>Weighted products of the pair kernel over the other axes, by position; returns the product of the linear kernel.</summary>
    private double FillRow(SortedPoints sorted, int position, double pairWeight, double slicePairWeight)
    {
        var common = Vector256.Create(pairWeight);
        var added = Vector256.Create(slicePairWeight);
        var slice = Vector256.Create(sorted.SliceAt[position]);
        int points = sorted.Points, at = 0;
        for (; at + Lanes <= points; at += Lanes)
        {
            var same = Vector256.Equals(Vector256.Create(sorted.SliceAt.AsSpan(at)), slice);
            (common + (same & added)).CopyTo(row.AsSpan(at));
        }

        for (; at < points; at++) row[at] = pairWeight + (sorted.SliceAt[at] == sorted.SliceAt[position] ? slicePairWeight : 0);
        double linear = 1;
        for (int axis = 0; axis < sorted.Dimensions; axis++)
        {
            if (axis == sorted.Axis) continue;
            double[] x = sorted.Coordinates(axis), z = sorted.FromCentre(axis);
            linear *= 1 + (0.5 * z[position]) - (0.5 * z[position] * z[position]);
            MultiplyKernel(x, z, x[position], 1 + (0.5 * z[position]));
        }

        return linear;
    }

    private void MultiplyKernel(double[] x, double[] z, double own, double offset)
    {
        var half = Vector256.Create(0.5);
        var ownVector = Vector256.Create(own);
        var offsetVector = Vector256.Create(offset);
        int at = 0;
        for (; at + Lanes <= row.Length; at += Lanes)
        {
            var kernel = offsetVector + (half * (Vector256.Create(z.AsSpan(at)) - Vector256.Abs(Vector256.Create(x.AsSpan(at)) - ownVector)));
            (Vector256.Create(row.AsSpan(at)) * kernel).CopyTo(row.AsSpan(at));
        }

        for (; at < row.Length; at++) row[at] *= offset + (0.5 * (z[at] - Math.Abs(x[at] - own)));
    }

    /// <summary>|z| against everybody and the distances to the points outside the block, for each slot.</summary>
    private void FillAlone(int a, ReadOnlySpan<int> positions, double[] x, double inside)
    {
        // Sweeping the slots from below, the points outside fall into the gaps between them.
        Span<double> weightBelow = stackalloc double[ExchangeBlocks.MaximumSize + 1];
        Span<double> momentBelow = stackalloc double[ExchangeBlocks.MaximumSize + 1];
        double weight = 0, moment = 0;
        int from = 0;
        for (int slot = 0; slot <= size; slot++)
        {
            int to = slot < size ? positions[slot] : row.Length;
            Accumulate(row.AsSpan(from, to - from), x.AsSpan(from, to - from), ref weight, ref moment);
            weightBelow[slot] = weight;
            momentBelow[slot] = moment;
            from = to + 1;
        }

        for (int slot = 0; slot < size; slot++)
        {
            double at = x[positions[slot]];
            double distances = (at * ((2 * weightBelow[slot]) - weight)) - ((2 * momentBelow[slot]) - moment);
            alone[(a * size) + slot] = 0.5 * ((Math.Abs(at - 0.5) * (weight + inside)) - distances);
        }
    }

    private static void Accumulate(ReadOnlySpan<double> weights, ReadOnlySpan<double> x, ref double weight, ref double moment)
    {
        var weightSum = Vector256<double>.Zero;
        var momentSum = Vector256<double>.Zero;
        int at = 0;
        for (; at + Lanes <= weights.Length; at += Lanes)
        {
            var w = Vector256.Create(weights[at..]);
            weightSum += w;
            momentSum += w * Vector256.Create(x[at..]);
        }

        weight += Vector256.Sum(weightSum);
        moment += Vector256.Sum(momentSum);
        for (; at < weights.Length; at++)
        {
            weight += weights[at];
            moment += weights[at] * x[at];
        }
    }
}
