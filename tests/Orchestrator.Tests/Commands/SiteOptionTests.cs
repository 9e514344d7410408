using System.Text.Json.Nodes;
using Orchestrator.Tests.Support;
using Orchestrator.Worker;

namespace Orchestrator.Tests.Commands;

/// <summary>Which site a campaign names, and what is said when it names none that there is.</summary>
public sealed class SiteOptionTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public SiteOptionTests()
    {
        File.Copy(Repository.PathOf("jobs", "campaigns", "quickstart.yaml"), folder.File("quick.yaml"));
        Folders.Create(folder.File("sites"));
        File.WriteAllText(folder.File("sites/mine.yaml"), "site: mine\nscheduler: slurm\nhost: login\nroot: /scratch\nlimits:\n  membersperjob: 3\n");
        File.WriteAllText(folder.File("far.yaml"), "site: far\nscheduler: slurm\nhost: login\nroot: /scratch\n");
    }

    public void Dispose() => folder.Dispose();

    public static TheoryData<string> Commands => ["run", "submit", "watch", "cancel", "retry", "status", "plan"];

    [Theory, MemberData(nameof(Commands))]
    public async Task Site_OfNoProfile_IsRefusedByEveryCommand(string command)
    {
        CommandResult result = await CommandLine.RunAsync(folder.FullName, [command, "quick.yaml", "--site", "neurom", "--json"]);
        JsonNode error = Assert.Single(result.Json["errors"]!.AsArray())!;
        Assert.Equal(2, result.ExitCode);
        Assert.Equal(("--site=neurom", "site", "neurom"), ((string?)error["file"], (string?)error["key"], (string?)error["value"]));
        Assert.Contains("did you mean 'neuron'?", (string?)error["message"], StringComparison.Ordinal);
        Assert.StartsWith("local, loopback, mine, neuron", (string?)error["allowed"], StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("runs")));
    }

    [Fact]
    public async Task Site_InTheCampaignFile_IsNamedWithItsLine()
    {
        await File.AppendAllTextAsync(folder.File("quick.yaml"), "site: ../nowhere.yaml\n", TestContext.Current.CancellationToken);
        int line = File.ReadAllLines(folder.File("quick.yaml")).Length;
        CommandResult result = await CommandLine.RunAsync(folder.FullName, ["run", "quick.yaml", "--json"]);
        JsonNode error = Assert.Single(result.Json["errors"]!.AsArray())!;
        Assert.Equal(2, result.ExitCode);
        Assert.Equal(("quick.yaml", line, "site"), ((string?)error["file"], (int)error["line"]!, (string?)error["key"]));
        Assert.Contains("no such site profile", (string?)error["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Site_WithAnUnknownKey_NamesProfileLineAndKey()
    {
        CommandResult result = await CommandLine.RunAsync(folder.FullName, ["run", "quick.yaml", "--site", "mine", "--json"]);
        JsonNode error = Assert.Single(result.Json["errors"]!.AsArray())!;
        Assert.Equal(2, result.ExitCode);
        Assert.Equal((folder.File("sites/mine.yaml"), 6, "limits.membersperjob"), ((string?)error["file"], (int)error["line"]!, (string?)error["key"]));
        Assert.Contains("did you mean 'members_per_job'?", (string?)error["message"], StringComparison.Ordinal);
        Assert.Contains("active_jobs", (string?)error["allowed"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Site_Elsewhere_DoesNotTakeFinishedRunsOfThisMachine()
    {
        CommandResult result = await CommandLine.RunAsync(
            folder.FullName, ["run", QuickCampaign.File, "--workspace", folder.File("w"), "--site", "./far.yaml", "--json"]);
        JsonNode error = Assert.Single(result.Json["errors"]!.AsArray())!;
        Assert.Equal(2, result.ExitCode);
        Assert.Equal(("simulation.engine", "existing"), ((string?)error["key"], (string?)error["value"]));
    }

    [Fact]
    public async Task Site_OfACampaign_IsNoPartOfWhatItIs()
    {
        CommandResult without = (await CommandLine.RunAsync(folder.FullName, ["plan", "quick.yaml", "--json"])).Succeeded();
        CommandResult with = (await CommandLine.RunAsync(folder.FullName, ["plan", "quick.yaml", "--json", "--site", "local"])).Succeeded();
        Assert.Equal(without.Output, with.Output);
    }
}
