using System.Globalization;
using System.Text.Json.Nodes;
using Orchestrator.Cluster.Tests.Fixture;

namespace Orchestrator.Cluster.Tests.Campaigns;

/// <summary>What the program says, does and ends with when a site refuses a login or a job; no task runs in these.</summary>
[Collection(ClusterCollection.Name)]
public sealed class SiteRefusalTests(LoopbackCluster cluster)
{
    private const int OperatorNeeded = 3;

    private static int shims;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_InAPartitionThatIsNotThere_HoldsWithSlurmsWords()
    {
        cluster.Need();
        using var campaign = new SiteCampaign(cluster, profile: "partition: nosuch");
        (int code, _, string error) = await campaign.RunAsync("run", "w", "--site", "loop");
        Assert.Equal(1, code);
        Assert.Contains("the campaign holds: loop refuses the job", error, StringComparison.Ordinal);
        Assert.Contains("invalid partition specified: nosuch", error, StringComparison.Ordinal);
        Assert.Equal(SiteCampaign.Points, await CountAsync(campaign, "waiting"));
    }

    // The fixture's Slurm keeps no accounts: a stand-in for sbatch says what a real one (22.05 with accounting) was recorded to say.
    [Theory]
    [InlineData("sbatch: error: Batch job submission failed: Invalid account or account/partition combination specified", "Invalid account or account/partition combination")]
    [InlineData("sbatch: error: Memory specification can not be satisfied", "Memory specification can not be satisfied")]
    public async Task Run_RefusedForGood_HoldsWithSlurmsWords(string answer, string words)
    {
        cluster.Need();
        using var campaign = new SiteCampaign(cluster, profile: await ShimAsync(answer, times: 1000));
        (int code, _, string error) = await campaign.RunAsync("run", "w", "--site", "loop");
        Assert.Equal(1, code);
        Assert.Contains("the campaign holds: loop refuses the job", error, StringComparison.Ordinal);
        Assert.Contains(words, error, StringComparison.Ordinal);
        Assert.Equal(SiteCampaign.Points, await CountAsync(campaign, "waiting"));
    }

    [Theory]
    [InlineData("sbatch: error: AssocMaxSubmitJobLimit\nsbatch: error: Batch job submission failed: Job violates accounting/QOS policy (job submit limit, user's size and/or time limits)")]
    [InlineData("sbatch: error: QOSMaxSubmitJobPerUserLimit\nsbatch: error: Batch job submission failed: Job violates accounting/QOS policy (job submit limit, user's size and/or time limits)")]
    [InlineData("sbatch: error: Slurm temporarily unable to accept job, sleeping and retrying\nsbatch: error: Batch job submission failed: Resource temporarily unavailable")]
    public async Task Submit_WhileALimitIsFull_AsksAgainLater(string answer)
    {
        cluster.Need();
        using var campaign = new SiteCampaign(cluster, profile: await ShimAsync(answer, times: 2) + "\npartition: down", limits: "members_per_job: 4");
        await campaign.DoneAsync("submit", "w", "--site", "loop");
        Assert.Equal(SiteCampaign.Points, await CountAsync(campaign, "queued"));
        string log = await File.ReadAllTextAsync(campaign.PathOf("w/orchestrator.log"), Cancellation);
        Assert.Equal(2, log.Split("takes no more for now").Length - 1);
        await campaign.DoneAsync("cancel", "w", "--site", "loop");
        Assert.Equal(SiteCampaign.Points, await CountAsync(campaign, "cancelled"));
    }

    [Fact]
    public async Task Run_LongerThanThePartitionAllows_SaysThatItWillNotStart()
    {
        cluster.Need();
        // At most two minutes there; a task is given more.
        using var campaign = new SiteCampaign(cluster, profile: "partition: short\nrequired_options: ['--time=60']");
        (int code, _, string error) = await campaign.RunAsync("run", "w", "--site", "loop");
        Assert.Equal(1, code);
        Assert.Contains("will not start: PENDING PartitionTimeLimit", error, StringComparison.Ordinal);
        Assert.Equal(SiteCampaign.Points, await CountAsync(campaign, "stuck"));
        await campaign.DoneAsync("cancel", "w", "--site", "loop");
    }

    [Fact]
    public async Task Run_ByAHeldJob_SaysThatItWillNotStart()
    {
        cluster.Need();
        using var campaign = new SiteCampaign(cluster, profile: "required_options: ['--hold']");
        (int code, _, string error) = await campaign.RunAsync("run", "w", "--site", "loop");
        Assert.Equal(1, code);
        Assert.Contains("will not start: PENDING JobHeldUser", error, StringComparison.Ordinal);
        await campaign.DoneAsync("cancel", "w", "--site", "loop");
    }

    [Theory]
    [InlineData("ssh-net", "THE HOST KEY HAS CHANGED")]
    [InlineData("ssh", "Host key verification failed")]
    public async Task Run_AtAHostWithAnotherKey_NeedsAPerson(string transport, string words)
    {
        cluster.Need();
        string stranger = (await File.ReadAllTextAsync(cluster.PathOf("ssh", "id_stranger.pub"), Cancellation)).Split(' ')[1];
        await AssertNeedsAPersonAsync(
            transport, "changed", "id_ed25519", string.Create(CultureInfo.InvariantCulture, $"[127.0.0.1]:{cluster.Port} ssh-ed25519 {stranger}\n"), words);
    }

