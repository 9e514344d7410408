using Orchestrator.CatalogFiles;
using Orchestrator.Numerics;
using PureHDF;

namespace Orchestrator.TrainingSets.Tests.Parts;

public sealed class SamplePartTests : IDisposable
{
    private readonly SmallCampaign campaign = new(simulations: 4, realisations: 5);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Write_OnAnyNumberOfThreads_GivesTheSameBytes(int threads)
    {
        string one = Path.Combine(campaign.FolderName, "one.h5"), many = Path.Combine(campaign.FolderName, "many.h5");
        string first = campaign.WritePart(2, new PartOptions { Threads = 1 }, one);
        string second = campaign.WritePart(2, new PartOptions { Threads = threads }, many);

        Assert.Equal(File.ReadAllBytes(one), File.ReadAllBytes(many));
        Assert.Equal(first, second);
    }

    [Fact]
    public void Write_WithAnyCompressor_HasTheSameContentHash()
    {
        Assert.SkipUnless(File.Exists("/usr/lib/x86_64-linux-gnu/libdeflate.so.0") || OperatingSystem.IsMacOS(), "libdeflate is not installed (apt-get install libdeflate0)");

        Assert.Equal(
            campaign.WritePart(1, new PartOptions { Compressor = ChunkCompressor.ZLib }),
            campaign.WritePart(1, new PartOptions { Compressor = ChunkCompressor.LibDeflate }));
    }

    [Fact]
    public void Write_ReadByPureHdf_IsWhatWasGiven()
    {
        campaign.WritePart(3);

        using var file = H5File.OpenRead(campaign.PartPath(new PartKey(3, "cone")));
        float[] expected = [.. campaign.Records(3).SelectMany(record => campaign.MakeSample(record).Maps.ToArray())];
        Assert.Equal(expected, file.Dataset("/maps").Read<float[]>());
        Assert.Equal([5UL, 3UL, 16UL, 12UL], file.Dataset("/maps").Space.Dimensions);
        Assert.Equal("orchestrator-training-set", file.Attribute("format").Read<string>());
        Assert.Equal(["omega_m", "sigma8", "w0"], file.Dataset("/labels").Attribute("columns").Read<string[]>());
        Assert.Equal([0, 1, 2, 3, 4], file.Dataset("/sample/realisation").Read<int[]>());
        Assert.Equal(Enumerable.Repeat((sbyte)-1, 5), file.Dataset("/sample/split").Read<sbyte[]>());
    }

