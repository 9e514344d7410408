using System.Text.Json.Nodes;
using Orchestrator.CatalogFiles;
using Orchestrator.Ledger;
using Orchestrator.Tests.Support;
using Orchestrator.Worker;

namespace Orchestrator.Tests.Running;

/// <summary>Ends orchestrator, worker or job script by SIGKILL at each of their steps, and runs again.</summary>
public sealed class FaultPointTests(ITestOutputHelper output) : IDisposable
{
    private const string Retry = "retry", RetryDamaged = "retry --damaged", Clean = "clean --yes", Cancel = "cancel", Submit = "submit", Run = "run";

    // Points that a run of finished simulations never passes; the worker's tests end it at those of an engine, of a failure and of TERM, and
    // the cluster's tests the orchestrator at those of a site elsewhere.
    private static readonly HashSet<string> NotHere = new(
        [
            "outputs-written", "outputs-renamed", FaultPointNames.Simulated, FaultPointNames.EngineStarted, FaultPointNames.EngineEnded, FaultPointNames.Failing,
            "failed.json-written", FaultPointNames.Failed, "stopped-written", FaultPointNames.Stopped, FaultPointNames.LedgerStrayNoted,
            FaultPointNames.SiteFetched, FaultPointNames.SiteDeleted, FaultPointNames.LedgerExported, "result.json-written", "result.json-renamed", "script-begun", "script-engine-over",
        ],
        StringComparer.Ordinal);

    // What leads to the points that a plain run does not pass: commands, each with the point at which it ends, if it does.
    private static readonly Dictionary<string, (string Command, string? Point)[]> Ways = new(StringComparer.Ordinal)
    {
        [FaultPointNames.SiteReplyFound] = [(Submit, FaultPointNames.LedgerIntended), (Run, FaultPointNames.SiteReplyFound)],
        [FaultPointNames.LedgerCancelled] = [(Submit, "script-started"), (Cancel, FaultPointNames.LedgerCancelled)],
        [FaultPointNames.SiteAbandoned] = [(Submit, "script-started"), (Cancel, FaultPointNames.SiteAbandoned)],
        [FaultPointNames.SiteCancelled] = [(Submit, FaultPointNames.Claimed + ":stop"), (Cancel, FaultPointNames.SiteCancelled)],
        [FaultPointNames.LedgerRetried] = [(Cancel, null), (Retry, FaultPointNames.LedgerRetried)],
        [FaultPointNames.LedgerTakenBack] = [(Run, null), (RetryDamaged, FaultPointNames.LedgerTakenBack)],
        [FaultPointNames.Withdrawn] = [(Run, null), (RetryDamaged, FaultPointNames.Withdrawn)],
        [FaultPointNames.Cleaned] = [(Run, null), (Clean, FaultPointNames.Cleaned)],
    };

    private static readonly string[] Points = [.. FaultPointNames.All.Where(name => !NotHere.Contains(name))];

    private readonly SmallCampaign campaign = new();

    public void Dispose() => campaign.Dispose();

    [Fact]
    [Trait("Duration", "Slow")]
    public async Task EachStep_KilledThere_IsDoneOnceByTheNextRuns()
    {
        string log = campaign.PathOf("points"), whole = campaign.PathOf("whole");
        campaign.Run(whole, Run, [(FaultPoint.LogVariable, log)], "--quiet").Succeeded();
        SortedDictionary<string, string> expected = SmallCampaign.Committed(whole);
        string[] reached = [.. File.ReadAllLines(log).Distinct()];

        // A point that is in the table and not in the code, or a step of the code, a file that it writes, that is not in the table.
        Assert.Equal(Points.Except(Ways.Keys).Order(StringComparer.Ordinal), reached.Order(StringComparer.Ordinal));
        foreach (string point in Points) await KillAsync(Ways.GetValueOrDefault(point) ?? [WayTo(point)], point, expected, whole);
        output.WriteLine($"{Points.Length} fault points, each killed once");
    }

