using System.Globalization;
using System.Text.Json.Nodes;
using Orchestrator.Cluster.Tests.Fixture;
using Orchestrator.Worker;

namespace Orchestrator.Cluster.Tests.Torture;

/// <summary>A campaign over SSH and Slurm while everything is hurt: every result is committed exactly once.</summary>
[Collection(ClusterCollection.Name)]
public sealed class TortureTests(LoopbackCluster cluster, ITestOutputHelper output)
{
    private const ulong Seed = 20261125;
    private const double Seconds = 3;

    // Steps that every life passes while tasks are left, so that none outlives its kill.
    private static readonly string[] Points =
    [
        FaultPointNames.LedgerPlanned, FaultPointNames.SitePrepared, FaultPointNames.LedgerIntended, FaultPointNames.ReceiptsWritten, FaultPointNames.SiteStaged,
        FaultPointNames.SiteSubmitted, FaultPointNames.LedgerReplied, FaultPointNames.SitePolled, FaultPointNames.LedgerHarvested,
    ];

    [Fact(Explicit = true)]
    public Task Campaign_WholeTorture_CommitsEachResultOnce() => TortureAsync(TortureScale.Whole);

    [Fact]
    [Trait("Duration", "Slow")]
    public Task Campaign_BriefTorture_CommitsEachResultOnce() => TortureAsync(TortureScale.Brief);

    private async Task TortureAsync(TortureScale scale)
    {
        cluster.Need();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(scale.Limit);
        using var site = new TortureSite(cluster, scale.Tasks, Seconds);
        var faults = new FaultRecord();
        var lives = new OrchestratorLives(site, faults, Points, Seed, output.WriteLine);
        using (var over = CancellationTokenSource.CreateLinkedTokenSource(limit.Token))
        {
            Task hurting = new FaultInjector(site, faults, scale, Seed).RunAsync(over.Token);
            try
            {
                await lives.RunAsync(scale.OrchestratorKills, limit.Token);
            }
            finally
            {
                output.WriteLine($"{faults.Summary}; {lives.Lives} lives");
                await over.CancelAsync();
                await hurting;
            }
        }
        await TruncateAsync(site, faults, scale.Truncations, lives, limit.Token);
        output.WriteLine(await new TortureAudit(site, faults, scale.Tasks).AssertAsync());
        AssertReached(faults, scale);
    }

    private static async Task TruncateAsync(TortureSite site, FaultRecord faults, int count, OrchestratorLives lives, CancellationToken cancellation)
    {
        foreach (string halos in CommittedHalos(site).Take(count))
        {
            await using (FileStream file = File.OpenWrite(halos)) file.SetLength(file.Length / 2);
            faults.Add(FaultKind.ResultTruncated, Path.GetRelativePath(site.Root, halos));
        }
        // Halos stay at the site: that they are damaged shows when something is to be made of them.
        lives.CampaignFile = site.CampaignWithMocks;
        Assert.True(await lives.LiveAsync("run", null, cancellation) == 0, lives.LastWords);
        foreach (string halos in faults.Of(FaultKind.ResultTruncated))
        {
            string attempt = Path.GetDirectoryName(halos)!, task = Path.GetDirectoryName(attempt)!;
            Assert.Matches($"{task} at .*: {Path.GetFileName(attempt)}/halos.h5 was purged or has another size", lives.LastWords);
        }
    }

    private static IEnumerable<string> CommittedHalos(TortureSite site) =>
        from record in Directory.GetFiles(site.Root, "result.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        from file in JsonNode.Parse(File.ReadAllText(record))!["files"]!.AsArray()
        let path = Path.Combine(Path.GetDirectoryName(record)!, (string)file["name"]!)
        where Path.GetFileName(path) == "halos.h5"
        select path;

    private static void AssertReached(FaultRecord faults, TortureScale scale)
    {
        (FaultKind Kind, int Wanted)[] wanted =
        [
            (FaultKind.OrchestratorKilled, scale.OrchestratorKills), (FaultKind.ConnectionCut, scale.Cuts), (FaultKind.ControllerKilled, scale.ControllerKills),
            (FaultKind.ControllerAway, scale.Outages), (FaultKind.NodeLost, scale.LostNodes), (FaultKind.Requeued, scale.Requeues),
            (FaultKind.FolderFull, scale.FullFolders), (FaultKind.ResultTruncated, scale.Truncations),
        ];
        string[] missed = [.. wanted.Where(kind => faults.Count(kind.Kind) < kind.Wanted).Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind.Kind} {faults.Count(kind.Kind)} of {kind.Wanted}"))];
        Assert.True(missed.Length == 0, $"the campaign was over before all faults: {string.Join(", ", missed)}");
    }
}
