using System.Globalization;
using System.Text.Json.Nodes;
using Orchestrator.Ledger;

namespace Orchestrator.Cluster.Tests.Torture;

/// <summary>What must hold when a tortured campaign is over: ledger, receipts, disk and witness tell one story.</summary>
/// <param name="site">The campaign.</param>
/// <param name="faults">What was done to it.</param>
/// <param name="tasks">Tasks of the campaign.</param>
internal sealed class TortureAudit(TortureSite site, FaultRecord faults, int tasks)
{
    /// <summary>Asserts all of it.</summary>
    /// <returns>A sentence with the counts.</returns>
    public async Task<string> AssertAsync()
    {
        string[] witness = await File.ReadAllLinesAsync(site.Witness);
        string[] started = [.. witness.Where(line => line.StartsWith("start ", StringComparison.Ordinal)).Select(AttemptOf)];
        string[] ended = [.. witness.Where(line => line.StartsWith("end ", StringComparison.Ordinal)).Select(AttemptOf)];
        Assert.Equal(started.Distinct(StringComparer.Ordinal).Count(), started.Length); // no attempt starts twice
        Assert.Equal(ended.Distinct(StringComparer.Ordinal).Count(), ended.Length);

        using CampaignLedger ledger = CampaignLedger.OpenToRead(site.Workspace, TimeProvider.System)!;
        LedgerTask[] committed = [.. ledger.In(LedgerState.Committed)];
        LedgerTask[] simulations = [.. committed.Where(task => task.Folder.StartsWith("simulations/", StringComparison.Ordinal))];
        Assert.Equal(tasks, simulations.Length);
        Assert.Equal(tasks, committed.Length - simulations.Length);
        Assert.Empty(ledger.OpenSubmissions());
        Assert.True(Math.Abs(ledger.Reserved) < 1e-6, string.Create(CultureInfo.InvariantCulture, $"{ledger.Reserved} core-seconds are still reserved"));
        AssertDisk(committed);

        int extra = 0;
        foreach (LedgerTask task in simulations)
        {
            Dictionary<string, LedgerAttempt> attempts = ledger.Attempts(task.Id).ToDictionary(attempt => $"{task.Folder}/attempt-{attempt.Number}", StringComparer.Ordinal);
            string winner = $"{task.Folder}/attempt-{task.Attempt}";
            Assert.Contains(winner, ended);
            foreach (string attempt in started.Where(attempt => attempt.StartsWith(task.Folder + "/", StringComparison.Ordinal)))
            {
                // Whatever ran is known to the ledger, with one winner and a reason for each of the others.
                LedgerAttempt known = attempts[attempt];
                if (attempt == winner) Assert.Equal("committed", known.Ending);
                else Assert.False(known.Ending is null or "committed", $"{attempt} ran, was not the last, and ended as '{known.Ending}'");
                if (attempt != winner && ended.Contains(attempt, StringComparer.Ordinal)) extra++;
            }
        }
        // A whole simulation that no result uses: its node was lost, its controller forgot it, its folder was full, its result destroyed.
        int causes = faults.Count(FaultKind.NodeLost) + faults.Count(FaultKind.ControllerKilled) + faults.Count(FaultKind.ControllerAway)
            + faults.Count(FaultKind.Requeued) + faults.Count(FaultKind.FolderFull) + faults.Count(FaultKind.ResultTruncated);
        Assert.True(extra == 0 || causes > 0, $"{extra} whole simulations were not used, and nothing explains them");
        await AssertNoJobAsync();
        return string.Create(CultureInfo.InvariantCulture, $"{committed.Length} committed of {simulations.Length} simulations and as many mocks, {started.Length} attempts started, {extra} extra completions; faults: {faults.Summary}");
    }

    private static string AttemptOf(string line) => line.Split(' ')[1];

    private void AssertDisk(LedgerTask[] committed)
    {
        string[] results = [.. Directory.GetFiles(site.Root, "result.json", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(site.Root, Path.GetDirectoryName(path)!)).Order(StringComparer.Ordinal)];
        Assert.Equal(committed.Select(task => task.Folder).Order(StringComparer.Ordinal), results);
        foreach (LedgerTask task in committed)
        {
            JsonNode result = JsonNode.Parse(File.ReadAllText(Path.Combine(site.Root, task.Folder, "result.json")))!;
            foreach (JsonNode? file in result["files"]!.AsArray())
            {
                string name = (string)file!["name"]!;
                Assert.StartsWith(string.Create(CultureInfo.InvariantCulture, $"attempt-{task.Attempt}/"), name, StringComparison.Ordinal);
                Assert.Equal((string)file["sha256"]!, CatalogFiles.Sha256.HashFile(Path.Combine(site.Root, task.Folder, name)));
            }
        }
    }

    private async Task AssertNoJobAsync()
    {
        (_, string output, _) = await site.Cluster.RunAsync("squeue", "-h", "-u", site.Cluster.User, "-o", "%A %T %j");
        Assert.Equal("", output.Trim());
    }
}