    [Theory]
    [Trait("Duration", "Slow")]
    [InlineData(2463534242, 5)]
    public async Task PairsOfSteps_KilledThere_AreDoneOnceByTheNextRuns(uint seed, int pairs)
    {
        string whole = campaign.PathOf("whole");
        campaign.Run(whole, Run, null, "--quiet").Succeeded();
        SortedDictionary<string, string> expected = SmallCampaign.Committed(whole);
        string[] points = [.. Points.Except(Ways.Keys)];
        uint state = seed;
        uint Next()
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            return state;
        }
        // The second or third time too, except in scripts, which die the first time.
        (string, string?) Way()
        {
            (string command, string point) = WayTo(points[Next() % points.Length]);
            return (command, FaultPointNames.JobScript.Contains(point) ? point : $"{point}#{1 + (Next() % 3)}");
        }
        for (int pair = 0; pair < pairs; pair++)
        {
            (string, string?)[] ways = [Way(), Way()];
            await KillAsync(ways, string.Join(" and ", ways.Select(way => way.Item2)), expected, whole, mayPass: true);
        }
        output.WriteLine($"{pairs} random pairs of {points.Length} fault points");
    }

    [Fact(Explicit = true)]
    public Task ManyPairsOfSteps_KilledThere_AreDoneOnceByTheNextRuns() => PairsOfSteps_KilledThere_AreDoneOnceByTheNextRuns(362436069, 60);

    // A job is left to itself by submit; run would start its next attempts to be killed like the first.
    private static (string Command, string Point) WayTo(string point) => (FaultPointNames.Orchestrator.Contains(point) ? Run : Submit, point);

    private async Task KillAsync(
        (string Command, string? Point)[] ways, string at, SortedDictionary<string, string> expected, string whole, bool mayPass = false)
    {
        string workspace = campaign.PathOf("killed");
        foreach ((string command, string? point) in ways)
        {
            string[] words = command.Split(' ');
            if (command == RetryDamaged) Damage(workspace);
            CommandResult ended = campaign.Run(workspace, words[0], point is null ? null : [(FaultPoint.Variable, point)], [.. words[1..], "--quiet"]);
            bool isOurs = point is not null && FaultPointNames.Orchestrator.Contains(point);
            if (!mayPass) Assert.True(ended.ExitCode == (isOurs ? 137 : 0), $"{command} at {point}: exit code {ended.ExitCode}: {ended.Error}");
        }
        await FinishAsync(workspace, at);
        Assert.True(expected.SequenceEqual(SmallCampaign.Committed(workspace)), $"killed at {at}: {string.Join(", ", SmallCampaign.Committed(workspace))}");
        (await CommandAsync("verify", "--same", SmallCampaign.Index(whole), SmallCampaign.Index(workspace))).Succeeded();
        AssertLedgerIsDisk(workspace, at);
        await AssertEverythingElseIsNamedAsync(workspace, at);
        Directory.Delete(workspace, recursive: true);
    }

    private static void Damage(string workspace)
    {
        string part = Directory.GetFiles(workspace, "part.h5", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();
        byte[] bytes = File.ReadAllBytes(part);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(part, bytes);
        // Nothing asks for a part whose samples are in a shard.
        Directory.Delete(Path.Combine(workspace, "training"), recursive: true);
    }

    // What was killed more often than an attempt may fail, or was cancelled, is a person's business: retry.
    private async Task FinishAsync(string workspace, string at)
    {
        CommandResult first = await CampaignAsync(workspace, "run", "--quiet");
        if (first.ExitCode == 0) return;
        (await CampaignAsync(workspace, "retry")).Succeeded();
        CommandResult second = await CampaignAsync(workspace, "run", "--quiet");
        Assert.True(second.ExitCode == 0, $"killed at {at}: {first.Error}\nafter retry: {second.Error}");
    }

    private Task<CommandResult> CampaignAsync(string workspace, string command, params string[] further) =>
        CommandAsync([command, campaign.CampaignFile, "--workspace", workspace, .. further]);

    private Task<CommandResult> CommandAsync(params string[] arguments) =>
        CommandLine.RunAsync(campaign.PathOf(""), arguments, TestContext.Current.CancellationToken);

    private static void AssertLedgerIsDisk(string workspace, string at)
    {
        using CampaignLedger ledger = CampaignLedger.OpenToRead(workspace, TimeProvider.System)!;
        IEnumerable<string> committed = ledger.In(LedgerState.Committed).Select(task => task.Folder).Order(StringComparer.Ordinal);
        IEnumerable<string> onDisk = Directory.GetFiles(workspace, "result.json", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(workspace, Path.GetDirectoryName(path)!)).Order(StringComparer.Ordinal);
        Assert.True(onDisk.SequenceEqual(committed), $"killed at {at}: the ledger has {string.Join(", ", committed)}, the disk {string.Join(", ", onDisk)}");
        Assert.True(Math.Abs(ledger.Reserved) < 1e-6, $"killed at {at}: {ledger.Reserved} core-seconds are still reserved");
    }

    private async Task AssertEverythingElseIsNamedAsync(string workspace, string at)
    {
        JsonNode clean = (await CampaignAsync(workspace, "clean", "--json")).Succeeded().Json;
        string[] named = [.. clean["leftovers"]!.AsArray().Select(leftover => (string)leftover!["path"]!)];
        var everything = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None };
        IEnumerable<string> temporaries = Directory.GetFiles(workspace, "*.partial", everything);
        IEnumerable<string> attempts = Directory.GetDirectories(workspace, "attempt-*", SearchOption.AllDirectories)
            .Where(path => !File.ReadAllText(Path.Combine(Path.GetDirectoryName(path)!, "result.json")).Contains($"\"name\": \"{Path.GetFileName(path)}/"));
        string[] submissions = Directory.GetFiles(Path.Combine(workspace, "submissions"));
        Assert.NotEmpty(submissions);
        Assert.All([.. temporaries, .. attempts, .. submissions], path =>
            Assert.True(named.Any(name => path == name || path.StartsWith(name + "/", StringComparison.Ordinal)), $"killed at {at}: clean does not name {path}"));
    }
}
