namespace Orchestrator.Pinocchio.Tests;

/// <summary>Binary files of V5 as builds with DOUBLE_PRECISION_PRODUCTS write them, by the description of its formats: the records of the
/// usual builds with eight bytes a number.</summary>
internal static class DoublePrecisionFiles
{
    public static byte[] Catalog(IReadOnlyList<CatalogHalo> halos, bool isLight)
    {
        int size = isLight ? 88 : 96;
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        foreach (int word in (int[])[8, 3, size, 8]) writer.Write(word);
        (int Start, int Count)[] tasks = [(0, 2), (2, 0), (2, halos.Count - 2)];
        foreach ((int start, int count) in tasks)
        {
            foreach (int word in (int[])[4, count, 4]) writer.Write(word);
            if (count == 0) continue;
            writer.Write(count * size);
            foreach (CatalogHalo halo in halos.Skip(start).Take(count))
            {
                writer.Write(halo.Id);
                foreach (double value in (double[])[halo.Mass, halo.X, halo.Y, halo.Z, halo.VelocityX, halo.VelocityY, halo.VelocityZ,
                    halo.LagrangianX, halo.LagrangianY, halo.LagrangianZ]) writer.Write(value);
                if (isLight) continue;
                writer.Write(halo.Particles);
                writer.Write(0);
            }

            writer.Write(count * size);
        }

        return bytes.ToArray();
    }

    public static byte[] Cone(IReadOnlyList<ConeHalo> halos, bool isLight)
    {
        int size = isLight ? 48 : 104;
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        foreach (int word in (int[])[4, size, 4]) writer.Write(word);
        (int Start, int Count)[] blocks = [(0, 2), (2, 0), (2, halos.Count - 2)];
        foreach ((int start, int count) in blocks)
        {
            foreach (int word in (int[])[4, count, 4, count * size]) writer.Write(word);
            foreach (ConeHalo halo in halos.Skip(start).Take(count))
            {
                writer.Write(halo.Id);
                double[] values = isLight
                    ? [halo.Redshift, halo.Mass, halo.Theta, halo.Phi, halo.ObservedRedshift]
                    : [halo.Redshift, halo.X, halo.Y, halo.Z, halo.VelocityX, halo.VelocityY, halo.VelocityZ, halo.Mass, halo.Theta, halo.Phi,
                        halo.LineOfSightVelocity, halo.ObservedRedshift];
                foreach (double value in values) writer.Write(value);
            }

            writer.Write(count * size);
        }

        return bytes.ToArray();
    }
}
