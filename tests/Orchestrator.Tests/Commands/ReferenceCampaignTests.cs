using System.Text.Json.Nodes;
using Orchestrator.Tests.Support;

namespace Orchestrator.Tests.Commands;

[Trait("Duration", "Slow")]
public sealed class ReferenceCampaignTests
{
    [Fact]
    public async Task Run_OverTheEightReferenceRuns_GivesTwentyFourSamples()
    {
        string runs = ReferenceData.Path("campaign8");
        using var folder = new TemporaryFolder();
        string[] arguments =
            ["run", Repository.PathOf("jobs", "campaigns", "reference8.yaml"), "--workspace", folder.File("workspace"), "--set",
                $"simulation.path={runs}", "--quiet"];

        (await CommandLine.RunAsync(folder.FullName, arguments)).Succeeded();

        string index = folder.File("workspace/training/reference8-6x128.h5");
        JsonNode answer = H5py.Read(index, """
            maps = f['maps'][:]
            simulations, splits = f['sample/simulation'][:], f['sample/split'][:]
            answer = dict(shape=maps.shape, equal=bool((maps.sum(axis=(1, 2, 3)) == f['sample/galaxies'][:]).all()), galaxies=int(maps.sum()),
                          unseen=int(maps[:, :, f['axes/footprint'][:] == 0].sum()),
                          labels=f['labels'][:].tolist(), simulations=simulations.tolist(),
                          split=[len(set(simulations[splits == s].tolist())) for s in range(3)], shared=len(set(zip(simulations.tolist(), splits.tolist()))),
                          edges=f['axes/slice_redshift_edges'][:].tolist())
            """);
        Assert.Equal([24, 6, 128, 128], answer["shape"]!.AsArray().Select(length => (int)length!));
        Assert.True((bool)answer["equal"]!, "the sum of each sample's maps is its number of galaxies");
        Assert.InRange((long)answer["galaxies"]!, 100_000, 400_000);
        Assert.Equal(0, (long)answer["unseen"]!);
        Assert.Equal([6, 1, 1], answer["split"]!.AsArray().Select(count => (int)count!));
        Assert.Equal(8, (int)answer["shared"]!);
        Assert.Equal(1.9, (double)answer["edges"]![6]!);
        var design = File.ReadAllLines(Path.Combine(runs, "design.csv")).Skip(1)
            .Select(line => line.Split(','))
                .ToDictionary(cells => int.Parse(cells[0]), cells => cells[1..4].Select(double.Parse).ToArray());
        for (int sample = 0; sample < 24; sample++)
            Assert.Equal(
                design[(int)answer["simulations"]![sample]!], answer["labels"]![sample]!.AsArray().Select(label => (double)label!));
        SortedDictionary<string, FileState> before = FileState.Of(folder.FullName);
        (await CommandLine.RunAsync(folder.FullName, arguments)).Succeeded();
        Assert.Empty(FileState.Differences(before, FileState.Of(folder.FullName)));
    }
}
