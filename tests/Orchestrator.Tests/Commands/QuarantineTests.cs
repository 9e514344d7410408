using System.Text.Json.Nodes;
using Orchestrator.Tests.Support;

namespace Orchestrator.Tests.Commands;

public sealed class QuarantineTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Run_OfARunThatIsNotWhatItDeclares_MakesNothingOfItAndSaysSo()
    {
        string runs = FolderCopy.Of(Repository.PathOf("tests", "Fixtures", "campaign4"), folder.File("runs"));
        Edit(Path.Combine(runs, "design.csv"), "0.631250", "0.80");
        Edit(Path.Combine(runs, "0004", "parameter_file"), "Sigma8 0.63125", "Sigma8 0.80");

        CommandResult first = await RunAsync("run", "--json");
        CommandResult again = await RunAsync("run", "--json");

        Assert.Equal((1, 1), (first.ExitCode, again.ExitCode));
        JsonNode error = Assert.Single(first.Json["errors"]!.AsArray())!;
        Assert.Equal("quarantined", (string?)error["code"]);
        Assert.Contains("simulation 4", (string?)error["message"]);
        Assert.Contains("cone-counts", (string?)error["message"]);
        Assert.Equal((string?)error["message"], (string?)again.Json["errors"]![0]!["message"]);
        JsonObject plan = (await RunAsync("plan", "--json")).Succeeded().Json;
        var states = plan["tasks"]!.AsArray().Select(task => ((int)task!["simulation"]!, (string)task["stage"]!, (string)task["state"]!)).ToArray();
        Assert.Contains((4, "convert-cone", "quarantined"), states);
        Assert.Contains((3, "mock", "done"), states);
        Assert.Contains((4, "mock", "needed"), states);
        string status = (await RunAsync("status")).Succeeded().Output;
        Assert.Contains("1 quarantined", status);
        Assert.Contains("physics gates 3 passed, 1 failed", status);
        Assert.False(Directory.Exists(folder.File("workspace/training")));
        string simulation = Directory.GetDirectories(folder.File("workspace/simulations/000004")).Single();
        Assert.Equal(["attempt-1"], Directory.GetFileSystemEntries(simulation).Select(Path.GetFileName));
    }

    private Task<CommandResult> RunAsync(string command, params string[] further) => CommandLine.RunAsync(
        folder.FullName,
        [command, QuickCampaign.File, "--workspace", folder.File("workspace"), "--set", $"simulation.path={folder.File("runs")}", .. further]);

    private static void Edit(string file, string before, string after)
    {
        string text = File.ReadAllText(file);
        Assert.Contains(before, text);
        File.WriteAllText(file, text.Replace(before, after));
    }
}
