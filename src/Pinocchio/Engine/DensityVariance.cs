namespace Orchestrator.Pinocchio.Engine;

/// <summary>The rms of a field on the grid, from its modes (Parseval's theorem).</summary>
internal static unsafe class DensityVariance
{
    /// <summary>The rms of the field with these modes; the sum runs in the order of the planes whatever the threads.</summary>
    public static double Rms(float* modes, int grid, int threads)
    {
        var sums = new double[grid];
        int row = PaddedField.Row(grid), last = grid % 2 == 0 ? row - 2 : row;
        PaddedField.Planes(grid, threads, plane =>
        {
            double sum = 0.0;
            for (long line = (long)plane * grid; line < (plane + 1L) * grid; line++)
            {
                float* start = modes + line * row;
                double inside = 0.0, edge = 0.0;
                for (int n = 0; n < row; n++)
                {
                    double square = (double)start[n] * start[n];
                    if (n < 2 || n >= last) edge += square;
                    else inside += square;
                }

                sum += edge + 2.0 * inside;
            }

            sums[plane] = sum;
        });
        double total = 0.0;
        foreach (double sum in sums) total += sum;
        return Math.Sqrt(total);
    }
}
