using System.Text.Json.Nodes;
using Orchestrator.Tests.Support;

namespace Orchestrator.Tests.Commands;

public sealed class RunCommandTests(QuickCampaign campaign)
{
    [Fact]
    public void Run_Quickstart_IsReadByH5py()
    {
        JsonNode answer = H5py.Read(campaign.Index, """
            maps = f['maps'][:]
            answer = dict(shape=maps.shape, sums=maps.sum(axis=(1, 2, 3)).tolist(), galaxies=f['sample/galaxies'][:].tolist(),
                          simulations=f['sample/simulation'][:].tolist(), splits=f['sample/split'][:].tolist(),
                          labels=f['labels'][:].tolist(), columns=list(f['labels'].attrs['columns']), empty=bool((maps == 0).all()))
            """);

        Assert.Equal([16, 6, 96, 96], Numbers(answer["shape"]!));
        Assert.Equal(Numbers(answer["galaxies"]!), Numbers(answer["sums"]!));
        Assert.False((bool)answer["empty"]!);
        Assert.Equal(["omega_m", "sigma8", "w0"], answer["columns"]!.AsArray().Select(column => (string)column!));
        var design = File.ReadAllLines(Repository.PathOf("tests", "Fixtures", "campaign4", "design.csv")).Skip(1)
            .Select(line => line.Split(','))
                .ToDictionary(cells => int.Parse(cells[0]), cells => cells[1..4].Select(double.Parse).ToArray());
        double[] simulations = Numbers(answer["simulations"]!), splits = Numbers(answer["splits"]!);
        for (int sample = 0; sample < simulations.Length; sample++)
            Assert.Equal(design[(int)simulations[sample]], Numbers(answer["labels"]![sample]!));
        Assert.All(simulations.Zip(splits).GroupBy(pair => pair.First), simulation =>
            Assert.Single(simulation.Select(pair => pair.Second).Distinct()));
    }

    [Fact]
    public async Task Run_Again_ChangesNoFile()
    {
        SortedDictionary<string, FileState> before = FileState.Of(campaign.Workspace);

        CommandResult again = (await QuickCampaign.RunAsync(campaign.Workspace, "run", "--json")).Succeeded();

        Assert.Equal(0, (int)again.Json["tasks_run"]!);
        Assert.Empty(FileState.Differences(before, FileState.Of(campaign.Workspace)));
    }

    [Fact]
    [Trait("Duration", "Slow")]
    public async Task Run_PartDeletedBeforeAssembly_RebuildsOnlyThat()
    {
        using var folder = new TemporaryFolder();
        string workspace = FolderCopy.Of(campaign.Workspace, folder.File("copy"));
        Directory.Delete(Path.Combine(workspace, "training"), recursive: true);
        string part = Parts(workspace)[1];
        File.Delete(part);
        SortedDictionary<string, FileState> before = FileState.Of(workspace);

        CommandResult run = (await QuickCampaign.RunAsync(workspace, "run", "--json")).Succeeded();

        Assert.Equal(1, (int)run.Json["tasks_run"]!);
        string task = Path.GetRelativePath(workspace, Path.GetDirectoryName(Path.GetDirectoryName(part))!);
        Assert.All(Changed(before, workspace).Where(path => path.StartsWith("mocks") || path.StartsWith("simulations")), path =>
            Assert.StartsWith(task, path));
        Assert.Equal(
            await ContentHashAsync(campaign.Index), await ContentHashAsync(Path.Combine(workspace, "training", "existing-6x96.h5")));
    }

    [Fact]
    public async Task Run_ShardDeleted_RebuildsOnlyThat()
    {
        using var folder = new TemporaryFolder();
        string workspace = FolderCopy.Of(campaign.Workspace, folder.File("copy"));
        string[] shards = [.. Directory.GetFiles(Path.Combine(workspace, "training", "existing-6x96")).Order()];
        Assert.Equal(4, shards.Length);
        File.Delete(shards[2]);
        SortedDictionary<string, FileState> before = FileState.Of(workspace);

        CommandResult run = (await QuickCampaign.RunAsync(workspace, "run", "--json")).Succeeded();

        Assert.Equal(0, (int)run.Json["tasks_run"]!);
        IEnumerable<string> data = Changed(before, workspace).Where(path => path.EndsWith(".h5"));
        Assert.Equal(["training/existing-6x96/shard-00002.h5"], data);
        (await CommandLine.RunAsync(folder.FullName, ["verify", Path.Combine(workspace, "training", "existing-6x96.h5")])).Succeeded();
    }

    [Fact]
    [Trait("Duration", "Slow")]
    public async Task Run_PartsCleanedAway_RebuildsNothing()
    {
        using var folder = new TemporaryFolder();
        string workspace = FolderCopy.Of(campaign.Workspace, folder.File("copy"));
        CommandResult shown = (await QuickCampaign.RunAsync(workspace, "clean", "--json")).Succeeded();
        // Four parts, and the files of the jobs that made them.
        Assert.Equal(5, shown.Json["leftovers"]!.AsArray().Count);
        Assert.Equal(4, Parts(workspace).Length);
        (await QuickCampaign.RunAsync(workspace, "clean", "--yes")).Succeeded();
        Assert.Empty(Parts(workspace));
        SortedDictionary<string, FileState> before = FileState.Of(workspace);

        CommandResult run = (await QuickCampaign.RunAsync(workspace, "run", "--json")).Succeeded();

        Assert.Equal(0, (int)run.Json["tasks_run"]!);
        Assert.Empty(Changed(before, workspace));

        File.Delete(Path.Combine(workspace, "training", "existing-6x96", "shard-00000.h5"));
        CommandResult repaired = (await QuickCampaign.RunAsync(workspace, "run", "--json")).Succeeded();
        Assert.InRange((int)repaired.Json["tasks_run"]!, 1, 4);
        Assert.Equal(
            await ContentHashAsync(campaign.Index), await ContentHashAsync(Path.Combine(workspace, "training", "existing-6x96.h5")));
    }

