namespace Orchestrator.Pinocchio.Tests;

/// <summary>Reading a file of the real program and writing it again must give its very bytes: nothing is lost, rounded or
/// reordered.</summary>
public sealed class RewritingTests
{
    public static TheoryData<string> Runs => ReferenceRuns.All;

    [Theory]
    [MemberData(nameof(Runs))]
    public void Write_EveryOutputOfARun_GivesTheBytesOfTheProgram(string name)
    {
        using var folder = new TemporaryFolder();
        PinocchioRun run = ReferenceRuns.Open(name);
        int written = 0;
        foreach (string path in ReferenceFiles.In(run.Folder)
            .Where(path => Path.GetFileName(path).StartsWith("pinocchio.", StringComparison.Ordinal)))
        {
            string copy = folder.File(Path.GetFileName(path));
            Rewrite(path, copy, run);
            byte[] expected = ReferenceFiles.Bytes(path);
            if (Path.GetFileName(path) is "pinocchio.t32.plc.out" && name is "pinocchio/ref32_light") ClearPadding(expected);
            byte[] actual = File.ReadAllBytes(copy);
            int difference = expected.AsSpan().CommonPrefixLength(actual);
            Assert.True(difference == expected.Length && difference == actual.Length, $"{path} differs from byte {difference} on");
            written++;
        }

        Assert.True(written >= 6);
        Assert.Empty(Directory.EnumerateFiles(folder.FullName, "*.partial"));
    }

    private static void Rewrite(string path, string copy, PinocchioRun run)
    {
        FileUnits units = run.Parameters.Units;
        int minimum = run.Parameters.MinimumHaloParticles;
        switch (PinocchioFile.Identify(path))
        {
            case PinocchioFileKind.Catalog:
            {
                using CatalogReader reader = CatalogReader.Open(path, units);
                CatalogHalo[] halos = reader.ReadToEnd();
                using CatalogWriter writer = CatalogWriter.Create(
                    copy, reader.Format, units, RedshiftOf(path), minimum, reader.BlockSizes.Count);
                WriteBlocks(writer, halos, reader.BlockSizes);
                writer.Commit();
                break;
            }

            case PinocchioFileKind.Cone:
            {
                using ConeReader reader = ConeReader.Open(path, units);
                ConeHalo[] halos = reader.ReadToEnd();
                using ConeWriter writer = ConeWriter.Create(copy, reader.Format, units, minimum);
                WriteBlocks(writer, halos, reader.BlockSizes);
                writer.Commit();
                break;
            }

            case PinocchioFileKind.Histories:
                MergerHistories histories = MergerHistories.Read(path);
                histories.Write(copy, histories.Format, minimum);
                break;
            case PinocchioFileKind.MassFunction: MassFunctionTable.Read(path, units).Write(copy, units); break;
            case PinocchioFileKind.Cosmology: CosmologyTable.Read(path).Write(copy); break;
            case PinocchioFileKind.ConeReplications: ConeReplications.Read(path).Write(copy); break;
            case PinocchioFileKind.NumberCounts: NumberCounts.Read(path).Write(copy); break;
            case PinocchioFileKind.CollapseTimes: CollapseTimeHistogram.Read(path).Write(copy); break;
            case PinocchioFileKind.LptSnapshot or PinocchioFileKind.Density: LptSnapshot.Read(path).Write(copy); break;
            default: Assert.Fail($"{path} was not identified"); break;
        }
    }

    private static void WriteBlocks<THalo>(HaloWriter<THalo> writer, THalo[] halos, IReadOnlyList<int> sizes)
    {
        int start = 0;
        foreach (int size in sizes)
        {
            writer.WriteBlock(halos.AsSpan(start, size));
            start += size;
        }

        Assert.Equal(halos.Length, start);
    }

    private static double RedshiftOf(string path) =>
        double.Parse(Path.GetFileName(path).AsSpan("pinocchio.".Length, 6), System.Globalization.NumberStyles.Float,
            System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The last four bytes of a light cone's record are whatever was in memory.</summary>
    private static void ClearPadding(byte[] file)
    {
        const int RecordSize = 32;
        for (int position = 12; position < file.Length;)
        {
            int count = BitConverter.ToInt32(file, position + 4);
            position += 16;
            for (int halo = 0; halo < count; halo++) file.AsSpan(position + (halo * RecordSize) + 28, 4).Clear();
            position += (count * RecordSize) + 4;
        }
    }
}
