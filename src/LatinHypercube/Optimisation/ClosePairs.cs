using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Orchestrator.LatinHypercube;

/// <summary>For each point of a block, the points that could come too close to it while it moves along the axis of the exchanges.</summary>
/// <remarks>Only points whose distance on the other axes is below the radius are listed: about ten each at n = 1000, d = 3.</remarks>
internal sealed class ClosePairs
{
    private const int Lanes = 4;

    private readonly double[] squares;
    private readonly int[] start = new int[ExchangeBlocks.MaximumSize + 1];
    private readonly int[] localOf;
    private Pair[] pairs = new Pair[1024];
    private int count;

    public ClosePairs(int points)
    {
        squares = new double[points];
        localOf = new int[points];
        Array.Fill(localOf, -1);
    }

    /// <summary>Lists the pairs of a block.</summary>
    /// <param name="sorted">The points in the order of the axis.</param>
    /// <param name="positions">The positions of the block, ascending.</param>
    /// <param name="objective">The radii.</param>
    public void Build(SortedPoints sorted, ReadOnlySpan<int> positions, ExchangeObjective objective)
    {
        count = 0;
        start.AsSpan().Clear();
        double reach = objective.Reach;
        if (reach == 0) return;
        double[] x = sorted.Coordinates(sorted.Axis);
        double lowest = x[positions[0]], highest = x[positions[^1]];
        int from = positions[0], to = positions[^1] + 1;
        while (from > 0 && x[from - 1] > lowest - reach) from--;
        while (to < x.Length && x[to] < highest + reach) to++;
        for (int i = 0; i < positions.Length; i++) localOf[positions[i]] = i;
        double whole = objective.WholeRadius * objective.WholeRadius, within = objective.SliceRadius * objective.SliceRadius;
        for (int a = 0; a < positions.Length; a++)
        {
            start[a] = count;
            FillSquares(sorted, positions[a], from, to);
            var limit = Vector256.Create(reach * reach);
            for (int at = from; at < to; at += Lanes)
            {
                if (at + Lanes <= to && Vector256.GreaterThanOrEqualAll(Vector256.Create(squares.AsSpan(at)), limit)) continue;
                for (int other = at; other < Math.Min(at + Lanes, to); other++)
                {
                    double radius = sorted.SliceAt[other] == sorted.SliceAt[positions[a]] ? within : whole;
                    if (squares[other] < radius && other != positions[a]) Add(squares[other], radius, localOf[other], x[other]);
                }
            }
        }

        start[positions.Length] = count;
        foreach (int position in positions) localOf[position] = -1;
    }

    /// <summary>What a point pays at a coordinate, its neighbours inside the block standing where the tables say.</summary>
    public float Cost(int point, float coordinate, PairTables tables)
    {
        float cost = 0;
        ReadOnlySpan<float> coordinates = tables.Coordinates;
        foreach (ref readonly var pair in pairs.AsSpan(start[point], start[point + 1] - start[point]))
        {
            float distance = coordinate - (pair.Local >= 0 ? coordinates[pair.Local] : pair.Coordinate);
            float depth = 1 - (pair.Square + (distance * distance * pair.InverseRadiusSquare));
            if (depth > 0) cost += depth * depth;
        }

        return cost;
    }

    private void FillSquares(SortedPoints sorted, int position, int from, int to)
    {
        squares.AsSpan(from, to - from).Clear();
        for (int axis = 0; axis < sorted.Dimensions; axis++)
        {
            if (axis == sorted.Axis) continue;
            double[] x = sorted.Coordinates(axis);
            var own = Vector256.Create(x[position]);
            int at = from;
            for (; at + Lanes <= to; at += Lanes)
            {
                var difference = Vector256.Create(x.AsSpan(at)) - own;
                (Vector256.Create(squares.AsSpan(at)) + (difference * difference)).CopyTo(squares.AsSpan(at));
            }

            for (; at < to; at++) squares[at] += (x[at] - x[position]) * (x[at] - x[position]);
        }
    }

    private void Add(double square, double radiusSquare, int local, double coordinate)
    {
        if (count == pairs.Length) Array.Resize(ref pairs, 2 * count);
        pairs[count++] = new Pair((float)(square / radiusSquare), (float)(1 / radiusSquare), local, (float)coordinate);
    }

    /// <summary>A neighbour: its distance on the other axes squared over R^2, 1/R^2, and where it stands: in the block, or fixed.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Pair(float Square, float InverseRadiusSquare, int Local, float Coordinate);
}
