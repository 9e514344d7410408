using Orchestrator.Ledger;
using Orchestrator.Tests.Running;
using Orchestrator.Tests.Support;

namespace Orchestrator.Tests.Commands;

public sealed class MocksCommandTests : IDisposable
{
    private readonly SmallCampaign campaign = new();

    public void Dispose() => campaign.Dispose();

    [Fact]
    public async Task Mocks_OfANewRecipe_MakesThemAndTheSetFromTheHalosThatAreThere()
    {
        string workspace = campaign.PathOf("workspace");
        (await RunAsync("run", workspace, "--quiet")).Succeeded();
        SortedDictionary<string, string> before = SmallCampaign.Committed(workspace);
        Directory.Delete(Path.Combine(workspace, "training"), recursive: true);

        CommandResult made = (await RunAsync("mocks", workspace, "--recipe", "plain", "--set", "mocks.plain.hod.alpha=1.2", "--json", "--quiet")).Succeeded();

        Assert.Equal(("mocks", 2), ((string)made.Json["command"]!, (int)made.Json["tasks_run"]!));
        Assert.Equal(before.Where(file => file.Key.StartsWith("simulations/")), SmallCampaign.Committed(workspace).Where(file => file.Key.StartsWith("simulations/")));
        Assert.Equal(4, SmallCampaign.Committed(workspace).Count(file => file.Key.StartsWith("mocks/")));
        Assert.True(File.Exists(SmallCampaign.Index(workspace)));
    }

    [Fact]
    public async Task Mocks_WithoutTheirSimulations_MakesNoneAndSaysWhatIsMissing()
    {
        string workspace = campaign.PathOf("workspace");

        CommandResult result = await RunAsync("mocks", workspace, "--recipe", "plain", "--quiet");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("training set tiny-8 is not written: 2 simulations are not finished, the first is 3", result.Error);
        Assert.False(Directory.Exists(Path.Combine(workspace, "simulations")));
        (await RunAsync("run", workspace, "--quiet")).Succeeded();
        using CampaignLedger ledger = CampaignLedger.OpenToRead(workspace, TimeProvider.System)!;
        Assert.Equal(4, ledger.Count(LedgerState.Committed));
    }

    [Fact]
    public async Task Mocks_RecipeThatIsNotThere_Ends2WithTheNearest()
    {
        CommandResult result = await RunAsync("mocks", campaign.PathOf("none"), "--recipe", "plian");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("did you mean 'plain'?", result.Error);
        Assert.Single(result.Error.TrimEnd().Split('\n'));
        Assert.False(Directory.Exists(campaign.PathOf("none")));
    }

    private Task<CommandResult> RunAsync(string command, string workspace, params string[] further) => CommandLine.RunAsync(
        campaign.PathOf(""), [command, campaign.CampaignFile, "--workspace", workspace, .. further], TestContext.Current.CancellationToken);
}
