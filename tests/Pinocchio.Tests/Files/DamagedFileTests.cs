using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio.Tests;

/// <summary>
/// Every format cut at every byte: a clear error that names the file and a byte or line, or the rows before the cut, unchanged. Never a
/// made-up row.
/// </summary>
public sealed class DamagedFileTests
{
    private static readonly CatalogHalo[] Halos =
        [.. Enumerable.Range(1, 5)
            .Select(i => new CatalogHalo(
                (ulong)(1000 * i), 1e9 * i, i, 2 * i, 3 * i, 4 * i, 5 * i, 6 * i, 100.5f * i, -200.25f * i, 0, 10 * i))];

    private static readonly ConeHalo[] Cone =
    [
        .. Enumerable.Range(1, 5).Select(i => new ConeHalo(
            (ulong)(1000 * i), 0.125f * i, 10 * i, -20 * i, 30 * i, 1, 2, 3, 1e9 * i, 80 + i, 40 * i, 50.5f * i, 0.25f * i)),
    ];

    public static TheoryData<string> Formats => ["ascii", "ascii light", "binary", "binary light"];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Catalog_CutAtEveryByte_FailsClearlyOrGivesItsBeginning(string format)
    {
        using var folder = new TemporaryFolder();
        CatalogHalo[] expected = [
            .. Halos.Select(halo => format.Contains("light", StringComparison.Ordinal) ? halo with { Particles = 0 } : halo)];
        CutEverywhere(folder, WriteCatalog(folder, Format(format)), path =>
        {
            using CatalogReader reader = CatalogReader.Open(path, FileUnits.InH100);
            return reader.ReadToEnd();
        }, expected, mayBePrefix: format.StartsWith("ascii", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Cone_CutAtEveryByte_FailsClearlyOrGivesItsBeginning(string format)
    {
        using var folder = new TemporaryFolder();
        bool isLight = format.Contains("light", StringComparison.Ordinal);
        ConeHalo[] expected = [.. Cone.Select(halo => isLight ? Light(halo) : halo)];
        CutEverywhere(folder, WriteCone(folder, Format(format)), path =>
        {
            using ConeReader reader = ConeReader.Open(path, FileUnits.InH100);
            return reader.ReadToEnd();
        }, expected, mayBePrefix: true);
    }

    [Theory]
    [InlineData(false, 96)]
    [InlineData(false, 56)]
    [InlineData(true, 104)]
    [InlineData(true, 56)]
    public void V4_CutAtEveryByte_FailsClearlyOrGivesItsBeginning(bool isCone, int recordSize)
    {
        using var folder = new TemporaryFolder();
        if (isCone)
        {
            CutEverywhere(folder, V4Files.Cone(Cone, recordSize), path =>
            {
                using ConeReader reader = ConeReader.Open(path, FileUnits.InH100);
                return reader.ReadToEnd();
            }, Cone, mayBePrefix: true);
        }
        else
        {
            CutEverywhere(folder, V4Files.Catalog(Halos, recordSize), path =>
            {
                using CatalogReader reader = CatalogReader.Open(path, FileUnits.InH100);
                return reader.ReadToEnd();
            }, Halos, mayBePrefix: false);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void DoublePrecision_CutAtEveryByte_FailsClearlyOrGivesItsBeginning(bool isLight)
    {
        using var folder = new TemporaryFolder();
        var expected = new HaloFileFormat(IsBinary: true, Version: 5, isLight, IsDoublePrecision: true);
        CatalogHalo[] catalog = [.. Halos.Select(halo => isLight ? halo with { Mass = 1.1 * halo.Mass, Particles = 0 } : halo with { X = halo.X / 3 })];
        CutEverywhere(folder, DoublePrecisionFiles.Catalog(catalog, isLight), path =>
        {
            using CatalogReader reader = CatalogReader.Open(path, FileUnits.InH100);
            Assert.Equal(expected, reader.Format);
            return reader.ReadToEnd();
        }, catalog, mayBePrefix: false);
        ConeHalo[] cone = [.. Cone.Select(halo => halo with { Redshift = halo.Redshift / 3 }).Select(halo => isLight ? Light(halo) : halo)];
        CutEverywhere(folder, DoublePrecisionFiles.Cone(cone, isLight), path =>
        {
            using ConeReader reader = ConeReader.Open(path, FileUnits.InH100);
            Assert.Equal(expected, reader.Format);
            return reader.ReadToEnd();
        }, cone, mayBePrefix: true);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Histories_CutAtEveryByte_FailClearly(string format)
    {
        HaloFileFormat kind = Format(format);
        if (kind is { IsBinary: false, IsLight: true }) return; // light ascii histories are the full ones
        using var folder = new TemporaryFolder();
        MergerHistories histories = SomeHistories();
        histories.Write(folder.File("whole"), kind, 10);
        byte[] bytes = File.ReadAllBytes(folder.File("whole"));
        CutEverywhere(folder, bytes, path =>
            MergerHistories.Read(path).Branches.ToArray(), histories.Branches.ToArray(), mayBePrefix: false);
    }

    [Fact]
    [Trait("Duration", "Slow")]
    public void Tables_CutAtEveryByte_FailClearlyOrGiveTheirBeginning()
    {
        using var folder = new TemporaryFolder();
        string mass = folder.File("mf");
        new MassFunctionTable(
            0.5, "Watson et al. 2013",
            [.. Enumerable.Range(1, 4).Select(i => new MassFunctionBin(1e13 * i, 1e-17, 2e-17, 0, i, 1.5e-17, i))])
            .Write(mass, FileUnits.InH100);
        CutEverywhere(folder, File.ReadAllBytes(mass), path =>
            MassFunctionTable.Read(path, FileUnits.InH100).Bins, MassFunctionTable.Read(mass, FileUnits.InH100).Bins, mayBePrefix: true);

        string counts = folder.File("nz");
        new NumberCounts([new NumberCountBin(0, 0.05, 12, 0.5, 13.25), new NumberCountBin(0.05, 0.1, 120, 5, 130.5)]).Write(counts);
        CutEverywhere(folder, File.ReadAllBytes(counts), path =>
            NumberCounts.Read(path).Bins, NumberCounts.Read(counts).Bins, mayBePrefix: true);

        string collapse = folder.File("fmax");
        new CollapseTimeHistogram([(0, 0.1, 5), (0.1, 0.2, 7), (0.2, 999, 1)]).Write(collapse);
        CutEverywhere(folder, File.ReadAllBytes(collapse), path =>
            CollapseTimeHistogram.Read(path).Bins, CollapseTimeHistogram.Read(collapse).Bins, mayBePrefix: false);

        string geometry = folder.File("geometry");
        new ConeReplications(
            8, 0, 10, (0, 0, 0), (1, 0, 0), (4, 4, 4), 15, 2.5, [new(new(0, 0, 0), 0, 7, 1, 0), new(new(-1, 0, 1), 1, 9, 4, 2)]).Write(
                geometry);
        CutEverywhere(folder, File.ReadAllBytes(geometry), path =>
            ConeReplications.Read(path).Copies, ConeReplications.Read(geometry).Copies, mayBePrefix: false);

        byte[] cosmology = Encoding.UTF8.GetBytes(string.Concat(
            File.ReadLines(ReferenceData.Path("pinocchio", "ref64_ascii", "pinocchio.ref64.cosmology.out")).Take(29)
                .Select(line => line + "\n")));
        File.WriteAllBytes(folder.File("cosmology"), cosmology);
        CutEverywhere(folder, cosmology, path =>
            CosmologyTable.Read(path).Epochs, CosmologyTable.Read(folder.File("cosmology")).Epochs, mayBePrefix: true);
    }

    [Fact]
    public void LptSnapshot_CutAtEveryByte_FailsClearly()
    {
        using var folder = new TemporaryFolder();
        SomeSnapshot().Write(folder.File("whole"));
        CutEverywhere(folder, File.ReadAllBytes(folder.File("whole")), path =>
            LptSnapshot.Read(path).Blocks.Select(block => block.Name).ToArray(), ["ID", "FMAX", "ZEL"],
                mayBePrefix: false);
    }

    [Fact]
    public void Gzip_CutOrDamaged_FailsClearly()
    {
        using var folder = new TemporaryFolder();
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(WriteCone(folder, HaloFileFormat.Binary));
        CutEverywhere(folder, packed.ToArray(), path =>
        {
            using ConeReader reader = ConeReader.Open(path, FileUnits.InH100);
            return reader.ReadToEnd();
        }, Cone, mayBePrefix: true);
    }

    [Fact]
    public void BinaryFiles_BytesReversed_SaySo()
    {
        using var folder = new TemporaryFolder();
        string histories = folder.File("histories"), snapshot = folder.File("snapshot");
        SomeHistories().Write(histories, HaloFileFormat.Binary, 10);
        SomeSnapshot().Write(snapshot);
        byte[][] files =
        [
            WriteCatalog(folder, HaloFileFormat.Binary), WriteCatalog(folder, HaloFileFormat.BinaryLight), V4Files.Catalog(Halos, 56),
            WriteCone(folder, HaloFileFormat.Binary), WriteCone(folder, HaloFileFormat.BinaryLight), V4Files.Cone(Cone, 56),
            File.ReadAllBytes(histories), File.ReadAllBytes(snapshot),
        ];
        foreach (byte[] bytes in files)
        {
            byte[] reversed = [.. bytes];
            for (int word = 0; word < bytes.Length; word += 4) reversed.AsSpan(word, 4).Reverse();
            File.WriteAllBytes(folder.File("reversed"), reversed);
            InvalidInputException error = Assert.Throws<InvalidInputException>(
                () => PinocchioFile.Describe(folder.File("reversed"), FileUnits.InH100));
            Assert.Contains("big-endian", error.Message, StringComparison.Ordinal);
            Assert.Equal("byte 0", error.Key);
        }
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void BinaryFiles_PositionNoNumber_NameTheRecord(float wrong)
    {
        using var folder = new TemporaryFolder();
        const int SecondHalo = 28 + 56;
        byte[] cone = WriteCone(folder, HaloFileFormat.Binary);
        BinaryPrimitives.WriteSingleLittleEndian(cone.AsSpan(SecondHalo + 16), wrong);
        File.WriteAllBytes(folder.File("cone"), cone);
        InvalidInputException error = Assert.Throws<InvalidInputException>(
            () => ConeFiles.ReadTable([folder.File("cone")], FileUnits.InH100, 1e10, TestContext.Current.CancellationToken));
        Assert.Equal(($"byte {SecondHalo}", folder.File("cone")), (error.Key, error.File));

        byte[] catalog = WriteCatalog(folder, HaloFileFormat.Binary);
        const int SecondOfCatalog = 32 + 56;
        BinaryPrimitives.WriteSingleLittleEndian(catalog.AsSpan(SecondOfCatalog + 20), wrong);
        File.WriteAllBytes(folder.File("catalog"), catalog);
        error = Assert.Throws<InvalidInputException>(
            () => SnapshotFiles.ReadTable([folder.File("catalog")], FileUnits.InH100, 1e10, 0, TestContext.Current.CancellationToken));
        Assert.Equal($"byte {SecondOfCatalog}", error.Key);
    }

    [Theory]
    [InlineData("nan")]
    [InlineData("-nan")]
    [InlineData("inf")]
    [InlineData("1e400")]
    [InlineData("1.2.3")]
    public void AsciiFiles_FieldNoNumber_NameLineAndValue(string wrong)
    {
        using var folder = new TemporaryFolder();
        string text = Encoding.UTF8.GetString(WriteCatalog(folder, HaloFileFormat.Ascii));
        File.WriteAllText(folder.File("catalog"),
            text.Replace("-401.", wrong + " ", StringComparison.Ordinal).Replace("-400.50", wrong, StringComparison.Ordinal));
        InvalidInputException error = Assert.Throws<InvalidInputException>(
            () => PinocchioFile.Describe(folder.File("catalog"), FileUnits.InH100));
        Assert.Equal((10, wrong), (error.Line, error.Value));
    }

    /// <summary>Any single damaged byte of a binary file's structure is found; damaged values are values, and cannot be.</summary>
    [Fact]
    public void Markers_AnyOneWrong_AreFound()
    {
        using var folder = new TemporaryFolder();
        byte[] whole = WriteCatalog(folder, HaloFileFormat.Binary);
        int[] markers = [0, 4, 8, 12, 16, 20, 24, 28, 32 + (3 * 56)];
        foreach (int position in markers)
        {
            byte[] damaged = [.. whole];
            damaged[position] ^= 0x10;
            File.WriteAllBytes(folder.File("damaged"), damaged);
            InvalidInputException error = Assert.Throws<InvalidInputException>(() =>
            {
                using CatalogReader reader = CatalogReader.Open(folder.File("damaged"), FileUnits.InH100);
                reader.ReadToEnd();
            });
            Assert.StartsWith("byte ", error.Key, StringComparison.Ordinal);
        }
    }

    private static void CutEverywhere<T>(
        TemporaryFolder folder, byte[] whole, Func<string, IReadOnlyList<T>> read, IReadOnlyList<T> expected, bool mayBePrefix)
    {
        string path = folder.File("cut");
        File.WriteAllBytes(path, whole);
        Assert.Equal(expected, read(path));
        int prefixes = 0;
        for (int length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(path, whole[..length]);
            try
            {
                IReadOnlyList<T> rows = read(path);
                Assert.True(mayBePrefix, $"cut at byte {length} of {whole.Length} was not noticed");
                Assert.Equal(expected.Take(rows.Count), rows);
                prefixes++;
            }
            catch (InvalidInputException error)
            {
                Assert.Equal(path, error.File);
                Assert.True(error.Key?.StartsWith("byte ", StringComparison.Ordinal) == true || error.Line is not null
                    || error.Message.Contains("missing", StringComparison.Ordinal)
                    || error.Message.Contains("header", StringComparison.Ordinal)
                        || error.Message.Contains("no file of", StringComparison.Ordinal), error.Message);
            }
        }

        Assert.InRange(prefixes, 0, whole.Length / 4);
    }

    private static byte[] WriteCatalog(TemporaryFolder folder, HaloFileFormat format)
    {
        using CatalogWriter writer = CatalogWriter.Create(folder.File("whole"), format, FileUnits.InH100, 0.5, 10, tasks: 3);
        writer.WriteBlock(Halos.AsSpan(0, 3));
        writer.WriteBlock([]);
        writer.WriteBlock(Halos.AsSpan(3));
        writer.Commit();
        return File.ReadAllBytes(folder.File("whole"));
    }

    private static byte[] WriteCone(TemporaryFolder folder, HaloFileFormat format)
    {
        using ConeWriter writer = ConeWriter.Create(folder.File("whole"), format, FileUnits.InH100, 10);
        writer.WriteBlock(Cone.AsSpan(0, 3));
        writer.WriteBlock([]);
        writer.WriteBlock(Cone.AsSpan(3));
        writer.Commit();
        return File.ReadAllBytes(folder.File("whole"));
    }

    private static LptSnapshot SomeSnapshot() => new(
        new LptHeader(8, 8, 1, 7e11, 1, 0, 4, 0.3, 0.7, 0.7),
        [LptBlock.Of("ID", [1, 2, 3, 4, 5, 6, 7, 8]), LptBlock.Of("FMAX", 1, new float[8]), LptBlock.Of("ZEL", 3, new float[24])]);

    private static MergerHistories SomeHistories() => MergerHistories.Of(
        [
            new(5, 2, 1, -1, 100, 0, -1, 4.5, 2.25), new(6, 1, 2, 2, 10, 20, 1.5, 3.5, 2.5),
            new(7, 1, 1, -1, 50, 0, -1, 3.25, 1.75),
        ],
        [2, 1]);

    private static HaloFileFormat Format(string name) => name switch
    {
        "ascii" => HaloFileFormat.Ascii,
        "ascii light" => HaloFileFormat.AsciiLight,
        "binary" => HaloFileFormat.Binary,
        _ => HaloFileFormat.BinaryLight,
    };

    private static ConeHalo Light(ConeHalo halo) => halo with
    {
        X = double.NaN, Y = double.NaN, Z = double.NaN, VelocityX = double.NaN, VelocityY = double.NaN, VelocityZ = double.NaN,
            LineOfSightVelocity = double.NaN,
    };
}
