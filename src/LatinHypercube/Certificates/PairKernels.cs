using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Orchestrator.LatinHypercube;

/// <summary>The kernels of one point against a tile of others, for each of many half hypercubes: products over the axes of a half.</summary>
internal sealed class PairKernels
{
    private const int Lanes = 8;

    private readonly HypercubeHalves halves;
    private readonly int tile;

    public PairKernels(HypercubeHalves halves, int tile)
    {
        this.halves = halves;
        this.tile = tile;
        Centred = new float[halves.Count * tile];
        WrapAround = new float[halves.Count * tile];
    }

    /// <summary>Centred kernel: half, then point of the tile.</summary>
    public float[] Centred { get; }

    /// <summary>Wrap-around kernel.</summary>
    public float[] WrapAround { get; }

    /// <summary>Fills both kernels of a point against a tile; those of points at and beyond it are 0.</summary>
    public void Fill(int point, int from)
    {
        int before = Math.Clamp(point - from, 0, tile);
        for (int half = 0; half < halves.Count; half++)
        {
            var centred = Centred.AsSpan(half * tile, tile);
            var wrapAround = WrapAround.AsSpan(half * tile, tile);
            for (int at = 0; at < before; at += 4 * Lanes) Products(half, point, from + at, centred[at..], wrapAround[at..]);
            centred[before..].Clear();
            wrapAround[before..].Clear();
        }
    }

    /// <summary>Four vectors at once, so that what an axis needs is loaded once for all of them.</summary>
    private void Products(int half, int point, int from, Span<float> centred, Span<float> wrapAround)
    {
        Vector256<float> c0 = Vector256<float>.One, c1 = c0, c2 = c0, c3 = c0;
        Vector256<float> w0 = c0, w1 = c0, w2 = c0, w3 = c0;
        for (int axis = 0; axis < halves.Axes; axis++)
        {
            float[] column = halves.Column(half, axis);
            ref float x = ref column[from];
            var own = Vector256.Create(column[point]);
            var ownTerm = Vector256.Create(1 + (0.5f * Math.Abs(column[point] - 0.5f)));
            Multiply(Vector256.LoadUnsafe(ref x), own, ownTerm, ref c0, ref w0);
            Multiply(Vector256.LoadUnsafe(ref x, Lanes), own, ownTerm, ref c1, ref w1);
            Multiply(Vector256.LoadUnsafe(ref x, 2 * Lanes), own, ownTerm, ref c2, ref w2);
            Multiply(Vector256.LoadUnsafe(ref x, 3 * Lanes), own, ownTerm, ref c3, ref w3);
        }

        Store(centred, c0, c1, c2, c3);
        Store(wrapAround, w0, w1, w2, w3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Multiply(Vector256<float> x, Vector256<float> own, Vector256<float> ownTerm, ref Vector256<float> centred, ref Vector256<float> wrapAround)
    {
        var half = Vector256.Create(0.5f);
        var distance = Vector256.Abs(x - own);
        centred *= Vector256.FusedMultiplyAdd(half, Vector256.Abs(x - half) - distance, ownTerm);
        wrapAround *= Vector256.FusedMultiplyAdd(distance, distance, Vector256.Create(1.5f) - distance);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Span<float> to, Vector256<float> first, Vector256<float> second, Vector256<float> third, Vector256<float> fourth)
    {
        first.CopyTo(to);
        second.CopyTo(to[Lanes..]);
        third.CopyTo(to[(2 * Lanes)..]);
        fourth.CopyTo(to[(3 * Lanes)..]);
    }
}
