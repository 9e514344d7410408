using System.Text.Json.Nodes;
using Orchestrator.Conducting;
using Orchestrator.Ledger;
using Orchestrator.Worker;

namespace Orchestrator.Tests.Running;

/// <summary>Ends orchestrator, worker or job script by SIGKILL at each of their steps, and runs again.</summary>
public sealed class FaultPointTests(ITestOutputHelper output) : IDisposable
{
    // Those of the engine's own launch need an engine; the worker's tests end it there.
    private static readonly HashSet<string> NotHere = new(StringComparer.Ordinal)
    {
        FaultPointNames.Simulated, FaultPointNames.EngineStarted, FaultPointNames.EngineEnded, FaultPointNames.Failing,
    };

    private static readonly string[] JobScriptPoints = ["script-started", "script-member", "script-finished", "script-ended"];

    private static readonly string[] Points =
        [.. FaultPoints.All, .. FaultPointNames.Worker.Where(name => !NotHere.Contains(name)), .. JobScriptPoints];

    private readonly SmallCampaign campaign = new();

    public void Dispose() => campaign.Dispose();

    [Fact]
    [Trait("Duration", "Slow")]
    public void EachStep_KilledThere_IsDoneOnceByTheNextRuns()
    {
        string log = campaign.PathOf("points"), whole = campaign.PathOf("whole");
        Finish(whole, [("ORCHESTRATOR_FAULT_LOG", log)]);
        SortedDictionary<string, string> expected = SmallCampaign.Committed(whole);
        string[] reached = [.. File.ReadAllLines(log).Distinct()];

        // A point that is in the table and not in the code, or the other way round.
        Assert.Equal(Points.Order(StringComparer.Ordinal), reached.Order(StringComparer.Ordinal));
        foreach (string point in Points) Kill([point], expected);
        output.WriteLine($"{Points.Length} fault points, each killed once");
    }

    [Fact(Explicit = true)]
    public void PairsOfSteps_KilledThere_AreDoneOnceByTheNextRuns()
    {
        const int Pairs = 60;
        string whole = campaign.PathOf("whole");
        Finish(whole, []);
        SortedDictionary<string, string> expected = SmallCampaign.Committed(whole);
        uint state = 2463534242;
        string Next()
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            return Points[state % Points.Length];
        }
        for (int pair = 0; pair < Pairs; pair++) Kill([Next(), Next()], expected);
        output.WriteLine($"{Pairs} random pairs of {Points.Length} fault points");
    }

    private void Kill(string[] points, SortedDictionary<string, string> expected)
    {
        string workspace = campaign.PathOf(string.Join('+', points));
        foreach (string point in points) campaign.Run(workspace, "submit", [("ORCHESTRATOR_FAULT", point)], "--quiet");
        Finish(workspace, []);
        string at = string.Join(" and ", points);
        Assert.Equal(expected, SmallCampaign.Committed(workspace));
        AssertLedgerIsDisk(workspace, at);
        AssertEverythingElseIsNamed(workspace, at);
        Directory.Delete(workspace, recursive: true);
    }

    // A worker that was killed more often than an attempt may fail is a person's business: retry.
    private void Finish(string workspace, (string Name, string Value)[] environment)
    {
        campaign.Run(workspace, "submit", environment, "--quiet").Succeeded();
        campaign.Run(workspace, "watch", environment, "--quiet").Succeeded();
        if (SmallCampaign.Committed(workspace).Count >= 4) return;
        campaign.Run(workspace, "retry").Succeeded();
        campaign.Run(workspace, "submit", environment, "--quiet").Succeeded();
        campaign.Run(workspace, "watch", environment, "--quiet").Succeeded();
    }

    private static void AssertLedgerIsDisk(string workspace, string at)
    {
        using CampaignLedger ledger = CampaignLedger.OpenToRead(workspace, TimeProvider.System)!;
        IEnumerable<string> committed = ledger.In(LedgerState.Committed).Select(task => task.Folder).Order(StringComparer.Ordinal);
        IEnumerable<string> onDisk = Directory.GetFiles(workspace, "result.json", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(workspace, Path.GetDirectoryName(path)!)).Order(StringComparer.Ordinal);
        Assert.True(onDisk.SequenceEqual(committed), $"killed at {at}: the ledger has {string.Join(", ", committed)}, the disk {string.Join(", ", onDisk)}");
        Assert.True(Math.Abs(ledger.Reserved) < 1e-6, $"killed at {at}: {ledger.Reserved} core-seconds are still reserved");
    }

    private void AssertEverythingElseIsNamed(string workspace, string at)
    {
        JsonNode clean = campaign.Run(workspace, "clean", null, "--json").Succeeded().Json;
        string[] named = [.. clean["leftovers"]!.AsArray().Select(leftover => (string)leftover!["path"]!)];
        var everything = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None };
        IEnumerable<string> temporaries = Directory.GetFiles(workspace, "*.partial", everything);
        HashSet<string> used = [.. SmallCampaign.Committed(workspace).Keys.Select(key => Path.Combine(workspace, Path.GetDirectoryName(key)!))];
        IEnumerable<string> attempts = Directory.GetDirectories(workspace, "attempt-*", SearchOption.AllDirectories)
            .Where(path => !File.ReadAllText(Path.Combine(Path.GetDirectoryName(path)!, "result.json")).Contains($"\"name\": \"{Path.GetFileName(path)}/"));
        Assert.NotEmpty(used);
        Assert.All(temporaries.Concat(attempts), path =>
            Assert.True(named.Any(name => path == name || path.StartsWith(name + "/", StringComparison.Ordinal)), $"killed at {at}: clean does not name {path}"));
    }
}