    [Theory]
    [InlineData("ssh-net", "refused")]
    [InlineData("ssh", "Permission denied")]
    public async Task Run_WithAKeyThatIsRefused_NeedsAPerson(string transport, string words)
    {
        cluster.Need();
        int connections = Connections();
        await AssertNeedsAPersonAsync(
            transport, "refused", "id_stranger", await File.ReadAllTextAsync(cluster.PathOf("ssh", "known_hosts"), Cancellation), words);
        // A refused login is never tried again by itself.
        Assert.Equal(connections + 1, Connections());
    }

    [Fact]
    public async Task Run_WithATransferHost_CopiesThroughIt()
    {
        cluster.Need();
        await cluster.StartSecondAsync();
        string config = cluster.PathOf("ssh", "ssh_config_two");
        string first = await File.ReadAllTextAsync(cluster.PathOf("ssh", "ssh_config"), Cancellation);
        string second = first.Replace("Host loop", "Host files", StringComparison.Ordinal).Replace($"Port {cluster.Port}", $"Port {cluster.SecondPort}", StringComparison.Ordinal);
        await File.WriteAllTextAsync(config, $"{first}\n{second}", Cancellation);
        using var campaign = new SiteCampaign(cluster, profile: "transfer_host: files\npartition: down");
        string profile = await File.ReadAllTextAsync(campaign.PathOf("sites/loop.yaml"), Cancellation);
        await File.WriteAllTextAsync(campaign.PathOf("sites/loop.yaml"), profile.Replace(cluster.PathOf("ssh", "ssh_config"), config, StringComparison.Ordinal), Cancellation);
        int others = cluster.AcceptedLogins("second.log");
        await campaign.DoneAsync("submit", "w", "--site", "loop");
        Assert.Equal(others + 1, cluster.AcceptedLogins("second.log"));
        Assert.Equal(SiteCampaign.Points, Directory.GetFiles(Path.Combine(campaign.Root, "simulations"), "task.json", SearchOption.AllDirectories).Length);
        await campaign.DoneAsync("cancel", "w", "--site", "loop");
    }

    private async Task AssertNeedsAPersonAsync(string transport, string name, string key, string knownHosts, string words)
    {
        string known = cluster.PathOf("ssh", $"known_hosts_{name}"), config = cluster.PathOf("ssh", $"ssh_config_{name}_{transport}");
        await File.WriteAllTextAsync(known, knownHosts, Cancellation);
        string text = (await File.ReadAllTextAsync(cluster.PathOf("ssh", "ssh_config"), Cancellation))
            .Replace(cluster.PathOf("ssh", "known_hosts"), known, StringComparison.Ordinal).Replace("id_ed25519", key, StringComparison.Ordinal);
        await File.WriteAllTextAsync(config, text, Cancellation);
        using var campaign = new SiteCampaign(cluster, transport);
        // Another alias: a control master of another test would let anybody in.
        string profile = (await File.ReadAllTextAsync(campaign.PathOf("sites/loop.yaml"), Cancellation))
            .Replace(cluster.PathOf("ssh", "ssh_config"), config, StringComparison.Ordinal);
        await File.WriteAllTextAsync(campaign.PathOf("sites/loop.yaml"), profile, Cancellation);
        (int code, string output, string error) = await campaign.RunAsync("run", "w", "--site", "loop", "--json");
        Assert.True(code == OperatorNeeded, $"{code}: {error}{output}");
        JsonNode problem = JsonNode.Parse(output)!["errors"]![0]!;
        Assert.Equal("operator-needed", (string?)problem["code"]);
        Assert.Contains(words, (string?)problem["message"], StringComparison.Ordinal);
        Assert.False(Directory.Exists(campaign.Root));
    }

    private static async Task<int> CountAsync(SiteCampaign campaign, string state)
    {
        JsonNode status = await campaign.DoneAsync("status", "w", "--site", "loop");
        return status["ledger"]!["open_tasks"]!.AsArray().Count(task => (string?)task!["state"] == state);
    }

    private int Connections() => File.ReadLines(cluster.PathOf("log", "sshd.log")).Count(line => line.StartsWith("Connection from", StringComparison.Ordinal));

    // Answers so often, then lets the real one work.
    private async Task<string> ShimAsync(string answer, int times)
    {
        string folder = Path.Combine(cluster.Home, string.Create(CultureInfo.InvariantCulture, $"shim-{Interlocked.Increment(ref shims)}"));
        Worker.Folders.Create(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "answer"), answer + "\n", Cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder, "sbatch"), $"""
            #!/bin/sh
            echo x >>{folder}/calls
            [ "$(wc -l <{folder}/calls)" -gt {times} ] && exec /usr/bin/sbatch "$@"
            cat {folder}/answer >&2
            exit 1

            """, Cancellation);
        await cluster.RunAsync("chmod", "755", Path.Combine(folder, "sbatch"));
        await cluster.RunAsync("chown", "-R", cluster.User, folder);
        return $"shell_init: export PATH={folder}:$PATH";
    }
}
