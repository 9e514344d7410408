using System.Text.Json.Nodes;
using Orchestrator.CatalogFiles;
using Orchestrator.Commands;
using Orchestrator.Ledger;
using Orchestrator.Sites;
using Orchestrator.Tests.Running;
using Orchestrator.Tests.Support;
using Orchestrator.Worker;
using Orchestrator.Workspaces;

namespace Orchestrator.Tests.Commands;

/// <summary>That a person is told what became of each attempt, and of each task that does not move.</summary>
public sealed class WhyAndStatusTests : IDisposable
{
    private readonly SmallCampaign campaign = new();

    public void Dispose() => campaign.Dispose();

    [Fact]
    public async Task Why_OfASampleWhoseFirstAttemptDied_TellsBothAttempts()
    {
        string workspace = campaign.PathOf("workspace");
        campaign.Run(workspace, "submit", [(FaultPoint.Variable, FaultPointNames.Converted)], "--quiet").Succeeded();
        (await RunAsync("run", campaign.CampaignFile, "--workspace", workspace, "--quiet")).Succeeded();

        JsonObject why = (await RunAsync("why", SmallCampaign.Index(workspace), "0", "--json")).Succeeded().Json;
        string words = (await RunAsync("why", SmallCampaign.Index(workspace), "0")).Succeeded().Output;

        JsonArray halos = why["halos"]!["attempts"]!.AsArray();
        Assert.Equal([1, 2], halos.Select(attempt => (int)attempt!["attempt"]!));
        Assert.Equal(["died", "committed"], halos.Select(attempt => (string)attempt!["ending"]!));
        Assert.Contains("ended without a word", (string)halos[0]!["explanation"]!);
        Assert.All(halos, attempt => Assert.Equal(Environment.MachineName, (string)attempt!["host"]!));
        Assert.True(DateTimeOffset.Parse((string)halos[0]!["started"]!) < DateTimeOffset.Parse((string)halos[1]!["started"]!));
        Assert.NotEqual((string)halos[0]!["job"]!, (string)halos[1]!["job"]!);
        JsonNode mock = Assert.Single(why["mock"]!["attempts"]!.AsArray())!;
        Assert.EndsWith("attempt-2/task.json", (string)mock["part_of"]!);
        Assert.Contains("died", words);
        Assert.Contains("ended without a word", words);
    }

    [Fact]
    public void Status_OfATaskInEachState_SaysWhoseTurnItIsAndWhy()
    {
        var workspace = new Workspace(campaign.PathOf("states"));
        Folders.Create(workspace.Root);
        using (CampaignLedger ledger = CampaignLedger.Open(Path.Combine(workspace.Root, CampaignLedger.FileName), LedgerMode.WriteAheadLog, TimeProvider.System))
        {
            ledger.Step("test", () =>
            {
                foreach (StateDescription state in TaskStates.All) ledger.Add($"simulations/000001/{state.State}", 1, state.State, 1, new TaskResources(1, 1), TimeSpan.FromHours(1));
            });
        }

        string[] lines = [.. LedgerStatus.Read(workspace, TimeProvider.System)!.InWords()];

        foreach (StateDescription state in TaskStates.All.Where(state => state.State is not (LedgerState.Committed or LedgerState.Retired)))
        {
            string line = Assert.Single(lines, line => line.Contains($"/{state.State},", StringComparison.Ordinal));
            Assert.StartsWith(TaskStates.Word(state.State), line);
            Assert.Contains(TaskStates.OwnerWord(state.Owner), line);
            Assert.Contains(state.Meaning, line);
            if (state.Owner == StateOwner.Person) Assert.Matches("`retry`|`cancel`", line);
        }
    }

    private Task<CommandResult> RunAsync(params string[] arguments) => CommandLine.RunAsync(campaign.PathOf(""), arguments, TestContext.Current.CancellationToken);
}
