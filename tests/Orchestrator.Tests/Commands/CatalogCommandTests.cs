using System.Text.Json.Nodes;
using Orchestrator.Tests.Support;
using SkiaSharp;

namespace Orchestrator.Tests.Commands;

public sealed class CatalogCommandTests
{
    private static readonly string[] NotOfTheProgram = ["README.md", "err", "log_overshoot.txt", "log_tail.txt"];
    private static readonly string[] RefusedByTheProgram = ["e_dup", "e_long", "e_miss", "e_unk"];

    [Fact]
    [Trait("Duration", "Slow")]
    public async Task Catalog_OfEveryFileOfTheReferenceRuns_TellsWhatItIs()
    {
        string[] files = Directory.GetFiles(ReferenceData.Path("pinocchio"), "*", SearchOption.AllDirectories);
        int described = 0, refused = 0;
        foreach (string file in files)
        {
            CommandResult result = await CommandLine.RunAsync("/", ["catalog", file, "--json"]);
            string folder = Path.GetFileName(Path.GetDirectoryName(file)!), name = Path.GetFileName(file);
            bool isRefused = NotOfTheProgram.Contains(name) || (name is "parameter_file" && RefusedByTheProgram.Contains(folder))
                || (name is "outputs" && folder is "e_emptyout");
            Assert.True(result.ExitCode == (isRefused ? 2 : 0), $"{file}: exit code {result.ExitCode}, {result.Error}{result.Output}");
            if (isRefused)
            {
                refused++;
                continue;
            }
            described++;
            Assert.All(result.Json["columns"]!.AsArray(), column => Assert.NotEmpty((string)column!["unit"]!));
        }
        Assert.True(described > 200 && refused < 40, $"{described} described, {refused} refused");
    }

    [Theory]
    [InlineData("pinocchio.0.0000.ref64.catalog.out", 1200, 1300)]
    [InlineData("pinocchio.ref64.plc.out", 3200, 3400)]
    public async Task Catalog_OfOnePartOfSeveral_ShowsTheMassFunctionOfTheWhole(string output, int least, int most)
    {
        using var folder = new TemporaryFolder();
        string run = FolderCopy.Of(ReferenceData.Path("pinocchio", "ref64_binary_np2_numfiles2"), folder.File("run"));

        JsonObject first = (await CommandLine.RunAsync(run, ["catalog", $"{output}.0", "--json"])).Succeeded().Json;
        JsonObject second = (await CommandLine.RunAsync(run, ["catalog", $"{output}.1", "--json"])).Succeeded().Json;
        long halos = first["mass_function"]!["counts"]!.AsArray().Sum(count => (long)count!);

        Assert.InRange(halos, least, most);
        Assert.Equal(halos, (long)first["rows"]! + (long)second["rows"]!);
        Assert.Equal(first["mass_function"]!.ToJsonString(), second["mass_function"]!.ToJsonString());

        File.Delete(Path.Combine(run, $"{output}.1"));
        JsonObject alone = (await CommandLine.RunAsync(run, ["catalog", $"{output}.0", "--json"])).Succeeded().Json;
        Assert.Null(alone["mass_function"]);
        Assert.Contains("not all of the 2 files", (string)alone["facts"]!["warning"]!);
    }

    [Fact]
    public async Task Catalog_OfTheLogOfARefusedRun_DoesNotNeedItsParameterFile()
    {
        CommandResult result = await CommandLine.RunAsync("/", ["catalog", ReferenceData.Path("pinocchio", "failures", "e_dup", "log.gz"), "--json"]);

        Assert.StartsWith("not used: ", (string)result.Succeeded().Json["facts"]!["parameters"]!);
    }

    [Fact]
    public async Task Catalog_OfALightCone_CountsItsMasses()
    {
        JsonObject light = (await CommandLine.RunAsync("/", ["catalog", ReferenceData.Path("pinocchio", "ref32_light", "pinocchio.t32.plc.out"), "--json"])).Succeeded().Json;

        Assert.Equal(2153, light["mass_function"]!["counts"]!.AsArray().Sum(count => (long)count!));
    }

