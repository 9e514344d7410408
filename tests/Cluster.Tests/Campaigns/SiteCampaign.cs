using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Orchestrator.Cluster.Tests.Fixture;
using Orchestrator.Commands;

namespace Orchestrator.Cluster.Tests.Campaigns;

/// <summary>A small campaign, the profile of a site on the loopback cluster, and the program to run it with.</summary>
internal sealed class SiteCampaign : IDisposable
{
    /// <summary>Points of the campaign's design.</summary>
    public const int Points = 4;

    private static int campaigns;
    private readonly TemporaryFolder folder = new();
    private readonly LoopbackCluster cluster;

    /// <summary>Writes both files.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="transport">How it is reached.</param>
    /// <param name="profile">Further lines of the profile.</param>
    /// <param name="limits">Lines of its section <c>limits</c>, without the indent.</param>
    public SiteCampaign(LoopbackCluster cluster, string transport = "ssh-net", string profile = "", string limits = "members_per_job: 2")
    {
        this.cluster = cluster;
        Environment.SetEnvironmentVariable("ORCHESTRATOR_LAUNCHER", Path.Combine(RepositoryRoot(), "orchestrator"));
        Name = string.Create(CultureInfo.InvariantCulture, $"site{Interlocked.Increment(ref campaigns)}");
        File.WriteAllText(folder.File("campaign.yaml"), Text(Name));
        Worker.Folders.Create(folder.File("sites"));
        WriteProfile(transport, profile, limits);
    }

    public string Name { get; }

    /// <summary>The campaign's root at the site.</summary>
    public string Root => Path.Combine(cluster.Home, "campaigns", Name);

    public string PathOf(string name) => folder.File(name);

    public void WriteProfile(string transport, string profile, string limits, string root = "campaigns") => File.WriteAllText(folder.File("sites/loop.yaml"), $$"""
        site: loop
        scheduler: slurm
        transport: {{transport}}
        {{(transport is "local" ? "" : $"host: loop\nssh_config: {cluster.PathOf("ssh", "ssh_config")}")}}
        root: {{Path.Combine(cluster.Home, root)}}
        accounting_days: 0
        limits:
          cores_per_task: 1
          memory: 4
          {{limits.ReplaceLineEndings("\n  ")}}
        timings: { poll: 0.5, heartbeat_limit: 30, unclear_submission: 3, marker_recheck: 1, retry_pause: 0.1, engine_grace: 5 }
        {{profile}}
        """);

    public static string Text(string name, int points = 4, double box = 96, int grid = 32, string engine = "embedded") => $$"""
        campaign: {{name}}
        seed: 11
        design:
          kind: sliced-orthogonal
          points: {{points}}
          slices: 1
          parameters:
            omega_m: { min: 0.28, max: 0.35 }
            sigma8: { min: 0.78, max: 0.9 }
          fixed: { h: 0.7, omega_b: 0.045, n_s: 0.96 }
        simulation:
          engine: {{engine}}
          box: {{box.ToString(CultureInfo.InvariantCulture)}}
          grid: {{grid}}
          light_cone: { axis: [1, 0.62, 0.38] }
        mocks:
          plain:
            hod: { model: zheng07, mass_definition: M200m, log_m_min: 13.6, sigma_log_m: 0.2, log_m0: 13.6, log_m1: 14.4, alpha: 1 }
            effects: { photo_z: { sigma0: 0.01 } }
          sharp:
            hod: { model: zheng07, mass_definition: M200m, log_m_min: 13.6, sigma_log_m: 0.2, log_m0: 13.6, log_m1: 14.4, alpha: 1 }
            effects: { rsd: on }
        training_sets:
          maps:
            recipes: [plain]
            maps: { slices: 2, z_max: 0.4, field: { square: 20 }, pixels: 16 }
            split: { train: 0.5, validation: 0.5 }
        """;

    /// <summary>Runs a command of the program on the campaign, inside the test's process.</summary>
    public async Task<(int Code, string Output, string Error)> RunAsync(string command, string workspace, params string[] further)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        var shell = new Shell { Output = output, Error = error, Folder = folder.FullName, Time = TimeProvider.System };
        int code = await CommandLineProgram.RunAsync(
            command is "verify-workspace" ? ["verify", workspace, .. further] : [command, "campaign.yaml", "--workspace", workspace, .. further], shell, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }

    /// <summary>The same, which must end well; its output as JSON.</summary>
    public async Task<JsonNode> DoneAsync(string command, string workspace, params string[] further)
    {
        (int code, string output, string error) = await RunAsync(command, workspace, ["--json", .. further]);
        Assert.True(code == 0, $"{command}: exit code {code}: {error}{output}");
        return JsonNode.Parse(output)!;
    }

    /// <summary>The same in a process of its own, which may be ended.</summary>
    public async Task<int> ProcessAsync(string command, string workspace, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "orchestrator.dll"), command, "campaign.yaml", "--workspace", workspace, "--site", "loop"])
            { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = folder.FullName };
        foreach ((string name, string value) in environment) start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper?.WriteLine($"{command}: {process.ExitCode} {await output}{await error}");
        return process.ExitCode;
    }

    /// <summary>Puts both files into the user's own folder, beside the campaign's root.</summary>
    /// <returns>The campaign's root, which is the workspace too.</returns>
    public async Task<string> MoveToTheLoginNodeAsync()
    {
        string there = Path.Combine(cluster.Home, "login");
        Worker.Folders.Create(Path.Combine(there, "sites"));
        foreach (string name in (string[])["campaign.yaml", "sites/loop.yaml"]) File.Copy(folder.File(name), Path.Combine(there, name), overwrite: true);
        await cluster.RunAsync("chown", "-R", cluster.User, there);
        return Root;
    }

    /// <summary>Runs a command of the program as the user on the login node.</summary>
    public async Task AsUserAsync(string command, params string[] further)
    {
        (int code, string output, string error) = await cluster.RunAsync(
            "runuser", ["-u", cluster.User, "--", "env", $"HOME={cluster.Home}", "dotnet", Path.Combine(AppContext.BaseDirectory, "orchestrator.dll"),
                command, Path.Combine(cluster.Home, "login", "campaign.yaml"), "--workspace", Root, .. further]);
        Assert.True(code == 0, $"{command}: exit code {code}: {error}{output}");
    }

    /// <summary>Content hash of a training set.</summary>
    public async Task<string> ContentHashAsync(string workspace)
    {
        var output = new StringWriter();
        var shell = new Shell { Output = output, Error = output, Folder = folder.FullName, Time = TimeProvider.System };
        int code = await CommandLineProgram.RunAsync(["verify", Path.Combine(workspace, "training", "maps.h5"), "--json"], shell, TestContext.Current.CancellationToken);
        Assert.True(code == 0, output.ToString());
        return (string)JsonNode.Parse(output.ToString())!["content_hash"]!;
    }

    /// <summary>All files below a folder by name, as one text.</summary>
    public IReadOnlyList<string> Files(string workspace, string pattern) =>
        [.. Directory.GetFiles(folder.File(workspace), pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    public void Dispose() => folder.Dispose();

    /// <summary>The checkout in which the tests were built.</summary>
    public static string RepositoryRoot()
    {
        string at = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(at, "Orchestrator.sln"))) at = Path.GetDirectoryName(at)!;
        return at;
    }
}
