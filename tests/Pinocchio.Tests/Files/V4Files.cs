namespace Orchestrator.Pinocchio.Tests;

/// <summary>Binary files as V4 writes them, by the description of its formats: every halo a record of its own.</summary>
internal static class V4Files
{
    public static byte[] Catalog(IReadOnlyList<CatalogHalo> halos, int recordSize)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        WriteAll(writer, 8, 2, 1, 8);
        (int Start, int Count)[] tasks = [(0, 3), (3, halos.Count - 3)];
        foreach ((int start, int count) in tasks)
        {
            WriteAll(writer, 4, count, 4);
            foreach (CatalogHalo halo in halos.Skip(start).Take(count))
            {
                writer.Write(recordSize);
                writer.Write(halo.Id);
                double[] values =
                [
                    halo.Mass, halo.LagrangianX, halo.LagrangianY, halo.LagrangianZ, halo.X, halo.Y, halo.Z, halo.VelocityX, halo.VelocityY,
                    halo.VelocityZ,
                ];
                WriteAll(writer, values, recordSize == 96);
                WriteAll(writer, halo.Particles, 0, recordSize);
            }
        }

        return bytes.ToArray();
    }

    public static byte[] Cone(IReadOnlyList<ConeHalo> halos, int recordSize)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        foreach (ConeHalo halo in halos)
        {
            writer.Write(recordSize);
            writer.Write(halo.Id);
            double[] values =
            [
                halo.Redshift, halo.X, halo.Y, halo.Z, halo.VelocityX, halo.VelocityY, halo.VelocityZ, halo.Mass, halo.Theta, halo.Phi,
                halo.LineOfSightVelocity, halo.ObservedRedshift,
            ];
            WriteAll(writer, values, recordSize == 104);
            writer.Write(recordSize);
        }

        return bytes.ToArray();
    }

    private static void WriteAll(BinaryWriter writer, params int[] values)
    {
        foreach (int value in values) writer.Write(value);
    }

    private static void WriteAll(BinaryWriter writer, double[] values, bool isDouble)
    {
        foreach (double value in values)
        {
            if (isDouble) writer.Write(value);
            else writer.Write((float)value);
        }
    }
}