    [Fact]
    public void Write_ReadBack_GivesTheRecords()
    {
        campaign.WritePart(3);

        IReadOnlyList<SampleRow> rows = SampleTable.Read(campaign.PartPath(new PartKey(3, "cone")));

        SampleRecord[] expected = [.. campaign.Records(3)];
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i].Identity, rows[i].Record.Identity);
            Assert.Equal(expected[i].Lineage, rows[i].Record.Lineage);
            Assert.Equal(expected[i].Labels, rows[i].Record.Labels);
            Assert.Equal(expected[i].Hod, rows[i].Record.Hod);
            Assert.Equal([3, i + 0.5], rows[i].Statistics["xi"]);
            Assert.Equal((long)campaign.MakeSample(expected[i]).Maps.ToArray().Sum(), rows[i].Galaxies);
        }
    }

    [Theory]
    [InlineData(0.5f, MapElementType.Float32)]
    [InlineData(-1f, MapElementType.Float32)]
    [InlineData(float.NaN, MapElementType.Float32)]
    [InlineData(65535f, MapElementType.UInt16)]
    public void Write_CountThatCannotBe_NamesSampleSliceAndPixel(float count, MapElementType type)
    {
        using var other = new SmallCampaign(simulations: 1, realisations: 1, elementType: type);
        Sample sample = other.MakeSample(other.Records(0).First());
        float[] maps = sample.Maps.ToArray();
        maps[(16 * 12) + 5] = count;

        var error = Assert.Throws<ArgumentException>(() =>
            SamplePart.Write(Path.Combine(other.FolderName, "bad.h5"), other.Description, sample.Record.Lineage, 1, [sample with { Maps = maps }]));

        Assert.Contains("simulation 0, recipe cone, realisation 0: slice 1, pixel 5 holds", error.Message);
        Assert.Empty(Directory.GetFileSystemEntries(other.FolderName));
    }

    [Fact]
    public void Write_UInt16_HoldsTheSameCounts()
    {
        using var other = new SmallCampaign(simulations: 1, realisations: 2, elementType: MapElementType.UInt16);
        other.WritePart(0);

        using var file = H5File.OpenRead(other.PartPath(new PartKey(0, "cone")));
        Assert.Equal(2, file.Dataset("/maps").Type.Size);
        Assert.Equal(
            other.Records(0).SelectMany(record => other.MakeSample(record).Maps.ToArray()).Select(count => (ushort)count),
            file.Dataset("/maps").Read<ushort[]>());
    }

    [Fact]
    public void Write_WrongNumberOfSamples_IsRefusedAndLeavesNothing()
    {
        Sample[] samples = [.. campaign.Records(0).Select(campaign.MakeSample)];
        string path = Path.Combine(campaign.FolderName, "part.h5");

        Assert.Throws<ArgumentException>(() => SamplePart.Write(path, campaign.Description, samples[0].Record.Lineage, 4, samples));
        Assert.Throws<ArgumentException>(() => SamplePart.Write(path, campaign.Description, samples[0].Record.Lineage, 6, samples));

        Assert.Empty(Directory.GetFileSystemEntries(campaign.FolderName));
    }

    [Fact]
    public void Write_OnAFullDisk_SaysSoAndLeavesNothing()
    {
        using var disk = new SmallDisk(kilobytes: 16);

        var error = Assert.Throws<DiskFullException>(() => campaign.WritePart(0, path: disk.File("part.h5")));

        Assert.Equal(disk.File("part.h5"), error.File);
        Assert.Empty(Directory.GetFileSystemEntries(disk.FullName));
    }

    [Fact]
    public void Write_Cancelled_LeavesNothing()
    {
        using var stop = new CancellationTokenSource();
        string path = Path.Combine(campaign.FolderName, "part.h5");
        IEnumerable<Sample> samples = campaign.Records(0).Select((record, i) =>
        {
            if (i == 3) stop.Cancel();
            return campaign.MakeSample(record);
        });

        Assert.ThrowsAny<OperationCanceledException>(() =>
            SamplePart.Write(path, campaign.Description, campaign.Records(0).First().Lineage, 5, samples, new PartOptions { Threads = 1 }, stop.Token));

        Assert.Empty(Directory.GetFileSystemEntries(campaign.FolderName));
    }

    [Fact]
    public void Write_NameTooLongForItsColumn_IsRefused()
    {
        Sample sample = campaign.MakeSample(campaign.Records(0).First());
        SampleRecord record = sample.Record with { Identity = sample.Record.Identity with { Recipe = new string('r', 65) } };

        var error = Assert.Throws<InvalidInputException>(() =>
            SamplePart.Write(Path.Combine(campaign.FolderName, "part.h5"), campaign.Description, record.Lineage, 1, [sample with { Record = record }]));

        Assert.Equal("recipe", error.Key);
        Assert.Empty(Directory.GetFileSystemEntries(campaign.FolderName));
    }

    [Fact]
    public void Read_FileOfHalos_IsRefusedByFormat()
    {
        string path = Path.Combine(campaign.FolderName, "halos.h5");
        using (Hdf5File file = Hdf5File.Create(path))
        {
            file.WriteAttribute("/", "format", "orchestrator-halos");
            file.WriteAttribute("/", "format_version", 1);
            file.Close();
        }

        Assert.Equal("orchestrator-halos", Assert.Throws<InvalidInputException>(() => SampleTable.Read(path)).Value);
    }

    public void Dispose() => campaign.Dispose();
}
