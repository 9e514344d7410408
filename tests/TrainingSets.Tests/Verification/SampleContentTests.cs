using Orchestrator.CatalogFiles;
using Orchestrator.Numerics;

namespace Orchestrator.TrainingSets.Tests.Verification;

public sealed class SampleContentTests : IDisposable
{
    private readonly SmallCampaign campaign = new();
    private readonly SmallCampaign other = new();

    [Fact]
    public void HashOf_OtherShardsAndProvenance_IsTheSame()
    {
        campaign.WriteParts();
        other.WriteParts();
        Dictionary<string, string> provenance = new(StringComparer.Ordinal) { ["campaign.yaml"] = "campaign: test-campaign\nshard_megabytes: 2\n" };
        SmallCampaign elsewhere = new() { Description = other.Description with { Provenance = provenance, SoftwareVersion = "0.2.0" } };
        elsewhere.WriteParts();
        using (elsewhere)
        {
            string six = Index(campaign, 6), one = Index(other, 1), later = Index(elsewhere, 24);

            Assert.Equal(3, Own(six, one, later).Distinct(StringComparer.Ordinal).Count());
            Assert.Single(Of(six, one, later).Distinct(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void HashOf_OneSampleDifferent_IsAnother()
    {
        campaign.WriteParts();
        SmallCampaign changed = new() { RecipeVersion = 2 };
        changed.WriteParts();
        using (changed) Assert.NotEqual(Of(Index(campaign, 6)), Of(Index(changed, 6)));
    }

    [Fact]
    public void HashOf_DamagedShard_IsAnotherThoughTheIndexIsTheSame()
    {
        campaign.WriteParts();
        string index = Index(campaign, 6);
        (string own, string samples) = (Own(index)[0], Of(index)[0]);
        string shard = Path.Combine(campaign.FolderName, "small", "shard-00002.h5");
        Python.RunIn("/", "import h5py, sys; f = h5py.File(sys.argv[1], 'r+'); f['sample/galaxies'][3] += 1; print('done')", shard);

        Assert.Equal(own, Own(index)[0]);
        Assert.NotEqual(samples, Of(index)[0]);
    }

    [Fact]
    public void HashOf_ShardMissingOrNoIndex_IsRefused()
    {
        campaign.WriteParts();
        string index = Index(campaign, 6), shard = Path.Combine(campaign.FolderName, "small", "shard-00001.h5");
        Assert.Contains("not the index", Assert.Throws<InvalidInputException>(() => Of(shard)).Message, StringComparison.Ordinal);
        File.Delete(shard);
        Assert.Equal(shard, Assert.Throws<InvalidInputException>(() => Of(index)).File);
    }

    public void Dispose()
    {
        campaign.Dispose();
        other.Dispose();
    }

    private static string Index(SmallCampaign campaign, int samplesPerShard) =>
        campaign.Assembler(samplesPerShard * campaign.Description.Maps.SampleBytes).Assemble(campaign.ExistingPart).IndexPath;

    private static string[] Of(params string[] indexes) => Array.ConvertAll(indexes, index =>
    {
        using Hdf5File file = Hdf5File.OpenRead(index);
        return SampleContent.HashOf(file);
    });

    private static string[] Own(params string[] indexes) => Array.ConvertAll(indexes, index =>
    {
        using Hdf5File file = Hdf5File.OpenRead(index);
        return ContentHash.OfIndex(file);
    });
}
