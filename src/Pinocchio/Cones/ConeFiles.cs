using System.Buffers;
using Orchestrator.Catalogs;
using Orchestrator.Cosmology;
using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio;

/// <summary>The light cone of a run as a table.</summary>
public static class ConeFiles
{
    private const int PieceSize = 256;

    /// <summary>Reads the cone of a run, from its one file or several.</summary>
    /// <remarks>
    /// Masses are FoF-like (calibrated to Watson et al. 2013). Redshifts are PINOCCHIO's own, wrong below z = 0.05, and replications are
    /// all 0 because the files do not hold them: <see cref="HaloTable.WithRedshift"/> and <see cref="HaloTable.WithReplication"/> put in
    /// better ones.
    /// </remarks>
    /// <param name="paths">The files, in order.</param>
    /// <param name="units">The units that the run's parameter file says.</param>
    /// <param name="particleMass">Mass of a particle in Msun/h.</param>
    /// <param name="cancellation">Stops between two pieces.</param>
    /// <returns>A table that the caller disposes: positions from the vertex in box axes.</returns>
    /// <exception cref="InvalidInputException">A file is damaged, or light: then it has no positions.</exception>
    public static HaloTable ReadTable(
        IEnumerable<string> paths, FileUnits units, double particleMass, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(paths);
        using var builder = new HaloTableBuilder(MassDefinition.Fof, particleMass);
        ConeHalo[] piece = ArrayPool<ConeHalo>.Shared.Rent(PieceSize);
        try
        {
            foreach (string path in paths)
            {
                using ConeReader reader = ConeReader.Open(path, units);
                if (reader.Format.IsLight)
                    throw new InvalidInputException(
                        "a light cone of a LIGHT_OUTPUT build holds neither positions nor velocities", file: path,
                        allowed: "a cone with all columns");
                builder.Reserve(builder.Count + RowsToExpect(path, reader.Format));
                for (int count = reader.Read(piece.AsSpan(0, PieceSize)); count > 0; count = reader.Read(piece.AsSpan(0, PieceSize)))
                {
                    cancellation.ThrowIfCancellationRequested();
                    Fill(builder.Append(count), piece.AsSpan(0, count));
                }
            }
        }
        finally
        {
            ArrayPool<ConeHalo>.Shared.Return(piece);
        }

        return builder.Build();
    }

    private static int RowsToExpect(string path, HaloFileFormat format)
    {
        long size = new FileInfo(path).Length;
        return format.IsBinary ? (int)Math.Min(size / ConeReader.LayoutOf(format).RecordSize, Array.MaxLength / sizeof(double)) : 0;
    }

    private static void Fill(HaloRows rows, ReadOnlySpan<ConeHalo> halos)
    {
        for (int i = 0; i < halos.Length; i++)
        {
            ref readonly ConeHalo halo = ref halos[i];
            rows.Id[i] = halo.Id;
            rows.X[i] = halo.X;
            rows.Y[i] = halo.Y;
            rows.Z[i] = halo.Z;
            rows.VelocityX[i] = (float)halo.VelocityX;
            rows.VelocityY[i] = (float)halo.VelocityY;
            rows.VelocityZ[i] = (float)halo.VelocityZ;
            rows.Mass[i] = halo.Mass;
            rows.Redshift[i] = halo.Redshift;
        }

        rows.Replication.Clear();
    }
}
