using Orchestrator.Pinocchio.Engine.Displacement;

namespace Orchestrator.Pinocchio.Engine.Matter;

/// <summary>Makes snapshots of the engine's fields.</summary>
internal static unsafe class SnapshotBlocks
{
    /// <summary>Decimals of the density parameters: takes the subtraction's rounding off.</summary>
    private const int Digits = 12;

    /// <summary>A snapshot with the particles' numbers, from 1, before the other blocks.</summary>
    public static LptSnapshot Of(RunParameters parameters, double redshift, IReadOnlyList<LptBlock> blocks)
    {
        long count = (long)parameters.GridSize * parameters.GridSize * parameters.GridSize;
        var header = new LptHeader(
            count, count, 1, parameters.ParticleMass, 1.0 / (1.0 + redshift), redshift, parameters.BoxSize, parameters.Cosmology.OmegaM,
            Math.Round(1.0 - parameters.Cosmology.OmegaM, Digits), parameters.Cosmology.H);
        var numbers = new long[count];
        for (long n = 0; n < count; n++) numbers[n] = n + 1;
        return new LptSnapshot(header, [LptBlock.Of("ID", numbers), .. blocks]);
    }

    /// <summary>The numbers of a padded field without the padding.</summary>
    public static float[] Plain(float* padded, int grid, int threads)
    {
        var plain = new float[(long)grid * grid * grid];
        int row = PaddedField.Row(grid);
        PaddedField.Planes(grid, threads, i =>
        {
            for (int line = i * grid; line < (i + 1) * grid; line++) new Span<float>(padded + (long)line * row, grid).CopyTo(plain.AsSpan(line * grid, grid));
        });
        return plain;
    }

    /// <summary>Places of displaced particles in Mpc/h, brought into the box.</summary>
    public static float[] Positions(DisplacementField displacement, int grid, double cell, int threads)
    {
        float[] positions = displacement.ToArray(threads);
        PaddedField.Planes(grid, threads, i =>
        {
            for (int j = 0; j < grid; j++)
            {
                for (int k = 0; k < grid; k++)
                {
                    long at = 3L * (((long)i * grid + j) * grid + k);
                    positions[at] = Wrapped(i + 0.5 + positions[at], grid, cell);
                    positions[at + 1] = Wrapped(j + 0.5 + positions[at + 1], grid, cell);
                    positions[at + 2] = Wrapped(k + 0.5 + positions[at + 2], grid, cell);
                }
            }
        });
        return positions;
    }

    private static float Wrapped(double place, int grid, double cell)
    {
        float inside = (float)((place - grid * Math.Floor(place / grid)) * cell);
        return inside < (float)(grid * cell) ? inside : 0f;
    }
}
