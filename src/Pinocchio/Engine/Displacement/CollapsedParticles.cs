using Orchestrator.Numerics.Fft;

namespace Orchestrator.Pinocchio.Engine.Displacement;

/// <summary>The particles that collapse by the last output, in the order of their grid points.</summary>
internal sealed unsafe class CollapsedParticles : IDisposable
{
    private readonly NativeField<CollapsedParticle> particles;
    private readonly long[] firstOfPlane;
    private readonly int grid;

    private CollapsedParticles(int grid, long[] firstOfPlane)
    {
        (this.grid, this.firstOfPlane) = (grid, firstOfPlane);
        particles = new NativeField<CollapsedParticle>(firstOfPlane[^1]);
    }

    /// <summary>How many there are.</summary>
    public int Count => (int)particles.Length;

    /// <summary>The first of them.</summary>
    public CollapsedParticle* Start => particles.Start;

    /// <summary>Takes the particles with F of at least <paramref name="last"/>; their displacements are not set.</summary>
    /// <param name="collapse">F of all particles, 0 for those that never collapse.</param>
    /// <param name="grid">N.</param>
    /// <param name="last">1 + z of the last output.</param>
    /// <param name="threads">How many threads may work.</param>
    public static CollapsedParticles Select(float* collapse, int grid, float last, int threads)
    {
        var starts = new long[grid + 1];
        long plane = (long)grid * grid;
        PaddedField.Planes(grid, threads, i =>
        {
            long count = 0;
            for (long n = i * plane; n < (i + 1) * plane; n++) count += collapse[n] >= last ? 1 : 0;
            starts[i + 1] = count;
        });
        for (int i = 0; i < grid; i++) starts[i + 1] += starts[i];
        var selected = new CollapsedParticles(grid, starts);
        PaddedField.Planes(grid, threads, i =>
        {
            CollapsedParticle* next = selected.Start + starts[i];
            for (long n = i * plane; n < (i + 1) * plane; n++)
            {
                if (!(collapse[n] >= last)) continue;
                *next = new CollapsedParticle { Collapse = collapse[n], Index = (int)n };
                next++;
            }
        });
        return selected;
    }

    /// <summary>Sets the displacements of one order; the modes of its source are overwritten.</summary>
    /// <param name="order">0 Zel'dovich, 1 second order, 2 and 3 third order.</param>
    /// <param name="source">Modes of the source.</param>
    /// <param name="work">Two padded fields that may be overwritten.</param>
    /// <param name="growth">The order's growth factor at the last output.</param>
    /// <param name="transform">Transform of the grid.</param>
    /// <param name="threads">How many threads may work.</param>
    public void Displace(int order, float* source, (NativeField<float> X, NativeField<float> Y) work, double growth, RealFft3D<float> transform, int threads)
    {
        float* x = work.X.Start, y = work.Y.Start, z = source;
        ModeFilter alongX = ModeFilter.Displacement(grid, 0), alongY = ModeFilter.Displacement(grid, 1), alongZ = ModeFilter.Displacement(grid, 2);
        transform.Inverse(x, threads, j => alongX.Rows(source, x, j), null);
        transform.Inverse(y, threads, j => alongY.Rows(source, y, j), null);
        transform.Inverse(z, threads, j => alongZ.Rows(source, z, j), null);
        float factor = (float)growth;
        int row = PaddedField.Row(grid), padding = row - grid;
        PaddedField.Planes(grid, threads, i =>
        {
            for (long n = firstOfPlane[i]; n < firstOfPlane[i + 1]; n++)
            {
                CollapsedParticle* particle = Start + n;
                long at = particle->Index + (long)(particle->Index / grid) * padding;
                float* displacement = (float*)particle + order * CollapsedParticle.OrderStride;
                displacement[0] = x[at] * factor;
                displacement[1] = y[at] * factor;
                displacement[2] = z[at] * factor;
            }
        });
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => particles.Dispose();
}
