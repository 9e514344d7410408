using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Orchestrator.Tests.Support;

namespace Orchestrator.Tests.Running;

/// <summary>Two real light cones and a tiny mock on each, run by processes that a test can end at any step.</summary>
internal sealed class SmallCampaign : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public SmallCampaign()
    {
        string runs = folder.File("runs");
        foreach (string point in (string[])["0003", "0004"])
            FolderCopy.Of(Repository.PathOf("tests", "Fixtures", "campaign4", point), Path.Combine(runs, point));
        string[] design = File.ReadAllLines(Repository.PathOf("tests", "Fixtures", "campaign4", "design.csv"));
        File.WriteAllLines(Path.Combine(runs, "design.csv"), [design[0], .. design.Where(line => line.StartsWith("3,") || line.StartsWith("4,"))]);
        File.WriteAllText(CampaignFile, """
            campaign: small
            seed: 1
            design: { kind: table }
            simulation: { engine: existing, path: runs, min_halo_mass: 5.8e13 }
            mocks:
              plain:
                hod: { model: zheng07, mass_definition: M200m, log_m_min: 13.95, sigma_log_m: 0.1, log_m0: 13.95, log_m1: 14.7, alpha: 1.0 }
                effects: { rsd: on }
                realisations: 1
            training_sets:
              tiny-8:
                recipes: [plain]
                maps: { slices: 2, z_min: 0.0, z_max: 1.9, spacing: comoving, projection: lambert, field: { square: 13 }, pixels: 8 }
                split: { train: 1.0, validation: 0.0, test: 0.0 }
            """);
    }

    public string CampaignFile => folder.File("campaign.yaml");

    /// <summary>The training set's index.</summary>
    public static string Index(string workspace) => Path.Combine(workspace, "training", "tiny-8.h5");

    public string PathOf(string name) => folder.File(name);

    public void Dispose() => folder.Dispose();

    /// <summary>Runs a command in a process of its own.</summary>
    public CommandResult Run(string workspace, string command, (string Name, string Value)[]? environment = null, params string[] further)
    {
        var start = new ProcessStartInfo("dotnet", [Processes.Program, command, CampaignFile, "--workspace", workspace, .. further])
            { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in environment ?? []) start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        var error = new StringBuilder();
        process.ErrorDataReceived += (_, line) => error.AppendLine(line.Data);
        process.BeginErrorReadLine();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new CommandResult(process.ExitCode, output, error.ToString());
    }

    /// <summary>Checksums of all committed files, by task and name.</summary>
    public static SortedDictionary<string, string> Committed(string workspace)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string record in Directory.GetFiles(workspace, "result.json", SearchOption.AllDirectories))
        {
            string task = Path.GetRelativePath(workspace, Path.GetDirectoryName(record)!);
            foreach (JsonNode? file in JsonNode.Parse(File.ReadAllText(record))!["files"]!.AsArray())
                files[$"{task}/{Path.GetFileName((string)file!["name"]!)}"] = (string)file["sha256"]!;
        }
        return files;
    }
}
