using System.Text.Json.Nodes;
using Orchestrator.Tests.Support;

namespace Orchestrator.Tests.Commands;

public sealed class QuickstartTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    [Trait("Duration", "Slow")]
    public async Task Run_FromNothing_EndsAsTheReadmeSays()
    {
        CommandResult run = (await CommandLine.RunAsync(
            folder.FullName, ["run", Repository.PathOf("jobs", "campaigns", "quickstart.yaml"), "--quiet"])).Succeeded();

        string readme = File.ReadAllText(Repository.PathOf("README.md"));
        string[] ends = [.. run.Output.Split('\n').Where(line => line.StartsWith("training set") || line.StartsWith("report"))];
        Assert.Equal(2, ends.Length);
        Assert.All(ends, line => Assert.Contains(line, readme, StringComparison.Ordinal));
        Assert.DoesNotContain("warning", run.Error, StringComparison.Ordinal);
        JsonNode answer = H5py.Read(folder.File("runs/quickstart/training/quickstart-6x96.h5"), """
            import numpy
            maps = f['maps'][:]
            split = f['sample/split'][:]; simulation = f['sample/simulation'][:]
            answer = dict(least=float(maps.sum(axis=(2, 3)).min()), simulations=len(numpy.unique(simulation)),
                          shares=[len(numpy.unique(simulation[split == s])) for s in (0, 1, 2)])
            """);
        Assert.True((double)answer["least"]! > 0);
        Assert.Equal(8, (int)answer["simulations"]!);
        Assert.Equal([6, 1, 1], answer["shares"]!.AsArray().Select(share => (int)share!));
        string[] records = Directory.GetFiles(folder.File("runs/quickstart/simulations"), "result.json", SearchOption.AllDirectories);
        Assert.Equal(8, records.Length);
        foreach (string record in records)
        {
            JsonNode gates = JsonNode.Parse(File.ReadAllText(record))!["summary"]!["gates"]!;
            Assert.True((bool)gates["passed"]!);
            Assert.Equal(3, gates["checks"]!.AsArray().Select(check => (string?)check!["gate"]).Distinct().Count());
        }
    }
}
