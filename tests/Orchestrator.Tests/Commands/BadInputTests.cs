using System.Text.Json.Nodes;
using Orchestrator.Tests.Support;

namespace Orchestrator.Tests.Commands;

public sealed class BadInputTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("simulation.pat=x", "simulation.pat", "did you mean 'path'?")]
    [InlineData("mocks.photometric.hod.log_m_mim=13", "mocks.photometric.hod.log_m_mim", "did you mean 'log_m_min'?")]
    [InlineData("seeds=3", "seeds", "did you mean 'seed'?")]
    [InlineData("mocks.photometric.hod.alpha=steep", "mocks.photometric.hod.alpha", "not a number (allowed: at least 0 and at most 5)")]
    [InlineData("mocks.photometric.realisations=1.5", "mocks.photometric.realisations", "not a whole number")]
    [InlineData("mocks.photometric.effects.rsd=maybe", "mocks.photometric.effects.rsd", "not a switch (allowed: on or off)")]
    [InlineData("mocks.photometric.effects.photo_z.outliers=1.5", "mocks.photometric.effects.photo_z.outliers", "out of range")]
    [InlineData(
        "training_sets.existing-6x96.maps.pixels=0", "training_sets.existing-6x96.maps.pixels",
        "out of range (allowed: a whole number from 1 to 16384)")]
    [InlineData(
        "training_sets.existing-6x96.recipes=[photometrik]", "training_sets.existing-6x96.recipes",
        "no recipe is called 'photometrik'")]
    [InlineData("design.fixed.omega_m=1.2", "design.fixed.omega_m", "out of range (allowed: above 0 and below 1)")]
    [InlineData("simulation.path=no-such-folder", "simulation.path", "the folder of the runs does not exist")]
    [InlineData("simulation.min_halo_mass=1e13", "min_halo_mass", "the cut would reveal the cosmology")]
    [InlineData("training_sets.existing-6x96.split.train=[2]", "split", "simulation 7 is in none of the lists")]
    public async Task Plan_WithImpossibleSetting_NamesItAndEndsWith2(string assignment, string key, string message)
    {
        CommandResult result = await RunAsync("plan", "--set", assignment);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(key, result.Error);
        Assert.Contains(message, result.Error);
        Assert.False(Directory.Exists(folder.File("workspace")));
    }

    [Fact]
    public async Task Plan_WithSeveralFaults_ReportsAllWithFileAndLine()
    {
        string file = folder.File("campaign.yaml");
        string[] lines = File.ReadAllLines(QuickCampaign.File);
        int seed = Array.FindIndex(lines, line => line.StartsWith("seed:"));
        lines[seed] = "seed: many";
        int alpha = Array.FindIndex(lines, line => line.Contains("alpha:"));
        lines[alpha] = lines[alpha].Replace("alpha: 1.0", "alfa: 1.0");
        File.WriteAllLines(file, lines);

        CommandResult result = await CommandLine.RunAsync(folder.FullName, ["plan", file, "--json"]);

        Assert.Equal(2, result.ExitCode);
        JsonObject[] errors = [.. result.Json["errors"]!.AsArray().Cast<JsonObject>()];
        Assert.Contains(
            errors, error =>
                (string?)error["key"] == "seed" && (int)error["line"]! == seed + 1 && (string?)error["value"] == "many"
                    && (string?)error["file"] == file);
        Assert.Contains(
            errors, error =>
                (string?)error["key"] == "mocks.photometric.hod.alfa" && (int)error["line"]! == alpha + 1 && ((string)error["message"]!)
                    .Contains("'alpha'"));
        Assert.Contains(
            errors, error => (string?)error["key"] == "mocks.photometric.hod.alpha" && ((string)error["message"]!).Contains("missing"));
    }

    [Fact]
    public async Task Plan_PathsInTheFileAndInSet_AreRelativeToTheFileAndToTheCaller()
    {
        string campaigns = folder.File("campaigns");
        new DirectoryInfo(campaigns).Create();
        string file = Path.Combine(campaigns, "campaign.yaml");
        File.WriteAllText(file, File.ReadAllText(QuickCampaign.File).Replace("path: ../../tests/Fixtures/campaign4", "path: ../runs"));
        CopyOfRuns();

        CommandResult byFile = await CommandLine.RunAsync("/", ["plan", file]);
        CommandResult bySet =
            await CommandLine.RunAsync(folder.FullName, ["plan", "campaigns/campaign.yaml", "--set", "simulation.path=runs"]);
        CommandResult wrong = await CommandLine.RunAsync(campaigns, ["plan", "campaign.yaml", "--set", "simulation.path=runs"]);

        Assert.Equal((0, 0, 2), (byFile.ExitCode, bySet.ExitCode, wrong.ExitCode));
        Assert.Contains(Path.Combine(campaigns, "runs"), wrong.Error);
    }

    [Fact]
    public async Task Plan_DesignOutsideItsRange_NamesFileColumnAndValue()
    {
        string runs = CopyOfRuns();
        Edit(Path.Combine(runs, "design.csv"), "0.328750", "1.328750");

        CommandResult result = await RunAsync("plan", "--set", $"simulation.path={runs}");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("design.csv: omega_m = 1.32875: simulation 2 cannot have it (allowed: above 0 and below 1)", result.Error);
    }

    [Fact]
    public async Task Plan_MissingRunFolder_NamesIt()
    {
        string runs = CopyOfRuns();
        Directory.Delete(Path.Combine(runs, "0003"), recursive: true);

        CommandResult result = await RunAsync("plan", "--set", $"simulation.path={runs}");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(
            $"{runs}/0003: the design has simulation 3, but its run is not there (allowed: a folder 0003 or 000003)", result.Error);
    }

    [Theory]
    [InlineData("Sigma8 0.88125", "Sigma8 0.88126", "Sigma8 = 0.88126", "sigma8 = 0.88125")]
    [InlineData("RandomSeed 1002", "RandomSeed 1003", "RandomSeed = 1003", "seed = 1002")]
    [InlineData("StartingzForPLC 2.0", "StartingzForPLC 1.9", "StartingzForPLC = 1.9", "at least 1.9928")]
    [InlineData("PLCAperture 10", "PLCAperture 9", "PLCAperture = 9", "at least 9.19")]
    public async Task Plan_RunThatDoesNotFit_NamesFileKeyValueAndWhatWould(string before, string after, string found, string allowed)
    {
        string runs = CopyOfRuns();
        string parameters = Path.Combine(runs, "0002", "parameter_file");
        Edit(parameters, before, after);

        CommandResult result = await RunAsync("plan", "--set", $"simulation.path={runs}");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains($"{parameters}, line ", result.Error);
        Assert.Contains(found, result.Error);
        Assert.Contains(allowed, result.Error);
    }

    [Fact]
    public async Task Run_TruncatedCone_NamesTheByteAndLeavesNothingHalfWritten()
    {
        string runs = CopyOfRuns();
        string cone = Path.Combine(runs, "0004", "pinocchio.sim0004.plc.out");
        using (FileStream stream = File.OpenWrite(cone)) stream.SetLength(stream.Length - 1000);

        CommandResult result = await RunAsync("run", "--set", $"simulation.path={runs}", "--quiet");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("simulation 4: ", result.Error);
        Assert.Contains("pinocchio.sim0004.plc.out", result.Error);
        Assert.Matches("byte [0-9]+", result.Error);
        string broken = Assert.Single(Directory.GetDirectories(Path.Combine(folder.File("workspace"), "simulations", "000004")));
        Assert.Equal(
            ["claim", "failed.json", "heartbeat", "task.json"],
            Directory.GetFiles(Path.Combine(broken, "attempt-1"), "*", new EnumerationOptions { AttributesToSkip = FileAttributes.None }).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(3, Directory.GetFiles(folder.File("workspace"), "halos.h5", SearchOption.AllDirectories).Length);
        Assert.False(Directory.Exists(folder.File("workspace/training")));
    }

    [Fact]
    public async Task Run_InTheWorkspaceOfAnotherCampaign_IsRefused()
    {
        new DirectoryInfo(folder.File("workspace")).Create();
        File.WriteAllText(folder.File("workspace/campaign.yaml"), "campaign: another\n");

        CommandResult result = await RunAsync("run");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("the workspace belongs to another campaign than 'existing-runs'", result.Error);
        Assert.Contains("campaign = another", result.Error);
        Assert.Single(Directory.GetFileSystemEntries(folder.File("workspace")));
    }

    [Fact]
    public async Task Run_OnAFullDisk_EndsWith1AndLeavesNoPartialFile()
    {
        using var disk = new SmallDisk(kilobytes: 600);

        CommandResult result =
            await CommandLine.RunAsync(folder.FullName, ["run", QuickCampaign.File, "--workspace", disk.File("workspace"), "--quiet"]);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("no space left", result.Error);
        Assert.Empty(
            Directory.GetFiles(
                disk.FullName, "*.partial",
                new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }));
        Assert.All(Directory.GetFiles(disk.FullName, "result.json", SearchOption.AllDirectories), path =>
            Assert.NotEqual(0, new FileInfo(path).Length));
    }

    [Theory]
    [InlineData("rum")]
    [InlineData("run")]
    [InlineData("verify", "nothing.h5")]
    [InlineData("catalog", "nothing.out")]
    [InlineData("why", "nothing.h5")]
    public async Task CommandLine_ThatCannotBeUsed_EndsWith2(params string[] arguments)
    {
        CommandResult result = await CommandLine.RunAsync(folder.FullName, arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.NotEmpty(result.Error);
    }

    private Task<CommandResult> RunAsync(string command, params string[] further) =>
        CommandLine.RunAsync(folder.FullName, [command, QuickCampaign.File, "--workspace", folder.File("workspace"), .. further]);

    private string CopyOfRuns() => FolderCopy.Of(Repository.PathOf("tests", "Fixtures", "campaign4"), folder.File("runs"));

    private static void Edit(string file, string before, string after)
    {
        string text = File.ReadAllText(file);
        Assert.Contains(before, text);
        File.WriteAllText(file, text.Replace(before, after));
    }
}
