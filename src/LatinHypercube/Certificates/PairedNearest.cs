using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Orchestrator.LatinHypercube;

/// <summary>The distance of points to their nearest neighbours, for every hypercube that a left and a right half make.</summary>
/// <remarks>
/// Only others that are near on the axes of the left half can be nearest: for these the squares on the right halves' axes, which stand side by
/// side for all right halves, are added and compared at once. Where that finds nobody within the radius, all others are compared.
/// </remarks>
internal sealed class PairedNearest
{
    private const int Lanes = 8;
    private const int Tile = 256;

    /// <summary>Vectors of the right halves: forty of them.</summary>
    private const int RightVectors = 5;

    private readonly HypercubeHalves left;
    private readonly int leftCount;
    private readonly int rightCount;
    private readonly int points;
    private readonly float radiusSquare;

    /// <summary>Coordinates of the right halves: axis, point, half.</summary>
    private readonly float[][] rightByPoint;
    private readonly float[] leftSquares = new float[Tile];
    private readonly float[] rightSquares;

    /// <summary>Makes the buffers.</summary>
    /// <exception cref="ArgumentException">There are not forty right halves.</exception>
    public PairedNearest(HypercubeHalves left, HypercubeHalves right, float[][] rightByPoint, double radius)
    {
        if (right.Count != RightVectors * Lanes) throw new ArgumentException($"{right.Count} right halves instead of {RightVectors * Lanes}.", nameof(right));
        this.left = left;
        this.rightByPoint = rightByPoint;
        (leftCount, rightCount, points) = (left.Count, right.Count, left.Points);
        radiusSquare = (float)(radius * radius);
        rightSquares = new float[Tile * rightCount];
    }

    /// <summary>The coordinates of all halves at each point, side by side; the number of halves is a multiple of eight.</summary>
    public static float[][] ByPoint(HypercubeHalves halves)
    {
        var result = new float[halves.Axes][];
        for (int axis = 0; axis < halves.Axes; axis++)
        {
            result[axis] = new float[halves.Points * halves.Count];
            for (int half = 0; half < halves.Count; half++)
            {
                float[] column = halves.Column(half, axis);
                for (int point = 0; point < halves.Points; point++) result[axis][(point * halves.Count) + half] = column[point];
            }
        }

        return result;
    }

    /// <summary>Adds the distances of some points to their nearest others.</summary>
    /// <param name="first">The first point.</param>
    /// <param name="end">The point behind the last.</param>
    /// <param name="sums">Sums to add to, by hypercube.</param>
    public void Add(int first, int end, PairedSums sums)
    {
        var best = new Vector256<float>[(end - first) * leftCount * RightVectors];
        Array.Fill(best, Vector256.Create(float.PositiveInfinity));
        Search(first, end, best, radiusSquare, onlyMissing: false);
        Search(first, end, best, float.PositiveInfinity, onlyMissing: true);
        for (int point = first; point < end; point++)
        {
            var own = MemoryMarshal.Cast<Vector256<float>, float>(best.AsSpan((point - first) * leftCount * RightVectors, leftCount * RightVectors));
            for (int i = 0; i < own.Length; i++)
            {
                double distance = Math.Sqrt(own[i]);
                sums.NearestSum[i] += distance;
                sums.Smallest[i] = Math.Min(sums.Smallest[i], distance);
            }
        }
    }

    /// <summary>Compares with the others whose square on the left half's axes is below the limit.</summary>
    private void Search(int first, int end, Vector256<float>[] best, float limit, bool onlyMissing)
    {
        for (int from = 0; from < points; from += Tile)
        {
            int count = Math.Min(Tile, points - from);
            for (int point = first; point < end; point++)
            {
                bool filled = false;
                for (int half = 0; half < leftCount; half++)
                {
                    var own = best.AsSpan((((point - first) * leftCount) + half) * RightVectors, RightVectors);
                    if (onlyMissing && !IsMissing(own)) continue;
                    if (!filled) FillRight(point, from, count);
                    filled = true;
                    FillLeft(half, point, from, count);
                    Compare(own, limit);
                }
            }
        }
    }

    /// <summary>Whether a neighbour nearer than the radius was not found for every right half: then a nearer one may lie beyond the radius on the left axes.</summary>
    private bool IsMissing(ReadOnlySpan<Vector256<float>> own)
    {
        foreach (var vector in own)
            if (Vector256.GreaterThanAny(vector, Vector256.Create(radiusSquare))) return true;
        return false;
    }

