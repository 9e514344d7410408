using Orchestrator.Numerics.Fft;

namespace Orchestrator.Pinocchio.Engine.Displacement;

/// <summary>A displacement of all particles: three padded fields in units of the cell.</summary>
internal sealed unsafe class DisplacementField : IDisposable
{
    private readonly NativeField<float>[] components;
    private readonly int grid;

    private DisplacementField(int grid)
    {
        this.grid = grid;
        components = [PaddedField.Allocate(grid), PaddedField.Allocate(grid), PaddedField.Allocate(grid)];
    }

    /// <summary>Displacement along an axis, a padded field.</summary>
    public float* this[int axis] => components[axis].Start;

    /// <summary>The sum of the orders' displacements, each with its weight.</summary>
    /// <param name="sources">The sources; they stay as they are.</param>
    /// <param name="weights">A weight for each order.</param>
    /// <param name="grid">N.</param>
    /// <param name="transform">Transform of the grid.</param>
    /// <param name="threads">How many threads may work.</param>
    /// <param name="cancellation">Looked at before each transform.</param>
    public static DisplacementField Of(
        LagrangianSources sources, IReadOnlyList<double> weights, int grid, RealFft3D<float> transform, int threads, CancellationToken cancellation)
    {
        var field = new DisplacementField(grid);
        try
        {
            field.Fill(sources, weights, transform, threads, cancellation);
            return field;
        }
        catch
        {
            field.Dispose();
            throw;
        }
    }

    /// <summary>The displacements of all particles, x, y, z of one after the other's.</summary>
    public float[] ToArray(int threads)
    {
        var result = new float[3L * grid * grid * grid];
        int row = PaddedField.Row(grid);
        PaddedField.Planes(grid, threads, i =>
        {
            long n = 3L * i * grid * grid;
            for (long line = (long)i * grid; line < (i + 1L) * grid; line++)
            {
                for (int k = 0; k < grid; k++)
                {
                    for (int axis = 0; axis < 3; axis++) result[n++] = this[axis][line * row + k];
                }
            }
        });
        return result;
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        foreach (NativeField<float> component in components) component.Dispose();
    }

    private void Fill(LagrangianSources sources, IReadOnlyList<double> weights, RealFft3D<float> transform, int threads, CancellationToken cancellation)
    {
        float* source = this[2];
        sources.Combine(weights, source, grid, threads);
        for (int axis = 0; axis < 3; axis++)
        {
            cancellation.ThrowIfCancellationRequested();
            ModeFilter filter = ModeFilter.Displacement(grid, axis);
            float* component = this[axis];
            transform.Inverse(component, threads, j => filter.Rows(source, component, j), null);
        }
    }
}
