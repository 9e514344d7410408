using Orchestrator.Cosmology;
using Orchestrator.Numerics.Fft;

namespace Orchestrator.Pinocchio.Engine.Displacement;

/// <summary>The displacements of selected particles at the last output: four orders of three components each, in units of the cell, one
/// particle after the other.</summary>
internal sealed unsafe class ParticleDisplacements : IDisposable
{
    /// <summary>Numbers a particle: Zel'dovich x, y, z; second order; third order 3a; third order 3b.</summary>
    public const int Stride = 12;

    private readonly NativeField<float> values;

    private ParticleDisplacements(long count) => values = new NativeField<float>(count * Stride);

    /// <summary>The <see cref="Stride"/> numbers of selected particle <paramref name="rank"/>.</summary>
    public float* this[long rank] => values.Start + rank * Stride;

    /// <summary>Computes the displacements of the particles in <paramref name="selected"/>.</summary>
    /// <param name="linear">Modes of the linear density at z = 0.</param>
    /// <param name="sources">Sources of the higher orders.</param>
    /// <param name="work">A padded field that may be overwritten.</param>
    /// <param name="selected">Grid indices of the particles, in the order in which they are kept.</param>
    /// <param name="growth">Growth factors at the last output.</param>
    /// <param name="grid">N.</param>
    /// <param name="transform">Transform of the grid.</param>
    /// <param name="threads">How many threads may work.</param>
    public static ParticleDisplacements Compute(
        double* linear, LagrangianSources sources, double* work, NativeField<int> selected, LagrangianGrowth growth, int grid,
        RealFft3D<double> transform, int threads)
    {
        var displacements = new ParticleDisplacements(selected.Length);
        Gather(0, linear, growth.D1);
        Gather(1, sources.Second, growth.D2);
        Gather(2, sources.ThirdA, growth.D31);
        Gather(3, sources.ThirdB, growth.D32);
        return displacements;

        void Gather(int order, double* modes, double factor)
        {
            int row = 2 * (grid / 2 + 1);
            const long piece = 1 << 16;
            long pieces = (selected.Length + piece - 1) / piece;
            for (int axis = 0; axis < 3; axis++)
            {
                ModeFilter.Displacement(modes, work, grid, axis, threads);
                transform.Inverse(work, threads);
                int column = 3 * order + axis;
                Parallel.For(0L, pieces, new ParallelOptions { MaxDegreeOfParallelism = threads }, n =>
                {
                    long end = Math.Min(selected.Length, (n + 1) * piece);
                    for (long rank = n * piece; rank < end; rank++)
                    {
                        int index = selected.Start[rank], line = index / grid;
                        displacements.values.Start[rank * Stride + column] = (float)(work[(long)line * row + (index - line * grid)] * factor);
                    }
                });
            }
        }
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => values.Dispose();
}