    private void FillLeft(int half, int point, int from, int count)
    {
        var squares = leftSquares.AsSpan();
        squares.Clear();
        for (int axis = 0; axis < left.Axes; axis++)
        {
            float[] column = left.Column(half, axis);
            AddSquares(squares, column.AsSpan(from, count), column[point]);
        }

        squares[count..].Fill(float.PositiveInfinity);
        if (point >= from && point < from + count) squares[point - from] = float.PositiveInfinity;
    }

    private static void AddSquares(Span<float> squares, ReadOnlySpan<float> column, float own)
    {
        var ownVector = Vector256.Create(own);
        ref float to = ref MemoryMarshal.GetReference(squares);
        ref float x = ref MemoryMarshal.GetReference(column);
        int at = 0;
        for (; at <= column.Length - Lanes; at += Lanes)
        {
            var difference = Vector256.LoadUnsafe(ref x, (nuint)at) - ownVector;
            Vector256.FusedMultiplyAdd(difference, difference, Vector256.LoadUnsafe(ref to, (nuint)at)).StoreUnsafe(ref to, (nuint)at);
        }

        for (; at < column.Length; at++) squares[at] = MathF.FusedMultiplyAdd(column[at] - own, column[at] - own, squares[at]);
    }

    private void FillRight(int point, int from, int count)
    {
        rightSquares.AsSpan().Clear();
        foreach (float[] coordinates in rightByPoint)
        {
            ref float own = ref coordinates[point * rightCount];
            Vector256<float> own0 = Vector256.LoadUnsafe(ref own), own1 = Vector256.LoadUnsafe(ref own, Lanes), own2 = Vector256.LoadUnsafe(ref own, 2 * Lanes);
            Vector256<float> own3 = Vector256.LoadUnsafe(ref own, 3 * Lanes), own4 = Vector256.LoadUnsafe(ref own, 4 * Lanes);
            ref float x = ref coordinates[from * rightCount];
            ref float to = ref rightSquares[0];
            for (nuint at = 0; at < (nuint)(count * rightCount); at += RightVectors * Lanes)
            {
                AddSquare(ref to, ref x, at, own0);
                AddSquare(ref to, ref x, at + Lanes, own1);
                AddSquare(ref to, ref x, at + (2 * Lanes), own2);
                AddSquare(ref to, ref x, at + (3 * Lanes), own3);
                AddSquare(ref to, ref x, at + (4 * Lanes), own4);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddSquare(ref float to, ref float x, nuint at, Vector256<float> own)
    {
        var difference = Vector256.LoadUnsafe(ref x, at) - own;
        Vector256.FusedMultiplyAdd(difference, difference, Vector256.LoadUnsafe(ref to, at)).StoreUnsafe(ref to, at);
    }

    private void Compare(Span<Vector256<float>> best, float limit)
    {
        var below = Vector256.Create(limit);
        Vector256<float> best0 = best[0], best1 = best[1], best2 = best[2], best3 = best[3], best4 = best[4];
        ref float squares = ref MemoryMarshal.GetArrayDataReference(leftSquares);
        ref float rows = ref MemoryMarshal.GetArrayDataReference(rightSquares);
        for (int at = 0; at < Tile; at += Lanes)
        {
            uint near = Vector256.LessThan(Vector256.LoadUnsafe(ref squares, (nuint)at), below).ExtractMostSignificantBits();
            for (; near != 0; near &= near - 1)
            {
                int other = at + BitOperations.TrailingZeroCount(near);
                var square = Vector256.Create(Unsafe.Add(ref squares, other));
                ref float row = ref Unsafe.Add(ref rows, other * RightVectors * Lanes);
                best0 = Vector256.MinNative(best0, square + Vector256.LoadUnsafe(ref row));
                best1 = Vector256.MinNative(best1, square + Vector256.LoadUnsafe(ref row, Lanes));
                best2 = Vector256.MinNative(best2, square + Vector256.LoadUnsafe(ref row, 2 * Lanes));
                best3 = Vector256.MinNative(best3, square + Vector256.LoadUnsafe(ref row, 3 * Lanes));
                best4 = Vector256.MinNative(best4, square + Vector256.LoadUnsafe(ref row, 4 * Lanes));
            }
        }

        (best[0], best[1], best[2], best[3], best[4]) = (best0, best1, best2, best3, best4);
    }
}
