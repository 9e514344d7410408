using System.Diagnostics;
using System.Formats.Tar;
using System.Text;
using System.Text.Json.Nodes;
using Orchestrator.Cluster.Tests.Fixture;

namespace Orchestrator.Cluster.Tests.Campaigns;

/// <summary>Tasks carried by hand to a machine that cannot be reached, and results carried back: honest ones, and others.</summary>
[Collection(ClusterCollection.Name)]
[Trait("Duration", "Slow")]
public sealed class CarriedByHandTests(LoopbackCluster cluster) : IDisposable
{
    private const int Points = 4;
    private readonly TemporaryFolder folder = new();
    private readonly SiteCampaign campaign = new(cluster);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        campaign.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Export_RunByHand_Ingest_GiveTheSameTrainingSet()
    {
        JsonNode export = await campaign.DoneAsync("export", "carried", "--to", folder.File("out.tar"));
        Assert.Equal(Points, export["tasks"]!.AsArray().Count);
        Assert.Equal([folder.File("out.tar")], Directory.GetFileSystemEntries(folder.FullName));
        string there = folder.File("there");
        Worker.Folders.Create(there);
        await TarFile.ExtractToDirectoryAsync(folder.File("out.tar"), there, overwriteFiles: false, Cancellation);
        string readme = await File.ReadAllTextAsync(Path.Combine(there, "README.md"), Cancellation);
        string line = readme.Split('\n').Single(text => text.StartsWith("    bash ", StringComparison.Ordinal)).Trim();

        // What was exported does not run here as well.
        (int code, _, string error) = await campaign.RunAsync("run", "carried");
        Assert.Equal(1, code);
        Assert.Contains("ingest takes its result", error, StringComparison.Ordinal);
        (_, string output, _) = await campaign.RunAsync("export", "carried", "--to", folder.File("again"));
        Assert.Contains("nothing to export", output, StringComparison.Ordinal);

        await ShellAsync(there, line);
        await ShellAsync(there, line); // may be repeated
        await ShellAsync(there, readme.Split('\n').Single(text => text.StartsWith("    tar ", StringComparison.Ordinal)).Trim());
        JsonNode ingest = await campaign.DoneAsync("ingest", "carried", "--from", Path.Combine(there, "results.tar"));
        Assert.Equal((Points, Points), (ingest["committed"]!.AsArray().Count, (int)ingest["without_halos"]!));
        ingest = await campaign.DoneAsync("ingest", "carried", "--from", Path.Combine(there, "results.tar"));
        Assert.Equal((0, Points), (ingest["committed"]!.AsArray().Count, (int)ingest["known"]!));
        JsonNode run = await campaign.DoneAsync("run", "carried");
        Assert.Equal(0, (int)run["tasks_run"]!);
        await campaign.DoneAsync("run", "here");
        Assert.Equal(await campaign.ContentHashAsync("here"), await campaign.ContentHashAsync("carried"));

        // The halos may follow.
        ingest = await campaign.DoneAsync("ingest", "carried", "--from", there);
        Assert.Equal(Points, ingest["committed"]!.AsArray().Count);
        Assert.Equal(Points, campaign.Files("carried", "halos.h5").Count);
    }

