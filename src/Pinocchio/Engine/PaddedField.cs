namespace Orchestrator.Pinocchio.Engine;

/// <summary>Between the padded double-precision fields of the Fourier transform and plain N^3 fields in single precision.</summary>
internal static unsafe class PaddedField
{
    /// <summary>Elements of a padded field of an N^3 grid.</summary>
    public static long Length(int grid) => (long)grid * grid * 2 * (grid / 2 + 1);

    /// <summary>Rounds the N^3 values of a padded field to single precision.</summary>
    public static void Narrow(double* padded, float* plain, int grid, int threads) =>
        Planes(grid, threads, plane =>
        {
            int row = 2 * (grid / 2 + 1);
            for (long line = plane * grid; line < (plane + 1) * grid; line++)
            {
                double* from = padded + line * row;
                float* to = plain + line * grid;
                for (int k = 0; k < grid; k++) to[k] = (float)from[k];
            }
        });

    /// <summary>Runs <paramref name="work"/> for each plane of the grid.</summary>
    public static void Planes(int grid, int threads, Action<long> work) =>
        Parallel.For(0L, grid, new ParallelOptions { MaxDegreeOfParallelism = threads }, work);
}
