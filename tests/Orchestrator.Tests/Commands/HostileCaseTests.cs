using System.Diagnostics;
using Orchestrator.Tests.Running;
using Orchestrator.Tests.Support;

namespace Orchestrator.Tests.Commands;

/// <summary>Hostile surroundings through the real command line: one message, its exit code, nothing half-written.</summary>
public sealed class HostileCaseTests : IDisposable
{
    private const string Nobody = "65534";

    private readonly SmallCampaign campaign = new();

    public void Dispose() => campaign.Dispose();

    [Theory]
    [InlineData("-1")]
    [InlineData("0")]
    [InlineData("much")]
    public async Task Run_BudgetThatIsNone_Ends2AndMakesNothing(string hours)
    {
        CommandResult result = await RunAsync("run", "--set", $"budget.core_hours={hours}");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("budget.core_hours", result.Error);
        Assert.False(Directory.Exists(campaign.PathOf("workspace")));
    }

    [Fact]
    public async Task Run_BudgetSmallerThanAnyTask_Ends2AndSubmitsNothing()
    {
        CommandResult result = await RunAsync("run", "--quiet", "--threads", "1", "--set", "budget.core_hours=0.001");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("it alone may use", result.Error);
        Assert.Empty(SmallCampaign.Committed(campaign.PathOf("workspace")));
        Assert.False(Directory.Exists(campaign.PathOf("workspace/submissions")));
    }

    [Fact]
    public async Task Run_BudgetThatPaysForOneTask_Ends5AndGoesOnWithMore()
    {
        // A task is given two minutes of one core, and uses some of them: the second no longer fits.
        string[] budget = ["--quiet", "--threads", "1", "--set", "simulation.wall_time=0.03333333333333333", "--set", "budget.core_hours=0.0334"];

        CommandResult result = await RunAsync("run", budget);

        Assert.Equal(5, result.ExitCode);
        Assert.Contains("stopped by the budget", result.Error);
        Assert.Contains("raise budget.core_hours", result.Error);
        Assert.Equal(2, SmallCampaign.Committed(campaign.PathOf("workspace")).Count);
        (await RunAsync("run", [.. budget[..^1], "budget.core_hours=1"])).Succeeded();
        Assert.Equal(4, SmallCampaign.Committed(campaign.PathOf("workspace")).Count);
    }

    [Fact]
    public async Task Run_TaskLargerThanTheMachine_Ends2BeforeAnythingRuns()
    {
        string file = campaign.PathOf("large.yaml");
        await File.WriteAllTextAsync(file, """
            campaign: large
            seed: 1
            design: { kind: sliced-orthogonal, points: 4, slices: 1, parameters: { omega_m: { min: 0.28, max: 0.35 }, sigma8: { min: 0.78, max: 0.9 } }, fixed: { h: 0.7, omega_b: 0.045, n_s: 0.96 } }
            simulation: { engine: embedded, box: 2000, grid: 1290, light_cone: { z_max: 0.3, half_angle: 10 } }
            """, TestContext.Current.CancellationToken);

        CommandResult result = await CommandLine.RunAsync(
            campaign.PathOf(""), ["run", file, "--workspace", campaign.PathOf("workspace"), "--quiet"], TestContext.Current.CancellationToken);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("needs more memory than this machine has", result.Error);
        Assert.Contains("simulation.grid", result.Error);
        Assert.Matches(@"allowed: at most [0-9.]+ GB", result.Error);
        Assert.Single(result.Error.TrimEnd().Split('\n'));
        Assert.False(Directory.Exists(campaign.PathOf("workspace/simulations")));
        Assert.False(Directory.Exists(campaign.PathOf("workspace/submissions")));
    }

    [Fact]
    public void Run_WorkspaceThatCannotBeWritten_Ends1AndNamesIt()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root can run a program as nobody");
        string workspace = campaign.PathOf("forbidden");
        new DirectoryInfo(workspace).Create();
        // Nobody may read the campaign, which lies in a folder of our own.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(campaign.PathOf(""), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);

        (int code, string output, string error) = Processes.Run(
            "setpriv", ["--reuid", Nobody, "--regid", Nobody, "--clear-groups", "dotnet", Processes.Program, "run", campaign.CampaignFile, "--workspace", workspace, "--quiet"]);

        Assert.Equal(1, code);
        Assert.Contains(workspace, error);
        Assert.Single(error.TrimEnd().Split('\n'));
        Assert.Empty(output);
        Assert.Empty(Directory.GetFileSystemEntries(workspace));
    }

    [Fact]
    public async Task Run_WorkspaceOnAReadOnlyDisk_Ends1AndNamesIt()
    {
        using var disk = new SmallDisk(kilobytes: 600);
        Mount(disk.FullName, "remount,ro");
        try
        {
            CommandResult result = await CommandLine.RunAsync(
                campaign.PathOf(""), ["run", campaign.CampaignFile, "--workspace", disk.File("workspace"), "--quiet"], TestContext.Current.CancellationToken);

            Assert.Equal(1, result.ExitCode);
            Assert.Contains(disk.File("workspace"), result.Error);
            Assert.Single(result.Error.TrimEnd().Split('\n'));
        }
        finally
        {
            Mount(disk.FullName, "remount,rw");
        }
    }

    private static void Mount(string folder, string options)
    {
        using Process mount = Process.Start("mount", ["-o", options, folder]);
        mount.WaitForExit();
        Assert.Equal(0, mount.ExitCode);
    }

    private Task<CommandResult> RunAsync(string command, params string[] further) => CommandLine.RunAsync(
        campaign.PathOf(""), [command, campaign.CampaignFile, "--workspace", campaign.PathOf("workspace"), .. further], TestContext.Current.CancellationToken);
}
