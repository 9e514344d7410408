using Orchestrator.Numerics.Fft;

namespace Orchestrator.Pinocchio.Engine;

/// <summary>The rms of a field on the grid.</summary>
internal static unsafe class DensityVariance
{
    /// <summary>The rms of the field with these modes; the sum runs in the order of the planes whatever the threads.</summary>
    public static double Rms(double* modes, double* work, int grid, RealFft3D<double> transform, int threads)
    {
        long bytes = PaddedField.Length(grid) * sizeof(double);
        Buffer.MemoryCopy(modes, work, bytes, bytes);
        transform.Inverse(work, threads);
        var sums = new double[grid];
        int row = 2 * (grid / 2 + 1);
        PaddedField.Planes(grid, threads, plane =>
        {
            double sum = 0.0;
            for (long line = plane * grid; line < (plane + 1) * grid; line++)
            {
                for (int k = 0; k < grid; k++) sum += work[line * row + k] * work[line * row + k];
            }

            sums[plane] = sum;
        });
        double total = 0.0;
        foreach (double sum in sums) total += sum;
        return Math.Sqrt(total / ((double)grid * grid * grid));
    }
}
