namespace Orchestrator.Pinocchio.Engine.Fragmentation;

/// <summary>Counts the particles that collapse before all of their six neighbours: each starts a group, and nothing else does.</summary>
internal static unsafe class CollapsePeaks
{
    /// <summary>Number of peaks with F of at least <paramref name="last"/>.</summary>
    /// <param name="collapse">F of all particles.</param>
    /// <param name="grid">N.</param>
    /// <param name="last">1 + z of the last output.</param>
    /// <param name="threads">How many threads may work.</param>
    public static int Count(float* collapse, int grid, float last, int threads)
    {
        var counts = new int[grid];
        PaddedField.Planes(grid, threads, i =>
        {
            long plane = (long)grid * grid, below = (i == 0 ? grid - 1 : -1) * plane, above = (i == grid - 1 ? 1 - grid : 1) * plane;
            for (int j = 0; j < grid; j++)
            {
                long left = (j == 0 ? grid - 1L : -1L) * grid, right = (j == grid - 1 ? 1L - grid : 1L) * grid, line = i * plane + (long)j * grid;
                for (int k = 0; k < grid; k++)
                {
                    float* own = collapse + line + k;
                    if (!(*own >= last)) continue;
                    long back = k == 0 ? grid - 1 : -1, front = k == grid - 1 ? 1 - grid : 1;
                    if (IsFirst(own, below) && IsFirst(own, above) && IsFirst(own, left) && IsFirst(own, right) && IsFirst(own, back) && IsFirst(own, front))
                        counts[i]++;
                }
            }
        });
        return counts.Sum();
    }

    /// <summary>Whether a particle comes before a neighbour in the order of collapse.</summary>
    private static bool IsFirst(float* own, long step) => *own > own[step] || (*own == own[step] && step > 0);
}
