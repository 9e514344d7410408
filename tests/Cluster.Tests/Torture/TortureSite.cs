using System.Diagnostics;
using System.Globalization;
using System.Text;
using Orchestrator.Cluster.Tests.Fixture;

namespace Orchestrator.Cluster.Tests.Torture;

/// <summary>A campaign whose simulations are played by a stand-in, and the site that it runs at: scripts, barriers and folders.</summary>
internal sealed class TortureSite : IDisposable
{
    private readonly TemporaryFolder folder = new();

    /// <summary>Writes the campaign, the site's profile and the scripts.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="tasks">Points of the design: one cosmology, one seed each.</param>
    /// <param name="seconds">How long a simulation takes.</param>
    public TortureSite(LoopbackCluster cluster, int tasks, double seconds)
    {
        Cluster = cluster;
        foreach (string path in (string[])[Barrier, Programs, SitesRoot]) Worker.Folders.Create(path);
        Script("sbatch", "torture-sbatch.sh", ("@BARRIER@", Barrier));
        Script(
            "pinocchio.x", "torture-pinocchio.sh", ("@SOURCE@", CopyOfReference()), ("@WITNESS@", Witness), ("@ROOT@", Root),
            ("@SECONDS@", seconds.ToString(CultureInfo.InvariantCulture)));
        WriteCampaign(tasks);
        WriteProfile();
        Mount("mount", "-t", "tmpfs", "-o", "size=400m", "tmpfs", SitesRoot);
        cluster.GiveToUser(cluster.PathOf("torture"));
    }

    /// <summary>The cluster.</summary>
    public LoopbackCluster Cluster { get; }

    /// <summary>The campaign file.</summary>
    public string CampaignFile => folder.File("torture.yaml");

    /// <summary>The same simulations, and galaxies on them.</summary>
    public string CampaignWithMocks => folder.File("with-mocks.yaml");

    /// <summary>The site's profile.</summary>
    public string Profile => folder.File("site.yaml");

    /// <summary>The workspace, where the orchestrator runs.</summary>
    public string Workspace => folder.File("workspace");

    /// <summary>Folder in which the shim before sbatch meets the test.</summary>
    public string Barrier => Cluster.PathOf("torture", "barrier");

    /// <summary>File to which the stand-in writes when it starts and when it ends.</summary>
    public string Witness => Cluster.PathOf("torture", "witness");

    /// <summary>The folder of all campaigns at the site.</summary>
    public string SitesRoot => Cluster.PathOf("torture", "sites");

    /// <summary>The campaign's root at the site.</summary>
    public string Root => Path.Combine(SitesRoot, "torture");

    private string Programs => Cluster.PathOf("torture", "bin");

    /// <inheritdoc/>
    public void Dispose()
    {
        // Lazily: a job that is being ended may still stand in it.
        Mount("umount", "-l", SitesRoot);
        Directory.Delete(Cluster.PathOf("torture"), recursive: true);
        folder.Dispose();
    }

    private static void Mount(string program, params string[] arguments)
    {
        using Process process = Process.Start(program, arguments);
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {process.ExitCode}");
    }

    private void Script(string name, string template, params (string Mark, string Value)[] values)
    {
        string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixture", template));
        foreach ((string mark, string value) in values) text = text.Replace(mark, value, StringComparison.Ordinal);
        string path = Path.Combine(Programs, name);
        File.WriteAllText(path, text);
        if (OperatingSystem.IsLinux()) File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
    }

    // The user of the cluster may not be able to read where the reference data lie.
    private string CopyOfReference()
    {
        string copy = Cluster.PathOf("torture", "reference");
        Worker.Folders.Create(copy);
        foreach (string file in Directory.GetFiles(ReferenceData.Path("pinocchio", "ref32_snapshot")))
        {
            string path = Path.Combine(copy, Path.GetFileName(file));
            File.WriteAllBytes(path, File.ReadAllBytes(file));
        }
        return copy;
    }

    private void WriteCampaign(int tasks)
    {
        var design = new StringBuilder("simulation,seed,sigma8,omega_m\n");
        for (int i = 0; i < tasks; i++) design.Append(CultureInfo.InvariantCulture, $"{i},{1000 + i},{0.812 + (i * 1e-9):R},{0.3158 + (i * 7 % tasks * 1e-9):R}\n");
        File.WriteAllText(folder.File("design.csv"), design.ToString());
        const string Simulations = """
            campaign: torture
            seed: 1
            design:
              kind: table
              file: design.csv
              fixed: { w0: -1, h: 0.6732, omega_b: 0.0494, n_s: 0.9661, wa: 0.0 }
            simulation:
              engine: pinocchio
              ranks: 1
              box: 64
              grid: 32
              outputs: [2, 1, 0.5, 0]
              light_cone: { z_max: 0.1, half_angle: 20, vertex: [0, 0, 0], axis: [1, 1, 1] }
            """;
        File.WriteAllText(CampaignFile, Simulations);
        File.WriteAllText(CampaignWithMocks, Simulations + "\n" + """
            mocks:
              plain:
                hod: { model: zheng07, mass_definition: M200m, log_m_min: 13, sigma_log_m: 0.2, log_m0: 13, log_m1: 14, alpha: 1 }
                effects: { rsd: on }
            training_sets:
              maps:
                recipes: [plain]
                maps: { slices: 2, z_max: 0.09, field: { square: 20 }, pixels: 16 }
                split: { train: 0.5, validation: 0.5 }
            """);
    }

    private void WriteProfile() => File.WriteAllText(Profile, $"""
        site: torture
        scheduler: slurm
        transport: ssh-net
        host: loop
        ssh_config: {Cluster.PathOf("ssh", "ssh_config")}
        root: {SitesRoot}
        pinocchio: {Path.Combine(Programs, "pinocchio.x")}
        launcher: []
        accounting_days: 0
        shell_init: |
          export PATH={Programs}:$PATH
        limits:
          active_jobs: 2
        timings:
          poll: 0.5
          retry_pause: 0.05
          heartbeat_limit: 15
          submission: 20
          unclear_submission: 3
          marker_recheck: 1
        """);
}