    [Fact]
    public async Task Ingest_OfArchivesThatLeadOutside_TakesNothing()
    {
        await campaign.DoneAsync("export", "carried", "--to", folder.File("out"));
        byte[] owner = await File.ReadAllBytesAsync(folder.File("out/owner"), Cancellation);
        var bad = new (string Name, string Words, Func<TarEntry> Entry)[]
        {
            ("../evil", "leads out of the folder", () => Regular("../evil")),
            ("a/../../evil", "leads out of the folder", () => Regular("a/../../evil")),
            ("/tmp/evil-of-an-archive", "leads out of the folder", () => Regular("/tmp/evil-of-an-archive")),
            ("-rf", "leads out of the folder", () => Regular("-rf")),
            ("spa ce", "leads out of the folder", () => Regular("spa ce")),
            ("simulations", "SymbolicLink", () => new PaxTarEntry(TarEntryType.SymbolicLink, "simulations") { LinkName = "/tmp" }),
            ("simulations/x", "HardLink", () => new PaxTarEntry(TarEntryType.HardLink, "simulations/x") { LinkName = "/etc/passwd" }),
            ("pipe", "Fifo", () => new PaxTarEntry(TarEntryType.Fifo, "pipe")),
        };
        foreach ((string name, string words, Func<TarEntry> entry) in bad)
        {
            string archive = folder.File("bad.tar");
            await using (var writer = new TarWriter(File.Create(archive)))
            {
                await writer.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, "owner") { DataStream = new MemoryStream(owner) }, Cancellation);
                await writer.WriteEntryAsync(entry(), Cancellation);
            }
            string before = Listing();
            (int code, _, string error) = await campaign.RunAsync("ingest", "carried", "--from", archive);
            Assert.True(code == 2, $"{name}: {code} {error}");
            Assert.True(error.Contains(words, StringComparison.Ordinal), $"{name}: {error}");
            Assert.Equal(before, Listing());
            Assert.False(File.Exists("/tmp/evil-of-an-archive"));
        }

        await File.WriteAllTextAsync(folder.File("torn.tar"), "this is no archive", Cancellation);
        Assert.Equal(2, (await campaign.RunAsync("ingest", "carried", "--from", folder.File("torn.tar"))).Code);
    }

    [Fact]
    public async Task Ingest_OfWhatIsNotOurs_IsRefusedByName()
    {
        await campaign.DoneAsync("export", "carried", "--to", folder.File("out"));
        await ShellAsync(folder.File("out"), $"bash submissions/{Path.GetFileName(Directory.GetFiles(folder.File("out/submissions"), "*.sh")[0])}");
        string[] parts = [.. Directory.GetFiles(folder.File("out/mocks"), "part.h5", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        string[] results = [.. Directory.GetFiles(folder.File("out/mocks"), "result.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

        // One byte of one part, a record that names files elsewhere, a part that is a link, a lineage that is not what it is made of.
        byte[] bytes = await File.ReadAllBytesAsync(parts[0], Cancellation);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(parts[0], bytes, Cancellation);
        await EditAsync(results[1], record => record["files"]![0]!["name"] = "../../../../../../etc/passwd");
        File.Move(parts[2], parts[2] + ".there");
        File.CreateSymbolicLink(parts[2], parts[2] + ".there");
        await EditAsync(results[3], record => record["made_of"]!["stage_version"] = 99);
        (int code, string output, _) = await campaign.RunAsync("ingest", "carried", "--from", folder.File("out"), "--json");
        Assert.Equal(1, code);
        JsonNode answer = JsonNode.Parse(output)!;
        Assert.Equal(Points, answer["committed"]!.AsArray().Count); // the simulations
        string[] problems = [.. answer["findings"]!.AsArray().Select(finding => (string)finding!["problem"]!)];
        Assert.Equal(Points, problems.Length);
        foreach (string words in (string[])["checksum differs", "not a path below", "a link", "not the hash of what"])
            Assert.Single(problems, problem => problem.Contains(words, StringComparison.Ordinal));
        Assert.DoesNotContain(campaign.Files("carried", "result.json"), path => path.Contains("/mocks/", StringComparison.Ordinal));

        await File.WriteAllTextAsync(folder.File("out/owner"), "somebody\n", Cancellation);
        (code, _, string error) = await campaign.RunAsync("ingest", "carried", "--from", folder.File("out"));
        Assert.Equal(2, code);
        Assert.Contains("belong to another workspace", error, StringComparison.Ordinal);
    }

    private static async Task EditAsync(string path, Action<JsonNode> edit)
    {
        JsonNode record = JsonNode.Parse(await File.ReadAllTextAsync(path, Cancellation))!;
        edit(record);
        // Not through the name that it shares with done.json.
        File.Delete(path);
        await File.WriteAllTextAsync(path, record.ToJsonString(), Cancellation);
    }

    private static PaxTarEntry Regular(string name) => new(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.ASCII.GetBytes("evil")) };

    private string Listing() => string.Join('\n', Directory.GetFileSystemEntries(campaign.PathOf("."), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal));

    private static async Task ShellAsync(string at, string line)
    {
        using Process process = Process.Start(new ProcessStartInfo("bash", ["-c", line]) { WorkingDirectory = at, RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(Cancellation), error = process.StandardError.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        Assert.True(process.ExitCode == 0, $"{line}: {await output}{await error}");
    }
}
