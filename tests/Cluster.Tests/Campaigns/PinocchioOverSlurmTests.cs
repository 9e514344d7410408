using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Orchestrator.Cluster.Tests.Fixture;

namespace Orchestrator.Cluster.Tests.Campaigns;

/// <summary>Campaigns with <c>engine: pinocchio</c> on a real Slurm: the program runs on the host, the worker in a container.</summary>
[Collection(ClusterCollection.Name)]
public sealed class PinocchioOverSlurmTests(LoopbackCluster cluster, ITestOutputHelper output)
{
    private const int Points = 4;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Duration", "Slow")]
    public async Task Run_WithAStandIn_LaunchesItOutsideOfTheContainer()
    {
        cluster.Need();
        using SiteCampaign campaign = await CampaignAsync(Points, 96, 32);
        JsonNode run = await campaign.DoneAsync("run", "there", "--site", "loop");
        Assert.Equal(2 * Points, (int)run["tasks_run"]!);
        string[] witness = await File.ReadAllLinesAsync(Path.Combine(cluster.Home, "pinocchio", "witness"), Cancellation);
        Assert.Equal(Points, witness.Count(line => line.StartsWith("engine ", StringComparison.Ordinal)));
        // Each with its step of the job, and the threads of its rank.
        Assert.All(witness.Where(line => line.StartsWith("engine ", StringComparison.Ordinal)), line => Assert.Matches("^engine step [0-9]+ threads 1$", line));
        Assert.Equal(Points, witness.Count(line => line.StartsWith("begin ", StringComparison.Ordinal)));
        Assert.Equal(Points, witness.Count(line => line.StartsWith("finish ", StringComparison.Ordinal)));

        await File.WriteAllTextAsync(campaign.PathOf("sites/own.yaml"), $"site: own\nscheduler: local\npinocchio: {StandIn}\n", Cancellation);
        await campaign.DoneAsync("run", "here", "--site", "own");
        Assert.Equal(await campaign.ContentHashAsync("here"), await campaign.ContentHashAsync("there"));
    }

    [Fact]
    [Trait("Duration", "Slow")]
    public async Task JobScript_RunByHandWithoutSlurm_DoesTheSame()
    {
        cluster.Need();
        using SiteCampaign campaign = await CampaignAsync(Points, 96, 32, "partition: down");
        await campaign.DoneAsync("submit", "there", "--site", "loop");
        string[] scripts = Directory.GetFiles(Path.Combine(campaign.Root, "submissions"), "*.sh");
        Assert.NotEmpty(scripts);
        foreach (string script in scripts)
        {
            (int code, _, string error) = await cluster.RunAsync("runuser", "-u", cluster.User, "--", "bash", script);
            Assert.True(code == 0, error);
        }
        await campaign.DoneAsync("cancel", "there", "--site", "loop");
        JsonNode run = await campaign.DoneAsync("run", "there", "--site", "loop");
        Assert.Equal(0, (int)run["tasks_run"]!);
        Assert.Equal(Points, Directory.GetFiles(campaign.Root, "part.h5", SearchOption.AllDirectories).Length);
    }

    [Fact]
    [Trait("Duration", "Slow")]
    public async Task Run_WithAProgramThatIsNotThere_HoldsAndNamesIt()
    {
        cluster.Need();
        using SiteCampaign campaign = await CampaignAsync(Points, 96, 32);
        File.Delete(StandIn);
        (int code, _, string error) = await campaign.RunAsync("run", "there", "--site", "loop");
        Assert.Equal(1, code);
        Assert.Contains($"{StandIn}: there is no such program here", error, StringComparison.Ordinal);
        Assert.Contains("the campaign holds", error, StringComparison.Ordinal);
    }

    [Fact(Explicit = true)]
    public Task Run_Of27PointsAt64WithTheEmbeddedEngine_IsTheSameHereAndThere() => Run27Async("embedded");

    [Fact(Explicit = true)]
    public Task Run_Of27PointsAt64WithAStandIn_IsTheSameHereAndThere() => Run27Async("stand-in");

    /// <summary>With the program that PINOCCHIO names.</summary>
    [Fact(Explicit = true)]
    public Task Run_Of27PointsAt64WithTheRealProgram_IsTheSameHereAndThere() => Run27Async("real");

    // Hashes and times are printed.
    private async Task Run27Async(string engine)
    {
        cluster.Need();
        string? real = Environment.GetEnvironmentVariable("PINOCCHIO");
        if (engine is "real" && real is null) Assert.Skip("PINOCCHIO names no program");
        using SiteCampaign campaign = await CampaignAsync(27, 128, 64, name: engine is "embedded" ? "embedded" : "pinocchio");
        if (engine is "real") await WriteAsync(StandIn, $"#!/bin/sh\nexec '{real}' \"$@\"\n");
        await File.WriteAllTextAsync(campaign.PathOf("sites/own.yaml"), $"site: own\nscheduler: local\npinocchio: {StandIn}\n", Cancellation);
        long started = Stopwatch.GetTimestamp();
        await campaign.DoneAsync("run", "there", "--site", "loop");
        TimeSpan there = Stopwatch.GetElapsedTime(started);
        started = Stopwatch.GetTimestamp();
        await campaign.DoneAsync("run", "here", "--site", "own");
        TimeSpan here = Stopwatch.GetElapsedTime(started);
        string hash = await campaign.ContentHashAsync("there");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{engine}: {hash}, {there.TotalSeconds:F1} s over SSH and Slurm, {here.TotalSeconds:F1} s here"));
        Assert.Equal(await campaign.ContentHashAsync("here"), hash);
    }

    private string StandIn => Path.Combine(cluster.Home, "pinocchio", "pinocchio.x");

    private async Task<SiteCampaign> CampaignAsync(int points, double box, int grid, string profile = "", string name = "pinocchio")
    {
        string folder = Path.Combine(cluster.Home, "pinocchio"), container = Path.Combine(folder, "container");
        Worker.Folders.Create(folder);
        File.Delete(Path.Combine(folder, "witness"));
        // The embedded engine in the program's place, which a container would not have.
        await WriteAsync(StandIn, $"""
            #!/bin/sh
            [ -z "$IN_CONTAINER" ] || exit 9
            echo "engine step $SLURM_STEP_ID threads $OMP_NUM_THREADS" >>{folder}/witness
            dotnet {Path.Combine(AppContext.BaseDirectory, "orchestrator.dll")} pinocchio "$1" --threads 1 >.log || exit
            sed -e '/^Embedded engine of/d' -e '/^Using [0-9]* threads/d' .log; rm .log

            """);
        await WriteAsync(container, $"#!/bin/sh\necho \"$2 $3\" >>{folder}/witness\nIN_CONTAINER=1 exec \"$@\"\n");
        await cluster.RunAsync("chown", "-R", cluster.User, folder);
        var campaign = new SiteCampaign(cluster, profile: $"pinocchio: {StandIn}\ncontainer: [{container}]\n{profile}", limits: "members_per_job: 4");
        string engine = name is "embedded" ? name : "pinocchio\n  ranks: 1";
        await File.WriteAllTextAsync(campaign.PathOf("campaign.yaml"), SiteCampaign.Text(campaign.Name, points, box, grid, engine), Cancellation);
        return campaign;
    }

    private static async Task WriteAsync(string path, string text)
    {
        await File.WriteAllTextAsync(path, text, Cancellation);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
    }
}
