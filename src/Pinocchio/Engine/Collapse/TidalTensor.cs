using Orchestrator.Numerics.Fft;

namespace Orchestrator.Pinocchio.Engine.Collapse;

/// <summary>The six second derivatives of a potential on the grid: phi_ij with nabla^2 phi = source.</summary>
internal sealed unsafe class TidalTensor : IDisposable
{
    /// <summary>Order of the components: xx, yy, zz, xy, xz, yz.</summary>
    public const int Components = 6;

    private static readonly (int A, int B)[] Axes = [(0, 0), (1, 1), (2, 2), (0, 1), (0, 2), (1, 2)];
    private readonly NativeField<float>[] fields = new NativeField<float>[Components];
    private readonly int grid;

    /// <summary>Room for an N^3 grid.</summary>
    public TidalTensor(int grid)
    {
        this.grid = grid;
        for (int n = 0; n < Components; n++) fields[n] = PaddedField.Allocate(grid);
    }

    /// <summary>Component <paramref name="component"/>, a padded field.</summary>
    public float* this[int component] => fields[component].Start;

    /// <summary>The filter that makes a component of the modes of the source, smoothed with a Gaussian.</summary>
    public static ModeFilter Filter(int grid, int component, double radiusInCells) =>
        ModeFilter.SecondDerivative(grid, Axes[component].A, Axes[component].B, radiusInCells);

    /// <summary>Computes all components from the modes of the source, smoothed with a Gaussian.</summary>
    /// <param name="modes">Modes of the source, such that its unnormalised inverse transform is the source itself.</param>
    /// <param name="transform">Transform of the grid.</param>
    /// <param name="radiusInCells">Smoothing radius in units of the grid's cell; 0 for none.</param>
    /// <param name="threads">How many threads may work.</param>
    /// <param name="cancellation">Looked at before each component.</param>
    public void Compute(float* modes, RealFft3D<float> transform, double radiusInCells, int threads, CancellationToken cancellation)
    {
        for (int n = 0; n < Components; n++)
        {
            cancellation.ThrowIfCancellationRequested();
            ModeFilter filter = Filter(grid, n, radiusInCells);
            float* field = this[n];
            transform.Inverse(field, threads, j => filter.Rows(modes, field, j), null);
        }
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        foreach (NativeField<float> field in fields) field.Dispose();
    }
}
