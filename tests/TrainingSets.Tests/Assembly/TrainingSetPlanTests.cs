using Orchestrator.Numerics;

namespace Orchestrator.TrainingSets.Tests.Assembly;

public sealed class TrainingSetPlanTests : IDisposable
{
    private readonly SmallCampaign campaign = new(simulations: 40, realisations: 2, slicesOfDesign: 4);

    [Fact]
    public void Create_RecordsInAnotherOrder_GivesTheSamePlan()
    {
        TrainingSetPlan plan = Plan(campaign.AllRecords());
        TrainingSetPlan reversed = Plan([.. campaign.AllRecords().Reverse()]);

        Assert.Equal(plan.Lineage, reversed.Lineage);
        Assert.Equal(Order(plan), Order(reversed));
    }

    [Fact]
    public void Create_Grown_OnlyAppendsShards()
    {
        TrainingSetPlan first = Plan([.. campaign.AllRecords().Where(record => record.SliceOfDesign < 2)]);
        TrainingSetPlan grown = Plan(campaign.AllRecords());

        Assert.True(grown.Shards.Count > first.Shards.Count);
        Assert.Equal(Lineages(first), Lineages(grown)[..first.Shards.Count]);
    }

    [Fact]
    public void Create_WithinAStep_IsShuffled()
    {
        int[] simulations = [.. Order(Plan(campaign.AllRecords())).Take(20).Select(identity => identity.Simulation)];

        Assert.All(simulations, simulation => Assert.InRange(simulation, 0, 9));
        Assert.NotEqual(simulations.Order(), simulations);
        Assert.False(Enumerable.Range(0, 10).All(i => simulations[2 * i] == simulations[(2 * i) + 1]), "realisations of one simulation must not always stand together");
    }

    [Fact]
    public void Create_ShardsByBytes_AreFilledInOrder()
    {
        long sampleBytes = campaign.Description.Maps.SampleBytes;

        TrainingSetPlan plan = Plan(campaign.AllRecords(), (8 * sampleBytes) + 1);

        Assert.Equal([8, 8, 4, 8, 8, 4, 8, 8, 4, 8, 8, 4], plan.Shards.Select(shard => shard.Samples.Count));
        Assert.Equal(Enumerable.Range(0, 12), plan.Shards.Select(shard => shard.Number));
        Assert.Equal(80, plan.SampleCount);
    }

    [Fact]
    public void Create_OtherSplitOfOneSimulation_ChangesOnlyItsShards()
    {
        var splits = campaign.Points.ToDictionary(point => point.Simulation, _ => Split.Train);
        TrainingSetPlan before = TrainingSetPlan.Create(campaign.Description, campaign.AllRecords(), splits, SmallCampaign.Seed);
        splits[35] = Split.Test;
        TrainingSetPlan after = TrainingSetPlan.Create(campaign.Description, campaign.AllRecords(), splits, SmallCampaign.Seed);

        Assert.Equal([true, true, true, false], Lineages(before).Zip(Lineages(after), (a, b) => string.Equals(a, b, StringComparison.Ordinal)));
    }

    [Fact]
    public void Create_NewSoftwareVersion_ChangesNoLineage() => Assert.Equal(
        Plan(campaign.AllRecords()).Lineage,
        TrainingSetPlan.Create(campaign.Description with { SoftwareVersion = "9.9" }, campaign.AllRecords(), Splits(), SmallCampaign.Seed).Lineage);

    [Fact]
    public void Create_SampleTwice_IsRefused() =>
        Assert.Contains("twice", Assert.Throws<InvalidInputException>(() => Plan([.. campaign.AllRecords(), .. campaign.Records(3)])).Message);

    [Fact]
    public void Create_GroupInTwoSplits_IsRefused()
    {
        SampleRecord[] records = [.. campaign.AllRecords().Select(record => record with { Group = record.Identity.Simulation / 2 })];
        var splits = campaign.Points.ToDictionary(point => point.Simulation, point => point.Simulation % 2 == 0 ? Split.Train : Split.Test);

        Assert.Contains(
            "share their initial conditions",
            Assert.Throws<InvalidInputException>(() => TrainingSetPlan.Create(campaign.Description, records, splits, SmallCampaign.Seed)).Message);
    }

    [Fact]
    public void Create_SimulationWithoutSplit_IsRefused() => Assert.Equal(
        "split",
        Assert.Throws<InvalidInputException>(() => TrainingSetPlan.Create(campaign.Description, campaign.AllRecords(), new Dictionary<int, Split>(), SmallCampaign.Seed)).Key);

    [Theory]
    [InlineData("cone-%b")]
    [InlineData("a/b")]
    [InlineData("..")]
    [InlineData("")]
    public void Create_NameThatNoFileCanHave_IsRefused(string name)
    {
        TrainingSetDescription description = campaign.Description with { Name = name };

        var error = Assert.Throws<InvalidInputException>(() => TrainingSetPlan.Create(description, campaign.AllRecords(), Splits(), SmallCampaign.Seed));

        Assert.Equal("training set", error.Key);
    }

    [Fact]
    public void Create_NoSamples_IsRefused() => Assert.Throws<InvalidInputException>(() => Plan([]));

    public void Dispose() => campaign.Dispose();

    private static string[] Lineages(TrainingSetPlan plan) => [.. plan.Shards.Select(shard => shard.Lineage)];

    private static IEnumerable<SampleIdentity> Order(TrainingSetPlan plan) => plan.Shards.SelectMany(shard => shard.Samples).Select(sample => sample.Record.Identity);

    private IReadOnlyDictionary<int, Split> Splits() => SplitAssignment.Draw(campaign.Points, new SplitShares(0.8, 0.1, 0.1), SmallCampaign.Seed);

    private TrainingSetPlan Plan(IReadOnlyCollection<SampleRecord> records, long bytes = 1 << 20) =>
        TrainingSetPlan.Create(campaign.Description, records, Splits(), SmallCampaign.Seed, new ShardOptions { Bytes = bytes });
}
