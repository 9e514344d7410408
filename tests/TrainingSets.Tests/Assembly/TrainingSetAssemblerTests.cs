using Orchestrator.CatalogFiles;
using Orchestrator.Numerics;

namespace Orchestrator.TrainingSets.Tests.Assembly;

public sealed class TrainingSetAssemblerTests : IDisposable
{
    private readonly SmallCampaign campaign = new();

    private long SixSamples => 6 * campaign.Description.Maps.SampleBytes;

    [Fact]
    public void Assemble_Twice_ChangesNoFile()
    {
        AssemblyResult first = Assemble();
        Dictionary<string, DateTime> before = Times();

        AssemblyResult second = Assemble();

        Assert.Equal([0, 1, 2, 3], first.ShardsBuilt);
        Assert.True(first.IndexBuilt);
        Assert.Empty(second.ShardsBuilt);
        Assert.False(second.IndexBuilt);
        Assert.Equal(first.ContentHash, second.ContentHash);
        Assert.Equal(before, Times());
    }

    [Fact]
    public void Assemble_ShardDeleted_RebuildsItAloneFromItsPartsAlone()
    {
        AssemblyResult first = Assemble();
        TrainingSetPlan plan = campaign.Plan(SixSamples);
        string lost = campaign.Assembler(SixSamples).ShardPath(plan.Shards[2]);
        byte[] bytes = File.ReadAllBytes(lost);
        File.Delete(lost);
        foreach (int simulation in Enumerable.Range(0, 8).Except(plan.Shards[2].Parts.Select(part => part.Simulation)))
            File.Delete(campaign.PartPath(new PartKey(simulation, "cone")));
        Dictionary<string, DateTime> before = Times();

        AssemblyResult second = campaign.Assembler(SixSamples).Assemble(campaign.ExistingPart);

        Assert.Equal([2], second.ShardsBuilt);
        Assert.False(second.IndexBuilt);
        Assert.Equal(first.ContentHash, second.ContentHash);
        Assert.Equal(bytes, File.ReadAllBytes(lost));
        Assert.All(before, file => Assert.Equal(file.Value, File.GetLastWriteTimeUtc(file.Key)));
    }

    [Fact]
    public void Assemble_AllPartsRemoved_RebuildsNothing()
    {
        Assemble();
        for (int simulation = 0; simulation < 8; simulation++) File.Delete(campaign.PartPath(new PartKey(simulation, "cone")));

        AssemblyResult again = campaign.Assembler(SixSamples).Assemble(_ => throw new InvalidOperationException("no part is needed"));

        Assert.Empty(again.ShardsBuilt);
        Assert.False(again.IndexBuilt);
    }

    [Fact]
    public void Assemble_PartsAndShardGone_NamesThePartsAndWritesNothing()
    {
        Assemble();
        TrainingSetAssembler assembler = campaign.Assembler(SixSamples);
        PlannedShard shard = campaign.Plan(SixSamples).Shards[1];
        File.Delete(assembler.ShardPath(shard));
        File.Delete(campaign.PartPath(shard.Parts[0]));

        var error = Assert.Throws<MissingPartsException>(() => assembler.Assemble(campaign.ExistingPart));

        Assert.Equal([shard.Parts[0]], error.Parts);
        Assert.Contains($"shard-00001.h5 cannot be built: the parts of simulation {shard.Parts[0].Simulation} by cone are not there", error.Message);
        Assert.False(File.Exists(assembler.ShardPath(shard)));
    }

    [Fact]
    public void Inspect_TruncatedFlippedAndForeignShards_TellsEachAndItsParts()
    {
        Assemble();
        TrainingSetAssembler assembler = campaign.Assembler(SixSamples);
        PlannedShard[] shards = [.. campaign.Plan(SixSamples).Shards];
        using (var stream = new FileStream(assembler.ShardPath(shards[0]), FileMode.Open)) stream.SetLength(stream.Length / 2);
        FlipABitOfTheMaps(assembler.ShardPath(shards[1]));
        File.WriteAllText(assembler.ShardPath(shards[2]), "not HDF5");

        IReadOnlyList<ShardStatus> quick = assembler.Inspect();
        IReadOnlyList<ShardStatus> thorough = assembler.Inspect(readValues: true);

        Assert.Equal([ShardCondition.Damaged, ShardCondition.Present, ShardCondition.Damaged, ShardCondition.Present], quick.Select(status => status.Condition));
        Assert.Equal([ShardCondition.Damaged, ShardCondition.Damaged, ShardCondition.Damaged, ShardCondition.Present], thorough.Select(status => status.Condition));
        Assert.Equal(shards[1].Parts, thorough[1].PartsNeeded);
        Assert.Empty(thorough[3].PartsNeeded);
        Assert.Equal([0, 1, 2], assembler.Assemble(campaign.ExistingPart, readValues: true).ShardsBuilt);
        Assert.All(assembler.Inspect(readValues: true), status => Assert.Equal(ShardCondition.Present, status.Condition));
    }

    [Fact]
    public void Inspect_PartsOfANewLineage_MarksShardsSuperseded()
    {
        Assemble();
        campaign.RecipeVersion = 2;

        Assert.All(campaign.Assembler(SixSamples).Inspect(), status => Assert.Equal(ShardCondition.Superseded, status.Condition));
    }

