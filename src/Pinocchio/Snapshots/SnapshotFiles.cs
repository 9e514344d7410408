using System.Buffers;
using Orchestrator.Catalogs;
using Orchestrator.Cosmology;
using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio;

/// <summary>The halos of the box at one redshift as a table.</summary>
public static class SnapshotFiles
{
    private const int PieceSize = 256;

    /// <summary>Reads the catalogue of one redshift, from its one file or several.</summary>
    /// <param name="paths">The files, in order.</param>
    /// <param name="units">The units that the run's parameter file says.</param>
    /// <param name="particleMass">Mass of a particle in Msun/h.</param>
    /// <param name="redshift">The redshift in the file's name, put into every row.</param>
    /// <param name="cancellation">Stops between two pieces.</param>
    /// <returns>A table that the caller disposes: FoF-like masses, positions in the box, replication 0.</returns>
    /// <exception cref="InvalidInputException">A file is damaged.</exception>
    public static HaloTable ReadTable(
        IEnumerable<string> paths, FileUnits units, double particleMass, double redshift, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(paths);
        using var builder = new HaloTableBuilder(MassDefinition.Fof, particleMass);
        CatalogHalo[] piece = ArrayPool<CatalogHalo>.Shared.Rent(PieceSize);
        try
        {
            foreach (string path in paths)
            {
                using CatalogReader reader = CatalogReader.Open(path, units);
                for (int count = reader.Read(piece.AsSpan(0, PieceSize)); count > 0; count = reader.Read(piece.AsSpan(0, PieceSize)))
                {
                    cancellation.ThrowIfCancellationRequested();
                    Fill(builder.Append(count), piece.AsSpan(0, count), redshift);
                }
            }
        }
        finally
        {
            ArrayPool<CatalogHalo>.Shared.Return(piece);
        }

        return builder.Build();
    }

    private static void Fill(HaloRows rows, ReadOnlySpan<CatalogHalo> halos, double redshift)
    {
        for (int i = 0; i < halos.Length; i++)
        {
            ref readonly CatalogHalo halo = ref halos[i];
            rows.Id[i] = halo.Id;
            rows.X[i] = halo.X;
            rows.Y[i] = halo.Y;
            rows.Z[i] = halo.Z;
            rows.VelocityX[i] = (float)halo.VelocityX;
            rows.VelocityY[i] = (float)halo.VelocityY;
            rows.VelocityZ[i] = (float)halo.VelocityZ;
            rows.Mass[i] = halo.Mass;
        }

        rows.Replication.Clear();
        rows.Redshift.Fill(redshift);
    }
}
