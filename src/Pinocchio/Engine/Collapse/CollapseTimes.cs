using Orchestrator.Numerics.Fft;

namespace Orchestrator.Pinocchio.Engine.Collapse;

/// <summary>For each particle the earliest collapse over all smoothing radii.</summary>
internal static unsafe class CollapseTimes
{
    /// <summary>Fills <paramref name="growth"/> with the growth at collapse, +infinity where there is none; leaves the unsmoothed tensor
    /// behind.</summary>
    /// <param name="modes">Modes of the linear density at z = 0.</param>
    /// <param name="tensor">The tensor to work in; at the end that of the last radius.</param>
    /// <param name="growth">N^3 values.</param>
    /// <param name="grid">N.</param>
    /// <param name="transform">Transform of the grid.</param>
    /// <param name="radiiInCells">Smoothing radii in units of the cell, descending to 0.</param>
    /// <param name="threads">How many threads may work.</param>
    /// <param name="started">Told each radius' number before it is begun.</param>
    /// <param name="cancellation">Looked at before each transform.</param>
    public static void Compute(
        float* modes, TidalTensor tensor, float* growth, int grid, RealFft3D<float> transform, double[] radiiInCells, int threads,
        Action<int>? started, CancellationToken cancellation)
    {
        long row = PaddedField.Row(grid);
        for (int n = 0; n < radiiInCells.Length; n++)
        {
            cancellation.ThrowIfCancellationRequested();
            started?.Invoke(n);
            tensor.Compute(modes, transform, radiiInCells[n], threads, cancellation);
            bool isFirst = n == 0;
            PaddedField.Planes(grid, threads, plane =>
            {
                for (long line = (long)plane * grid; line < (plane + 1L) * grid; line++)
                {
                    if (isFirst) new Span<float>(growth + line * grid, grid).Fill(float.PositiveInfinity);
                    for (int first = 0; first < grid; first += EllipsoidalCollapse.Block)
                    {
                        int length = Math.Min(EllipsoidalCollapse.Block, grid - first);
                        long at = line * row + first;
                        EllipsoidalCollapse.Lower(
                            new(tensor[0] + at, length), new(tensor[1] + at, length), new(tensor[2] + at, length), new(tensor[3] + at, length),
                            new(tensor[4] + at, length), new(tensor[5] + at, length), new(growth + line * grid + first, length));
                    }
                }
            });
        }
    }
}
