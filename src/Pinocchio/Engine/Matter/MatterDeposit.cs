using Orchestrator.Pinocchio.Engine.Displacement;

namespace Orchestrator.Pinocchio.Engine.Matter;

/// <summary>Shares displaced particles among the cells of a mesh.</summary>
/// <remarks>Masses are added up as whole numbers of 2^-32 of a particle: the sum does not depend on the order, so that threads need not wait for
/// each other and the result is the same on any number of them.</remarks>
internal static unsafe class MatterDeposit
{
    private const double Unit = 1L << 32;

    /// <summary>The density over its mean of particles that stand at the centres of their cells and are displaced.</summary>
    /// <param name="displacement">Displacements in units of the particles' grid.</param>
    /// <param name="grid">N.</param>
    /// <param name="mesh">The mesh.</param>
    /// <param name="threads">How many threads may work.</param>
    public static float[] Density(DisplacementField displacement, int grid, MatterMesh mesh, int threads)
    {
        int cells = mesh.Cells, row = PaddedField.Row(grid);
        using var masses = new NativeField<long>((long)cells * cells * cells);
        for (int plane = 0; plane < cells; plane++) masses.Slice((long)plane * cells * cells, cells * cells).Clear();
        float* x = displacement[0], y = displacement[1], z = displacement[2];
        long* mass = masses.Start;
        double scale = (double)cells / grid;
        bool isCloud = mesh.Assignment == MassAssignment.CloudInCell;
        PaddedField.Planes(grid, threads, i =>
        {
            Span<int> index = stackalloc int[9];
            Span<double> weight = stackalloc double[9];
            for (int j = 0; j < grid; j++)
            {
                for (int k = 0; k < grid; k++)
                {
                    long at = ((long)i * grid + j) * row + k;
                    int width = isCloud ? 2 : 3;
                    Share((i + 0.5 + x[at]) * scale, cells, isCloud, index, weight);
                    Share((j + 0.5 + y[at]) * scale, cells, isCloud, index[3..], weight[3..]);
                    Share((k + 0.5 + z[at]) * scale, cells, isCloud, index[6..], weight[6..]);
                    for (int a = 0; a < width; a++)
                    {
                        for (int b = 3; b < 3 + width; b++)
                        {
                            long line = ((long)index[a] * cells + index[b]) * cells;
                            double share = weight[a] * weight[b] * Unit;
                            for (int c = 6; c < 6 + width; c++) Interlocked.Add(ref mass[line + index[c]], (long)(share * weight[c] + 0.5));
                        }
                    }
                }
            }
        });
        var density = new float[masses.Length];
        double norm = scale * scale * scale / Unit;
        PaddedField.Planes(cells, threads, plane =>
        {
            for (long n = (long)plane * cells * cells; n < (plane + 1L) * cells * cells; n++) density[n] = (float)(mass[n] * norm);
        });
        return density;
    }

    /// <summary>The cells along an axis that share a particle at <paramref name="place"/>, and their shares.</summary>
    private static void Share(double place, int cells, bool isCloud, Span<int> index, Span<double> weight)
    {
        if (isCloud)
        {
            double lower = Math.Floor(place - 0.5), upperShare = place - 0.5 - lower;
            index[0] = Wrapped((int)lower, cells);
            index[1] = index[0] + 1 == cells ? 0 : index[0] + 1;
            (weight[0], weight[1]) = (1.0 - upperShare, upperShare);
            return;
        }

        double nearest = Math.Floor(place), offset = place - nearest - 0.5;
        index[1] = Wrapped((int)nearest, cells);
        index[0] = index[1] == 0 ? cells - 1 : index[1] - 1;
        index[2] = index[1] + 1 == cells ? 0 : index[1] + 1;
        (weight[0], weight[1], weight[2]) = (0.5 * (0.5 - offset) * (0.5 - offset), 0.75 - offset * offset, 0.5 * (0.5 + offset) * (0.5 + offset));
    }

    private static int Wrapped(int index, int cells)
    {
        int rest = index % cells;
        return rest < 0 ? rest + cells : rest;
    }
}
