using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Orchestrator.LatinHypercube;

/// <summary>Sums of the discrepancies' kernels over pairs, for every hypercube that a left and a right half make: matrix products of the halves' kernels.</summary>
internal sealed class PairedMeasure
{
    /// <summary>Points of a tile: the kernels of all halves against it stay in the second-level cache.</summary>
    public const int Tile = 128;

    /// <summary>Halves in a register block; counts of left and right halves are multiples of these.</summary>
    public const int LeftBlock = 5;
    public const int RightBlock = 2;
    private const int Lanes = 8;

    private readonly PairKernels left;
    private readonly PairKernels right;
    private readonly int leftCount;
    private readonly int rightCount;
    private readonly Vector256<float>[] centred;
    private readonly Vector256<float>[] wrapAround;

    public PairedMeasure(HypercubeHalves left, HypercubeHalves right)
    {
        this.left = new PairKernels(left, Tile);
        this.right = new PairKernels(right, Tile);
        (leftCount, rightCount) = (left.Count, right.Count);
        centred = new Vector256<float>[leftCount * rightCount];
        wrapAround = new Vector256<float>[leftCount * rightCount];
    }

    /// <summary>Adds the pairs of some points with all points before them.</summary>
    /// <param name="first">The first point.</param>
    /// <param name="end">The point behind the last.</param>
    /// <param name="sums">Sums to add to, by hypercube.</param>
    public void Add(int first, int end, PairedSums sums)
    {
        for (int from = 0; from < end; from += Tile)
        {
            Array.Clear(centred);
            Array.Clear(wrapAround);
            for (int point = Math.Max(first, from + 1); point < end; point++)
            {
                left.Fill(point, from);
                right.Fill(point, from);
                MultiplyAdd(left.Centred, right.Centred, centred);
                MultiplyAdd(left.WrapAround, right.WrapAround, wrapAround);
            }

            for (int i = 0; i < centred.Length; i++)
            {
                sums.Centred[i] += Vector256.Sum(centred[i]);
                sums.WrapAround[i] += Vector256.Sum(wrapAround[i]);
            }
        }
    }

    /// <summary>result[l, r] += sum over the tile of a[l] b[r], lane by lane.</summary>
    private void MultiplyAdd(float[] a, float[] b, Vector256<float>[] result)
    {
        for (int l = 0; l < leftCount; l += LeftBlock)
        {
            for (int r = 0; r < rightCount; r += RightBlock)
            {
                ref float a0 = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(a), l * Tile);
                ref float b0 = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(b), r * Tile);
                Vector256<float> s00 = default, s01 = default, s10 = default, s11 = default, s20 = default;
                Vector256<float> s21 = default, s30 = default, s31 = default, s40 = default, s41 = default;
                for (nuint at = 0; at < Tile; at += Lanes)
                {
                    var y0 = Vector256.LoadUnsafe(ref b0, at);
                    var y1 = Vector256.LoadUnsafe(ref b0, at + Tile);
                    var x = Vector256.LoadUnsafe(ref a0, at);
                    s00 = Vector256.FusedMultiplyAdd(x, y0, s00);
                    s01 = Vector256.FusedMultiplyAdd(x, y1, s01);
                    x = Vector256.LoadUnsafe(ref a0, at + Tile);
                    s10 = Vector256.FusedMultiplyAdd(x, y0, s10);
                    s11 = Vector256.FusedMultiplyAdd(x, y1, s11);
                    x = Vector256.LoadUnsafe(ref a0, at + (2 * Tile));
                    s20 = Vector256.FusedMultiplyAdd(x, y0, s20);
                    s21 = Vector256.FusedMultiplyAdd(x, y1, s21);
                    x = Vector256.LoadUnsafe(ref a0, at + (3 * Tile));
                    s30 = Vector256.FusedMultiplyAdd(x, y0, s30);
                    s31 = Vector256.FusedMultiplyAdd(x, y1, s31);
                    x = Vector256.LoadUnsafe(ref a0, at + (4 * Tile));
                    s40 = Vector256.FusedMultiplyAdd(x, y0, s40);
                    s41 = Vector256.FusedMultiplyAdd(x, y1, s41);
                }

                ref var to = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(result), (l * rightCount) + r);
                Accumulate(ref to, s00, s01);
                Accumulate(ref Unsafe.Add(ref to, rightCount), s10, s11);
                Accumulate(ref Unsafe.Add(ref to, 2 * rightCount), s20, s21);
                Accumulate(ref Unsafe.Add(ref to, 3 * rightCount), s30, s31);
                Accumulate(ref Unsafe.Add(ref to, 4 * rightCount), s40, s41);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Accumulate(ref Vector256<float> to, Vector256<float> first, Vector256<float> second)
    {
        to += first;
        Unsafe.Add(ref to, 1) += second;
    }
}