    [Fact]
    public void Assemble_PartOfAnOldLineage_IsRefused()
    {
        campaign.WriteParts();
        campaign.RecipeVersion = 2;

        var error = Assert.Throws<InvalidInputException>(() => campaign.Assembler(SixSamples).Assemble(campaign.ExistingPart));

        Assert.Contains("another lineage", error.Message);
    }

    [Fact]
    public void Assemble_Chunks_AreThePartsToTheLastBit()
    {
        Assemble();
        TrainingSetPlan plan = campaign.Plan(SixSamples);
        foreach (PlannedShard shard in plan.Shards)
        {
            using Hdf5File shardFile = Hdf5File.OpenRead(campaign.Assembler(SixSamples).ShardPath(shard));
            using Hdf5DataSet copied = shardFile.OpenDataSet("/maps");
            for (int row = 0; row < shard.Samples.Count; row++)
            {
                SampleIdentity identity = shard.Samples[row].Record.Identity;
                using Hdf5File part = Hdf5File.OpenRead(campaign.PartPath(identity.Part));
                using Hdf5DataSet original = part.OpenDataSet("/maps");
                byte[] expected = original.ReadChunk([identity.Realisation, 0, 0, 0], out uint expectedSkips);
                Assert.Equal(expected, copied.ReadChunk([row, 0, 0, 0], out uint skips));
                Assert.Equal(expectedSkips, skips);
            }
        }
    }

    [Fact]
    public void Assemble_FromPartsOfAnyThreadsAndCompressor_HasTheSameContentHash()
    {
        campaign.WriteParts(new PartOptions { Threads = 1, Compressor = ChunkCompressor.ZLib });
        string first = campaign.Assembler().Assemble(campaign.ExistingPart).ContentHash;
        using var other = new SmallCampaign();
        other.WriteParts(new PartOptions { Threads = 2 });

        Assert.Equal(first, other.Assembler().Assemble(other.ExistingPart).ContentHash);
    }

    [Fact]
    public void Assemble_Grown_LeavesTheOldShardsAndReplacesTheIndex()
    {
        using var grown = new SmallCampaign(simulations: 16, slicesOfDesign: 2);
        grown.WriteParts();
        IReadOnlyDictionary<int, Split> splits = SplitAssignment.Draw(grown.Points, new SplitShares(0.75, 0.125, 0.125), SmallCampaign.Seed);
        TrainingSetPlan first = TrainingSetPlan.Create(grown.Description, [.. grown.AllRecords().Where(record => record.SliceOfDesign == 0)], splits, SmallCampaign.Seed);
        new TrainingSetAssembler(first, grown.FolderName).Assemble(grown.ExistingPart);

        AssemblyResult result = new TrainingSetAssembler(grown.Plan(), grown.FolderName).Assemble(grown.ExistingPart);

        Assert.Equal([1], result.ShardsBuilt);
        Assert.True(result.IndexBuilt);
        Assert.Equal(48, SampleTable.Read(result.IndexPath).Count);
    }

    [Fact]
    public void Assemble_OnAFullDisk_SaysSoAndLeavesNoHalfShard()
    {
        campaign.WriteParts();
        using var disk = new SmallDisk(kilobytes: 24);
        var assembler = new TrainingSetAssembler(campaign.Plan(), disk.FullName);

        Assert.Throws<DiskFullException>(() => assembler.Assemble(campaign.ExistingPart));

        Assert.Empty(Directory.GetFiles(disk.FullName, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Assemble_ShardOfANewerProgram_IsNeitherDamagedNorReplaced()
    {
        Assemble();
        TrainingSetAssembler assembler = campaign.Assembler(SixSamples);
        string path = assembler.ShardPath(campaign.Plan(SixSamples).Shards[0]);
        using (Hdf5File file = Hdf5File.Create(path))
        {
            file.WriteAttribute("/", "format", TrainingSetFormat.Name);
            file.WriteAttribute("/", "format_version", TrainingSetFormat.Version + 1);
            file.Close();
        }

        Assert.Equal("format_version", Assert.Throws<InvalidInputException>(() => assembler.Assemble(campaign.ExistingPart)).Key);
    }

    public void Dispose() => campaign.Dispose();

    private static void FlipABitOfTheMaps(string path)
    {
        byte[] stored;
        using (Hdf5File file = Hdf5File.OpenRead(path))
        using (Hdf5DataSet maps = file.OpenDataSet("/maps")) stored = maps.ReadChunk([0, 0, 0, 0], out _);
        byte[] bytes = File.ReadAllBytes(path);
        int at = bytes.AsSpan().IndexOf(stored);
        bytes[at + (stored.Length / 2)] ^= 1;
        File.WriteAllBytes(path, bytes);
    }

    private AssemblyResult Assemble()
    {
        campaign.WriteParts();
        return campaign.Assembler(SixSamples).Assemble(campaign.ExistingPart);
    }

    private Dictionary<string, DateTime> Times() =>
        Directory.GetFiles(campaign.FolderName, "*.h5", SearchOption.AllDirectories).Where(path => !path.Contains("part-", StringComparison.Ordinal)).ToDictionary(path => path, File.GetLastWriteTimeUtc, StringComparer.Ordinal);
}
