using System.Text.Json.Nodes;
using Orchestrator.Tests.Support;

namespace Orchestrator.Tests.Commands;

public sealed class StatusAndVerifyTests(QuickCampaign campaign)
{
    [Fact]
    public async Task VerifySame_OfAnIndexWithItself_ShowsTheHashThatVerifyShows()
    {
        CommandResult verified = (await CommandLine.RunAsync("/", ["verify", campaign.Index, "--json"])).Succeeded();
        CommandResult same = (await CommandLine.RunAsync("/", ["verify", "--same", campaign.Index, campaign.Index, "--json"])).Succeeded();

        Assert.All(same.Json["content_hashes"]!.AsArray(), hash => Assert.Equal((string?)verified.Json["content_hash"], (string?)hash));
        Assert.Contains((string)verified.Json["content_hash"]!,
            (await CommandLine.RunAsync("/", ["verify", "--same", campaign.Index, campaign.Index])).Succeeded().Output);
    }

    [Fact]
    [Trait("Duration", "Slow")]
    public async Task VerifySame_OfSetsThatDifferInTheSizeOfShards_FindsTheSameSamples()
    {
        using var folder = new TemporaryFolder();
        string workspace = FolderCopy.Of(campaign.Workspace, folder.File("copy"));
        string index = Path.Combine(workspace, "training", "existing-6x96.h5");
        (await CommandLine.RunAsync(folder.FullName, ["run", QuickCampaign.File, "--workspace", workspace, "--quiet",
            "--set", "training_sets.existing-6x96.shard_megabytes=64"])).Succeeded();

        CommandResult same = (await CommandLine.RunAsync("/", ["verify", "--same", campaign.Index, index, "--json"])).Succeeded();
        CommandResult text = (await CommandLine.RunAsync("/", ["verify", "--same", campaign.Index, index])).Succeeded();

        string[] own = [.. same.Json["content_hashes"]!.AsArray().Select(hash => (string)hash!)];
        Assert.NotEqual(own[0], own[1]);
        Assert.True((bool)same.Json["same"]!);
        Assert.StartsWith("the same samples, in other shards", text.Output);
    }

    [Fact]
    public async Task VerifySame_OfDifferentFiles_EndsWith1()
    {
        string halos = Directory.GetFiles(campaign.Workspace, "halos.h5", SearchOption.AllDirectories)[0];

        CommandResult result = await CommandLine.RunAsync("/", ["verify", "--same", campaign.Index, halos]);

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("different content:", result.Output);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("2.5")]
    [InlineData("0")]
    [InlineData("99999999999")]
    public async Task Threads_ThatAreNoNumberOfThreads_AreRefusedLikeAnyOtherValue(string threads)
    {
        CommandResult result = await QuickCampaign.RunAsync(campaign.Workspace, "plan", "--json", "--threads", threads);

        Assert.Equal(2, result.ExitCode);
        JsonNode error = Assert.Single(result.Json["errors"]!.AsArray())!;
        Assert.Equal(("--threads", threads, "a whole number from 1 to 4096"), ((string?)error["key"], (string?)error["value"], (string?)error["allowed"]));
    }

    [Fact]
    public async Task Status_OfAWorkspaceThatDoesNotExist_IsNotBegun()
    {
        using var folder = new TemporaryFolder();
        string workspace = folder.File("none");

        CommandResult text = (await QuickCampaign.RunAsync(workspace, "status")).Succeeded();
        CommandResult json = (await QuickCampaign.RunAsync(workspace, "status", "--json")).Succeeded();
        CommandResult complete = (await QuickCampaign.RunAsync(campaign.Workspace, "status", "--json")).Succeeded();

        Assert.StartsWith("existing-runs: not begun", text.Output);
        Assert.Equal(("not begun", "complete"), ((string?)json.Json["state"], (string?)complete.Json["state"]));
        Assert.False(Directory.Exists(workspace));
        new DirectoryInfo(workspace).Create();
        Assert.StartsWith("existing-runs: stopped", (await QuickCampaign.RunAsync(workspace, "status")).Succeeded().Output);
    }
}
