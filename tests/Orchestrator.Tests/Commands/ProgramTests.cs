using System.Diagnostics;
using Orchestrator.Tests.Support;

namespace Orchestrator.Tests.Commands;

public sealed class ProgramTests(QuickCampaign campaign)
{
    [Fact]
    public void Help_ListsTheCommands()
    {
        (int exitCode, string output, _) = Processes.Run("dotnet", [Processes.Program, "--help"]);

        Assert.Equal(0, exitCode);
        foreach (string command in (string[])["run", "plan", "status", "verify", "why", "catalog", "clean"])
            Assert.Contains($"\n  {command}", output);
    }

    [Fact]
    public async Task Interrupt_OfTheProcess_EndsWith130()
    {
        using var folder = new TemporaryFolder();
        using Process process =
            Processes.Start(
                "dotnet", [Processes.Program, "run", QuickCampaign.File, "--workspace", folder.File("workspace"), "--threads", "1"]);
        // The first line on standard error is a warning that comes before any work; the lock is taken then.
        await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);

        Processes.Run("/bin/kill", ["-INT", $"{process.Id}"]);
        string rest = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(130, process.ExitCode);
        Assert.Contains("run the same command again to continue", rest);
    }

    [Fact]
    public async Task Catalog_OfHalos_ShowsUnitsRangesAndMassFunction()
    {
        string halos = Directory.GetFiles(campaign.Workspace, "halos.h5", SearchOption.AllDirectories)[0];
        using var folder = new TemporaryFolder();

        CommandResult text = (await CommandLine.RunAsync(folder.FullName, ["catalog", halos, "--plot", "mass.png"])).Succeeded();

        Assert.Contains("halos, ", text.Output);
        Assert.Contains("Msun/h", text.Output);
        Assert.Contains("Watson 2013", text.Output);
        Assert.True(new FileInfo(folder.File("mass.png")).Length > 10_000);
    }

    [Fact]
    public async Task Catalog_OfACone_TakesUnitsFromTheParameterFileBesideIt()
    {
        string cone = Repository.PathOf("tests", "Fixtures", "campaign4", "0004", "pinocchio.sim0004.plc.out");
        using var folder = new TemporaryFolder();
        string alone = folder.File("pinocchio.sim0004.plc.out");
        File.Copy(cone, alone);

        CommandResult beside = (await CommandLine.RunAsync(folder.FullName, ["catalog", cone, "--json"])).Succeeded();
        CommandResult without = (await CommandLine.RunAsync(folder.FullName, ["catalog", alone, "--json"])).Succeeded();

        Assert.Equal(5066, (int)beside.Json["rows"]!);
        Assert.Equal("Msun/h", Unit(beside, "mass"));
        Assert.NotNull(beside.Json["mass_function"]);
        Assert.Contains("no parameter file", Unit(without, "mass"));
        Assert.Null(without.Json["mass_function"]);
    }

    [Fact]
    public async Task Why_OfASample_LeadsToTheRun()
    {
        CommandResult why = (await CommandLine.RunAsync("/", ["why", campaign.Index, "3", "--json"])).Succeeded();

        Assert.Equal(13.95, (double)why.Json["mock"]!["made_of"]!["parameters"]!["hod"]!["log_m_min"]!);
        Assert.Contains("plc.out", why.Json["halos"]!["made_of"]!["parameters"]!["files"]!.ToJsonString());
        Assert.Equal(2, (await CommandLine.RunAsync("/", ["why", campaign.Index, "16"])).ExitCode);
    }

    [Fact]
    public async Task Verify_OfADamagedShard_FindsIt()
    {
        using var folder = new TemporaryFolder();
        string workspace = FolderCopy.Of(campaign.Workspace, folder.File("copy"));
        string shard = Path.Combine(workspace, "training", "existing-6x96", "shard-00001.h5");
        (await CommandLine.RunAsync("/", ["verify", Path.Combine(workspace, "training", "existing-6x96.h5")])).Succeeded();
        File.Delete(shard);

        CommandResult verified =
            await CommandLine.RunAsync("/", ["verify", Path.Combine(workspace, "training", "existing-6x96.h5"), "--json"]);

        Assert.Equal(1, verified.ExitCode);
        Assert.False((bool)verified.Json["ok"]!);
        Assert.Contains("shard-00001.h5", verified.Output);
    }

    private static string Unit(CommandResult result, string column) =>
        (string)result.Json["columns"]!.AsArray().Single(candidate => (string?)candidate!["name"] == column)!["unit"]!;
}
