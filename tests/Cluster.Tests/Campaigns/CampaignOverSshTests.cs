using System.Text.Json.Nodes;
using Orchestrator.Cluster.Tests.Fixture;

namespace Orchestrator.Cluster.Tests.Campaigns;

/// <summary>A campaign with the embedded engine on a real Slurm behind a real sshd, with the published worker.</summary>
[Collection(ClusterCollection.Name)]
[Trait("Duration", "Slow")]
public sealed class CampaignOverSshTests(LoopbackCluster cluster)
{
    private const int Points = 4;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ssh-net")]
    [InlineData("ssh")]
    public async Task Run_OverSsh_MakesTheTrainingSetThatThisMachineMakes(string transport)
    {
        cluster.Need();
        using var campaign = new SiteCampaign(cluster, transport);
        int logins = cluster.AcceptedLogins();
        JsonNode run = await campaign.DoneAsync("run", "there", "--site", "loop");
        Assert.Equal(2 * Points, (int)run["tasks_run"]!);
        Assert.Equal(logins + 1, cluster.AcceptedLogins());
        await campaign.DoneAsync("run", "here");
        Assert.Equal(await campaign.ContentHashAsync("here"), await campaign.ContentHashAsync("there"));

        // Parts and receipts came, halos stayed.
        Assert.Equal(Points, campaign.Files("there", "part.h5").Count);
        Assert.Empty(campaign.Files("there", "halos.h5"));
        Assert.Equal(2 * Points, campaign.Files("there", "result.json").Count);
        JsonNode verify = await campaign.DoneAsync("verify-workspace", "there");
        Assert.Equal(Points, (int)verify["not_checked"]![0]!["files"]!);
        Assert.Equal($"loop:{campaign.Root}", (string?)verify["not_checked"]![0]!["place"]);

        // With nothing left nobody logs in.
        JsonNode again = await campaign.DoneAsync("run", "there", "--site", "loop");
        Assert.Equal(0, (int)again["tasks_run"]!);
        Assert.Equal(logins + 1, cluster.AcceptedLogins());
    }