    [Fact]
    public async Task Catalog_CosmologyOutsideTheFits_Warns()
    {
        using var folder = new TemporaryFolder();
        string run = FolderCopy.Of(ReferenceData.Path("pinocchio", "ref32_light"), folder.File("run"));
        string parameters = Path.Combine(run, "parameter_file");
        string[] lines = File.ReadAllLines(parameters);
        File.WriteAllLines(parameters, lines.Select(line => line.StartsWith("OmegaBaryon", StringComparison.Ordinal) ? "OmegaBaryon 0.2" : line));
        string[] arguments = ["catalog", "pinocchio.t32.plc.out"];

        string text = (await CommandLine.RunAsync(run, arguments)).Succeeded().Output;
        string before = (await CommandLine.RunAsync(ReferenceData.Path("pinocchio", "ref32_light"), arguments)).Succeeded().Output;

        Assert.Matches(@"warning +Eisenstein", text);
        Assert.DoesNotMatch(@"warning +Eisenstein", before);
    }

    [Theory]
    [InlineData("ref32_snapshot/pinocchio.0.0000.ref32.catalog.out")]
    [InlineData("ref32_snapshot/pinocchio.ref32.plc.out")]
    [InlineData("ref32_snapshot/pinocchio.ref32.histories.out")]
    [InlineData("ref32_snapshot/pinocchio.0.0000.ref32.mf.out")]
    [InlineData("ref32_snapshot/pinocchio.ref32.cosmology.out")]
    [InlineData("ref32_snapshot/pinocchio.ref32.geometry.out")]
    [InlineData("ref32_snapshot/pinocchio.ref32.nz.out")]
    [InlineData("ref32_snapshot/pinocchio.ref32.FmaxPDF.out")]
    [InlineData("ref32_snapshot/pinocchio.ref32.t_snapshot.out")]
    [InlineData("ref32_snapshot/pinocchio.ref32.density0.out")]
    [InlineData("ref32_truemsun_ascii/pinocchio.0.0000.ref32t.mf.out")]
    [InlineData("ref32_tabpk/pk.txt")]
    [InlineData("ref32_tabeos/eos.txt")]
    public async Task Catalog_PlotOfEachKindOfNumbers_IsAPictureWithInk(string file)
    {
        using var folder = new TemporaryFolder();

        (await CommandLine.RunAsync(folder.FullName, ["catalog", ReferenceData.Path("pinocchio", file), "--plot", "a.png"])).Succeeded();

        using SKBitmap picture = SKBitmap.Decode(folder.File("a.png"));
        int drawn = picture.Pixels.Count(pixel => Math.Max(pixel.Red, Math.Max(pixel.Green, pixel.Blue)) - Math.Min(pixel.Red, Math.Min(pixel.Green, pixel.Blue)) > 60);
        Assert.True(drawn > 200, $"{drawn} coloured pixels: there is no curve");
    }

    [Theory]
    [InlineData("parameter_file")]
    [InlineData("outputs")]
    [InlineData("log.txt.gz")]
    public async Task Catalog_PlotOfAFileWithoutACurve_SaysSoAndWritesNothing(string file)
    {
        using var folder = new TemporaryFolder();

        CommandResult result = await CommandLine.RunAsync(folder.FullName, ["catalog", ReferenceData.Path("pinocchio", "ref32_light", file), "--plot", "a.png"]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--plot", result.Error);
        Assert.Empty(Directory.GetFileSystemEntries(folder.FullName));
    }

    [Theory]
    [InlineData("e_dup", "GridSize")]
    [InlineData("e_miss", "DEw0")]
    public async Task Catalog_WithAWrongParameterFile_EndsWith2AndOneMessage(string failure, string key)
    {
        string cone = ReferenceData.Path("pinocchio", "ref32_light", "pinocchio.t32.plc.out");
        string parameters = ReferenceData.Path("pinocchio", "failures", failure, "parameter_file");

        CommandResult result = await CommandLine.RunAsync("/", ["catalog", cone, "--parameters", parameters]);

        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Contains(key, Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }
}
