using Orchestrator.Numerics.Fft;
using Orchestrator.Pinocchio.Engine.Collapse;

namespace Orchestrator.Pinocchio.Engine.Displacement;

/// <summary>The modes of the sources of second- and third-order Lagrangian displacements, from the unsmoothed tidal tensor.</summary>
/// <remarks>
/// S2 = sum over i &lt; j of (phi_ii phi_jj - phi_ij^2); S3a = 3 det phi; S3b = 2 delta S2 - 2 phi_ij phi2_ij, phi2_ij the second
/// derivatives of the potential whose Laplacian is S2
/// (Bouchet et al. 1995, Catelan 1995; in the grouping of Munari et al. 2017).
/// </remarks>
internal sealed unsafe class LagrangianSources : IDisposable
{
    private readonly NativeField<double> secondField, thirdFieldA, thirdFieldB;

    private LagrangianSources(int grid)
    {
        secondField = new NativeField<double>(PaddedField.Length(grid));
        thirdFieldA = new NativeField<double>(PaddedField.Length(grid));
        thirdFieldB = new NativeField<double>(PaddedField.Length(grid));
    }

    /// <summary>Modes of S2.</summary>
    public double* Second => secondField.Start;

    /// <summary>Modes of S3a.</summary>
    public double* ThirdA => thirdFieldA.Start;

    /// <summary>Modes of S3b.</summary>
    public double* ThirdB => thirdFieldB.Start;

    /// <summary>Computes the three sources.</summary>
    /// <param name="tensor">Second derivatives of the linear potential, not smoothed.</param>
    /// <param name="work">A padded field that may be overwritten.</param>
    /// <param name="grid">N.</param>
    /// <param name="transform">Transform of the grid.</param>
    /// <param name="threads">How many threads may work.</param>
    public static LagrangianSources Compute(TidalTensor tensor, double* work, int grid, RealFft3D<double> transform, int threads)
    {
        var sources = new LagrangianSources(grid);
        double* second = sources.Second, thirdA = sources.ThirdA, thirdB = sources.ThirdB;
        float* xx = tensor[0], yy = tensor[1], zz = tensor[2], xy = tensor[3], xz = tensor[4], yz = tensor[5];
        Each(grid, threads, (plain, padded) =>
        {
            double a = xx[plain], b = yy[plain], c = zz[plain], d = xy[plain], e = xz[plain], f = yz[plain];
            double s2 = a * b + a * c + b * c - d * d - e * e - f * f;
            second[padded] = s2;
            thirdA[padded] = 3.0 * (a * (b * c - f * f) - d * (d * c - f * e) + e * (d * f - b * e));
            thirdB[padded] = 2.0 * (a + b + c) * s2;
        });
        ToModes(second, grid, transform, threads);
        ToModes(thirdA, grid, transform, threads);

        ReadOnlySpan<(int A, int B)> axes = [(0, 0), (1, 1), (2, 2), (0, 1), (0, 2), (1, 2)];
        for (int n = 0; n < TidalTensor.Components; n++)
        {
            ModeFilter.SecondDerivative(second, work, grid, axes[n].A, axes[n].B, 0.0, threads);
            transform.Inverse(work, threads);
            float* component = tensor[n];
            double weight = n < 3 ? 2.0 : 4.0;
            Each(grid, threads, (plain, padded) => thirdB[padded] -= weight * component[plain] * work[padded]);
        }

        ToModes(thirdB, grid, transform, threads);
        return sources;
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        secondField.Dispose();
        thirdFieldA.Dispose();
        thirdFieldB.Dispose();
    }

    private static void ToModes(double* field, int grid, RealFft3D<double> transform, int threads)
    {
        transform.Forward(field, threads);
        double norm = 1.0 / ((double)grid * grid * grid);
        long plane = PaddedField.Length(grid) / grid;
        PaddedField.Planes(grid, threads, i =>
        {
            double* start = field + i * plane;
            for (long n = 0; n < plane; n++) start[n] *= norm;
        });
    }

    private static void Each(int grid, int threads, Action<long, long> cell)
    {
        int row = 2 * (grid / 2 + 1);
        PaddedField.Planes(grid, threads, plane =>
        {
            for (long line = plane * grid; line < (plane + 1) * grid; line++)
            {
                for (int k = 0; k < grid; k++) cell(line * grid + k, line * row + k);
            }
        });
    }
}
