using Orchestrator.Numerics.Fft;

namespace Orchestrator.Pinocchio.Engine.Collapse;

/// <summary>For each particle the earliest collapse over all smoothing radii.</summary>
internal static unsafe class CollapseTimes
{
    /// <summary>Fills <paramref name="growth"/> with the growth at collapse, +infinity where there is none; leaves the unsmoothed tensor
    /// behind.</summary>
    /// <param name="modes">Modes of the linear density at z = 0.</param>
    /// <param name="work">A padded field that may be overwritten.</param>
    /// <param name="tensor">The tensor to work in; at the end that of the last radius.</param>
    /// <param name="growth">N^3 values.</param>
    /// <param name="grid">N.</param>
    /// <param name="transform">Transform of the grid.</param>
    /// <param name="radiiInCells">Smoothing radii in units of the cell, descending to 0.</param>
    /// <param name="threads">How many threads may work.</param>
    /// <param name="started">Told each radius' number before it is begun.</param>
    /// <param name="cancellation">Looked at before each radius.</param>
    public static void Compute(
        double* modes, double* work, TidalTensor tensor, float* growth, int grid, RealFft3D<double> transform, double[] radiiInCells, int threads,
        Action<int>? started, CancellationToken cancellation)
    {
        long count = (long)grid * grid * grid;
        new NativeRange(growth, count).Fill(float.PositiveInfinity);
        for (int n = 0; n < radiiInCells.Length; n++)
        {
            cancellation.ThrowIfCancellationRequested();
            started?.Invoke(n);
            tensor.Compute(modes, work, transform, radiiInCells[n], threads);
            PaddedField.Planes(grid, threads, plane =>
            {
                long end = (plane + 1) * grid * grid;
                for (long first = plane * grid * grid; first < end; first += EllipsoidalCollapse.Block)
                {
                    int length = (int)Math.Min(EllipsoidalCollapse.Block, end - first);
                    EllipsoidalCollapse.Lower(
                        new(tensor[0] + first, length), new(tensor[1] + first, length), new(tensor[2] + first, length),
                        new(tensor[3] + first, length), new(tensor[4] + first, length), new(tensor[5] + first, length), new(growth + first, length));
                }
            });
        }
    }

    private readonly ref struct NativeRange(float* start, long count)
    {
        public void Fill(float value)
        {
            const int piece = 1 << 30;
            for (long first = 0; first < count; first += piece) new Span<float>(start + first, (int)Math.Min(piece, count - first)).Fill(value);
        }
    }
}
