using System.Numerics;
using System.Runtime.CompilerServices;
using Orchestrator.Numerics.Fft;
using Orchestrator.Pinocchio.Engine.Collapse;

namespace Orchestrator.Pinocchio.Engine.Displacement;

/// <summary>The modes of the sources of Lagrangian displacements: the linear density, and those of second and third order from the unsmoothed
/// tidal tensor.</summary>
/// <remarks>
/// S2 = sum over i &lt; j of (phi_ii phi_jj - phi_ij^2); S3a = 3 det phi; S3b = 2 delta S2 - 2 phi_ij phi2_ij, phi2_ij the second
/// derivatives of the potential whose Laplacian is S2
/// (Bouchet et al. 1995, Catelan 1995; in the grouping of Munari et al. 2017).
/// </remarks>
internal sealed unsafe class LagrangianSources : IDisposable
{
    /// <summary>Orders of displacement: Zel'dovich, second order, and the two of third order.</summary>
    public const int Orders = 4;

    private LagrangianSources(int grid, NativeField<float> linear)
    {
        Linear = linear;
        Second = PaddedField.Allocate(grid);
        ThirdA = PaddedField.Allocate(grid);
        ThirdB = PaddedField.Allocate(grid);
    }

    /// <summary>Modes of the linear density at z = 0.</summary>
    public NativeField<float> Linear { get; }

    /// <summary>Modes of S2.</summary>
    public NativeField<float> Second { get; }

    /// <summary>Modes of S3a.</summary>
    public NativeField<float> ThirdA { get; }

    /// <summary>Modes of S3b.</summary>
    public NativeField<float> ThirdB { get; }

    /// <summary>The source of an order: 0 Zel'dovich, 1 second order, 2 and 3 third order.</summary>
    public NativeField<float> this[int order] => order switch
    {
        0 => Linear,
        1 => Second,
        2 => ThirdA,
        3 => ThirdB,
        _ => throw new ArgumentOutOfRangeException(nameof(order), order, "0 to 3"),
    };

    /// <summary>Computes the sources beyond the linear one.</summary>
    /// <param name="linear">Modes of the linear density at z = 0; the result owns them.</param>
    /// <param name="tensor">Second derivatives of the linear potential, not smoothed.</param>
    /// <param name="grid">N.</param>
    /// <param name="transform">Transform of the grid.</param>
    /// <param name="threads">How many threads may work.</param>
    /// <param name="cancellation">Looked at before each transform.</param>
    public static LagrangianSources Compute(
        NativeField<float> linear, TidalTensor tensor, int grid, RealFft3D<float> transform, int threads,
        CancellationToken cancellation = default)
    {
        var sources = new LagrangianSources(grid, linear);
        try
        {
            sources.Fill(tensor, grid, transform, threads, cancellation);
            return sources;
        }
        catch
        {
            sources.Dispose();
            throw;
        }
    }

    /// <summary>Adds up the sources with a weight each: the source of a sum of displacements.</summary>
    /// <param name="weights">A weight for each order.</param>
    /// <param name="result">A padded field.</param>
    /// <param name="grid">N.</param>
    /// <param name="threads">How many threads may work.</param>
    public void Combine(IReadOnlyList<double> weights, float* result, int grid, int threads)
    {
        float a = (float)weights[0], b = (float)weights[1], c = (float)weights[2], d = (float)weights[3];
        float* first = Linear.Start, second = Second.Start, thirdA = ThirdA.Start, thirdB = ThirdB.Start;
        int plane = grid * PaddedField.Row(grid);
        PaddedField.Planes(grid, threads, i =>
        {
            for (long n = (long)i * plane; n < (i + 1L) * plane; n++) result[n] = a * first[n] + b * second[n] + c * thirdA[n] + d * thirdB[n];
        });
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        Linear.Dispose();
        Second.Dispose();
        ThirdA.Dispose();
        ThirdB.Dispose();
    }

    private void Fill(TidalTensor tensor, int grid, RealFft3D<float> transform, int threads, CancellationToken cancellation)
    {
        float* second = Second.Start, thirdA = ThirdA.Start, thirdB = ThirdB.Start;
        long plane = (long)grid * PaddedField.Row(grid);
        float norm = (float)(1.0 / ((double)grid * grid * grid));
        PaddedField.Planes(grid, threads, i => Products(tensor, second, thirdA, thirdB, i * plane, (i + 1) * plane, norm));
        transform.Forward(second, threads);
        transform.Forward(thirdA, threads);

        using NativeField<float> work = PaddedField.Allocate(grid);
        for (int n = 0; n < TidalTensor.Components; n++)
        {
            cancellation.ThrowIfCancellationRequested();
            ModeFilter filter = TidalTensor.Filter(grid, n, 0.0);
            float* component = tensor[n], field = work.Start;
            float weight = (n < 3 ? 2f : 4f) * norm;
            transform.Inverse(
                field, threads, j => filter.Rows(second, field, j), i => Subtract(thirdB, component, field, weight, i * plane, (i + 1) * plane));
        }

        transform.Forward(thirdB, threads);
    }

    /// <summary>The products of the tensor's components, over the number of cells: the forward transform is not normalised.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Products(TidalTensor tensor, float* second, float* thirdA, float* thirdB, long start, long end, float norm)
    {
        float* xx = tensor[0], yy = tensor[1], zz = tensor[2], xy = tensor[3], xz = tensor[4], yz = tensor[5];
        for (long n = start; n < end;)
        {
            int count = (int)Math.Min(Vector<float>.Count, end - n);
            if (count < Vector<float>.Count) n = end - Vector<float>.Count;
            Vector<float> a = Vector.Load(xx + n), b = Vector.Load(yy + n), c = Vector.Load(zz + n);
            Vector<float> d = Vector.Load(xy + n), e = Vector.Load(xz + n), f = Vector.Load(yz + n);
            Vector<float> s2 = (a * b - d * d) + (a * c - e * e) + (b * c - f * f);
            (s2 * norm).Store(second + n);
            ((a * (b * c - f * f) - d * (d * c - f * e) + e * (d * f - b * e)) * (3f * norm)).Store(thirdA + n);
            ((a + b + c) * s2 * (2f * norm)).Store(thirdB + n);
            n += Vector<float>.Count;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Subtract(float* sum, float* first, float* second, float weight, long start, long end)
    {
        long n = start;
        for (; n + Vector<float>.Count <= end; n += Vector<float>.Count)
            (Vector.Load(sum + n) - weight * (Vector.Load(first + n) * Vector.Load(second + n))).Store(sum + n);
        for (; n < end; n++) sum[n] -= weight * (first[n] * second[n]);
    }
}