    [Fact]
    public async Task Run_WithANewRecipe_PaintsBesideTheHalos()
    {
        cluster.Need();
        using var campaign = new SiteCampaign(cluster);
        await campaign.DoneAsync("run", "there", "--site", "loop");
        string[] halos = Halos(campaign);
        JsonNode run = await campaign.DoneAsync("run", "there", "--site", "loop", "--set", "training_sets.maps.recipes=[plain, sharp]");
        Assert.Equal(Points, (int)run["tasks_run"]!);
        Assert.Equal(halos, Halos(campaign));
        await campaign.DoneAsync("run", "here", "--set", "training_sets.maps.recipes=[plain, sharp]");
        Assert.Equal(await campaign.ContentHashAsync("here"), await campaign.ContentHashAsync("there"));

        // On this machine there are no halos to paint on.
        (int code, _, string error) = await campaign.RunAsync("run", "there", "--set", "training_sets.maps.recipes=[plain, sharp]", "--set", "mocks.sharp.realisations=2");
        Assert.Equal(2, code);
        Assert.Contains($"loop:{campaign.Root}", error, StringComparison.Ordinal);
        Assert.Contains("allowed: loop", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AfterAPurgeOfHalosThatMocksNeed_SimulatesAgain()
    {
        cluster.Need();
        using var campaign = new SiteCampaign(cluster);
        await campaign.DoneAsync("run", "there", "--site", "loop");
        string[] halos = Halos(campaign);
        File.Delete(halos[1]);
        // What nobody asks for is not missed.
        Assert.Equal(0, (int)(await campaign.DoneAsync("run", "there", "--site", "loop"))["tasks_run"]!);
        (int code, string output, string error) = await campaign.RunAsync("run", "there", "--site", "loop", "--json", "--set", "training_sets.maps.recipes=[plain, sharp]");
        Assert.True(code == 0, error);
        Assert.Contains("was purged", error, StringComparison.Ordinal);
        Assert.Equal(Points, (int)JsonNode.Parse(output)!["tasks_run"]!);
        Assert.Equal(halos[1].Replace("attempt-1", "attempt-2", StringComparison.Ordinal), Halos(campaign)[1]);
        await campaign.DoneAsync("run", "here", "--set", "training_sets.maps.recipes=[plain, sharp]");
        Assert.Equal(await campaign.ContentHashAsync("here"), await campaign.ContentHashAsync("there"));
    }

    [Theory]
    [InlineData("receipts-written")]
    [InlineData("site-submitted")]
    [InlineData("site-polled", Explicit = true)]
    [InlineData("ledger-harvested#3", Explicit = true)]
    [InlineData("site-fetched", Explicit = true)]
    [InlineData("result.json-written", Explicit = true)]
    [InlineData("result.json-renamed", Explicit = true)]
    public async Task Run_KilledInTheMiddle_CommitsEachTaskOnce(string point)
    {
        cluster.Need();
        using var campaign = new SiteCampaign(cluster);
        Assert.Equal(128 + 9, await campaign.ProcessAsync("run", "there", ("ORCHESTRATOR_FAULT", point)));
        JsonNode run = await campaign.DoneAsync("run", "there", "--site", "loop");
        Assert.True((int)run["tasks_run"]! <= 2 * Points);
        // One claim a task: no attempt was started twice, none was made in vain.
        Assert.Equal(Points, Directory.GetFiles(Path.Combine(campaign.Root, "simulations"), "claim", SearchOption.AllDirectories).Length);
        await campaign.DoneAsync("run", "here");
        Assert.Equal(await campaign.ContentHashAsync("here"), await campaign.ContentHashAsync("there"));
    }

    [Fact]
    public async Task Submit_ThenRunLater_FindsWhatJobsMadeMeanwhile()
    {
        cluster.Need();
        using var campaign = new SiteCampaign(cluster);
        await campaign.DoneAsync("submit", "there", "--site", "loop");
        // Another campaign's workspace must not use the same root, whether jobs run or not.
        (int code, _, string error) = await campaign.RunAsync("run", "other", "--site", "loop");
        Assert.Equal(1, code);
        Assert.Contains("belongs to another workspace", error, StringComparison.Ordinal);
        // Nor may this one go on elsewhere while jobs live.
        (code, _, error) = await campaign.RunAsync("run", "there");
        Assert.Equal(2, code);
        Assert.Contains("jobs of the campaign are alive elsewhere", error, StringComparison.Ordinal);

        string mocks = Path.Combine(campaign.Root, "mocks");
        for (int i = 0; i < 300 && !(Directory.Exists(mocks) && Directory.GetFiles(mocks, "result.json", SearchOption.AllDirectories).Length == Points); i++)
            await Task.Delay(200, Cancellation);
        JsonNode watched = await campaign.DoneAsync("watch", "there", "--site", "loop");
        Assert.Equal(2 * Points, (int)watched["tasks"]!["committed"]!);
        await campaign.DoneAsync("run", "there", "--site", "loop");
        Assert.Equal(Points, Directory.GetFiles(Path.Combine(campaign.Root, "simulations"), "claim", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public async Task Run_OnTheLoginNodeInItsOwnFolder_CopiesNothing()
    {
        cluster.Need();
        using var campaign = new SiteCampaign(cluster, "local");
        string workspace = await campaign.MoveToTheLoginNodeAsync();
        await campaign.AsUserAsync("run", "--site", "loop");
        Assert.Equal(Points, Halos(campaign).Length);
        Assert.Equal(Points, Directory.GetFiles(workspace, "part.h5", SearchOption.AllDirectories).Length);
        Assert.Empty(Directory.GetFiles(workspace, "location.json", SearchOption.AllDirectories));
        // The same halos are this machine's: mocks may be made here too.
        await campaign.AsUserAsync("run", "--site", "local", "--set", "training_sets.maps.recipes=[plain, sharp]");
        Assert.Equal(2 * Points, Directory.GetFiles(workspace, "part.h5", SearchOption.AllDirectories).Length);
    }

    private static string[] Halos(SiteCampaign campaign) =>
        [.. Directory.GetFiles(Path.Combine(campaign.Root, "simulations"), "halos.h5", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