    [Fact]
    [Trait("Duration", "Slow")]
    public async Task Run_AlphaChanged_KeepsTheHalosAndMakesNewSamples()
    {
        using var folder = new TemporaryFolder();
        string workspace = FolderCopy.Of(campaign.Workspace, folder.File("copy"));
        SortedDictionary<string, FileState> before = FileState.Of(workspace);
        string[] change = ["--set", "mocks.photometric.hod.alpha=1.2"];

        CommandResult plan = (await QuickCampaign.RunAsync(workspace, "plan", change)).Succeeded();
        Assert.Contains("hod.alpha 1 -> 1.2", plan.Output);
        CommandResult run = (await QuickCampaign.RunAsync(workspace, "run", ["--json", .. change])).Succeeded();

        Assert.Equal(4, (int)run.Json["tasks_run"]!);
        Assert.DoesNotContain(Changed(before, workspace), path => path.StartsWith("simulations"));
        Assert.NotEqual(
            await ContentHashAsync(campaign.Index), await ContentHashAsync(Path.Combine(workspace, "training", "existing-6x96.h5")));
        CommandResult clean = (await QuickCampaign.RunAsync(workspace, "clean", ["--json", .. change])).Succeeded();
        Assert.Equal(4, clean.Json["leftovers"]!.AsArray().Count(leftover => ((string)leftover!["reason"]!).Contains("lineage")));
    }

    [Fact]
    [Trait("Duration", "Slow")]
    public async Task Run_OnOneAndTwoThreads_GivesTheSameContent()
    {
        using var folder = new TemporaryFolder();
        (await QuickCampaign.RunAsync(folder.File("one"), "run", "--threads", "1", "--quiet")).Succeeded();
        (await QuickCampaign.RunAsync(folder.File("two"), "run", "--threads", "2", "--quiet")).Succeeded();

        string one = folder.File("one/training/existing-6x96.h5"), two = folder.File("two/training/existing-6x96.h5");

        Assert.Equal(await ContentHashAsync(one), await ContentHashAsync(two));
        Assert.True(
            (bool)(await CommandLine.RunAsync(folder.FullName, ["verify", "--same", one, two, "--json"])).Succeeded().Json["same"]!);
    }

    [Fact]
    [Trait("Duration", "Slow")]
    public async Task Run_Interrupted_EndsWith130AndContinues()
    {
        using var folder = new TemporaryFolder();
        string workspace = folder.File("interrupted");
        using var source = new CancellationTokenSource();
        string[] arguments = ["run", QuickCampaign.File, "--workspace", workspace, .. QuickCampaign.FourShards, "--threads", "1"];
        using var watcher = new FileSystemWatcher(folder.FullName, "result.json")
            { IncludeSubdirectories = true, EnableRaisingEvents = true };
        watcher.Created += (_, _) => source.Cancel();

        CommandResult stopped = await CommandLine.RunAsync(folder.FullName, arguments, source.Token);

        Assert.Equal(130, stopped.ExitCode);
        CommandResult run = (await QuickCampaign.RunAsync(workspace, "run", "--json")).Succeeded();
        Assert.InRange((int)run.Json["tasks_run"]!, 1, 7);
        Assert.Equal(
            await ContentHashAsync(campaign.Index), await ContentHashAsync(Path.Combine(workspace, "training", "existing-6x96.h5")));
    }

    [Fact]
    public void Report_OfTheQuickstart_ShowsPicturesAndChecks()
    {
        string page = File.ReadAllText(Path.Combine(campaign.Workspace, "report", "index.html"));

        Assert.Contains("import h5py", page);
        Assert.Contains(">holds<", page);
        string[] names = ["design.png", "mass-function.png", "redshifts-existing-6x96-photometric.png", "slices-existing-6x96-000002.png"];
        foreach (string name in names)
        {
            Assert.Contains($"<img src=\"{name}\"", page);
            byte[] png = File.ReadAllBytes(Path.Combine(campaign.Workspace, "report", name));
            Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
        }
    }

    private static string[] Parts(string workspace) =>
        [.. Directory.GetFiles(Path.Combine(workspace, "mocks"), "part.h5", SearchOption.AllDirectories).Order()];

    private static IReadOnlyList<string> Changed(SortedDictionary<string, FileState> before, string workspace) =>
        FileState.Differences(before, FileState.Of(workspace));

    private static async Task<string> ContentHashAsync(string index) =>
        (string)(await CommandLine.RunAsync("/", ["verify", index, "--json"])).Succeeded().Json["content_hash"]!;

    private static double[] Numbers(JsonNode list) => [.. list.AsArray().Select(number => (double)number!)];
}
