using System.Text.Json.Nodes;
using Orchestrator.Pinocchio;
using Orchestrator.Tests.Worker.Support;
using Orchestrator.Worker;

namespace Orchestrator.Tests.Worker.Gates;

public sealed class PhysicsGatesTests : IDisposable
{
    private static readonly RunParameters Small = EngineRuns.Reference128 with { RunFlag = "small", BoxSize = 128, GridSize = 64 };
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string, bool> ReferenceRuns => new(
        from run in (string[])
        [
            "pinocchio/ref128_ascii", "pinocchio/ref128_binary", "pinocchio/ref128_binary_np2", "pinocchio/ref64_ascii",
            "pinocchio/ref64_ascii_np2_numfiles2", "pinocchio/ref64_binary", "pinocchio/ref64_binary_np2_numfiles2",
            "pinocchio/ref32_light", "pinocchio/ref32_snapshot", "pinocchio/ref32_tabeos", "pinocchio/ref32_tabpk",
            "pinocchio/ref32_truemsun_ascii", "pinocchio/ref32_w0wa", "campaign8/0000", "campaign8/0001", "campaign8/0002",
            "campaign8/0003", "campaign8/0004", "campaign8/0005", "campaign8/0006", "campaign8/0007",
        ]
        select new TheoryDataRow<string, bool>(run, run is not "pinocchio/ref128_binary_np2"));

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(ReferenceRuns))]
    public void Judge_ARunOfTheRealProgram_Passes(string run, bool hasCone)
    {
        GateReport report = Judge(PinocchioRun.Open(ReferenceData.Path(run)), exactDistances: false);

        Passed(report);
        Assert.Contains(report.Checks, check => check.Gate is "mass-function");
        Assert.Equal(hasCone, report.Checks.Any(check => check.Gate is "cone-counts"));
        GateCheck[] distances = [.. report.Checks.Where(check => check.Gate is "distances")];
        Assert.Equal(hasCone && run is not "pinocchio/ref32_light", distances.Length > 0);
        // Of the 0.01 Mpc/h beside the program's own tolerance, no more than 0.003 are needed.
        Assert.All(distances, check => Assert.InRange(Math.Abs(check.Value), 0, check.Maximum - 0.007));
    }

    /// <summary>With 8 Mpc/h between particles the real program stops 0.94 Mpc/h from the cone.</summary>
    [Fact]
    public void Judge_ARealRunOfCoarseParticles_StandsWithinItsCrossings()
    {
        GateReport report = Judge(PinocchioRun.Open(Repository.PathOf("tests", "Fixtures", "pinocchio-v5.1", "coarse48")), exactDistances: false);

        Assert.Equal(GateVerdict.Passed, report.VerdictOf(GateCheck.Distances));
        Assert.InRange(report.Checks.Where(check => check.Gate is GateCheck.Distances).Max(check => Math.Abs(check.Value)), 0.9, 0.95);
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(1.1)]
    public void Judge_TheRealProgramUnderAnotherSigma8_FailsAtRedshiftTwo(double factor)
    {
        PinocchioRun run = PinocchioRun.Open(Redeclared("pinocchio/ref128_binary", "Sigma8", 0.812 * factor));

        GateReport report = Judge(run, exactDistances: false);

        Assert.Contains(report.Checks, check => !check.Passed && check.Subject.StartsWith("z = 2,", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("DEw0", -0.9, "distances")]
    [InlineData("DEw0", -1.1, "distances")]
    [InlineData("MinHaloMass", 7, null)]
    [InlineData("MinHaloMass", 20, null)]
    public void Judge_TheRealProgramUnderAnotherParameter_FailsWhereItShows(string key, double value, string? gate)
    {
        PinocchioRun run = PinocchioRun.Open(Redeclared("pinocchio/ref128_binary", key, value));

        GateReport report = Judge(run, exactDistances: false);

        Assert.Equal(gate is null ? GateVerdict.Passed : GateVerdict.Failed, report.Verdict);
        if (gate is not null) Assert.Contains(report.Checks, check => !check.Passed && check.Gate == gate);
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(1.0)]
    [InlineData(1.1)]
    [Trait("Duration", "Slow")]
    public void Judge_AFieldTenPercentOff_FailsAtRedshiftTwo(double factor)
    {
        RunParameters simulated = EngineRuns.Reference128 with { Cosmology = EngineRuns.Reference128.Cosmology with { Sigma8 = 0.812 * factor } };

        PinocchioRun run = EngineRuns.Simulate(folder.File("run"), simulated, EngineRuns.Reference128);
        GateReport report = PhysicsGates.Judge(run, exactDistances: true, isWhole: true, TestContext.Current.CancellationToken);

        if (factor is 1.0) Passed(report);
        else Assert.Contains(report.Checks, check => !check.Passed && check.Subject.StartsWith("z = 2,", StringComparison.Ordinal));
    }

    [Fact]
    public void Judge_WarmDarkMatter_IsNotJudged()
    {
        PinocchioRun run = PinocchioRun.Open(Redeclared("pinocchio/ref32_snapshot", "WDM_PartMass_in_kev", 1));

        GateReport report = Judge(run, exactDistances: false);

        Assert.Equal(GateVerdict.NotJudged, report.Verdict);
        Assert.Contains("warm dark matter", Assert.Single(report.NotJudged), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, GateVerdict.Failed)]
    [InlineData(false, GateVerdict.Passed)]
    public void Judge_WithoutFilesThatTheRunShouldHaveWritten_FailsOnlyIfItMustBeWhole(bool isWhole, GateVerdict expected)
    {
        PinocchioRun reference = PinocchioRun.Open(Redeclared("pinocchio/ref32_snapshot", "RandomSeed", 7));
        File.Delete(Path.Combine(reference.Folder, reference.Names.Catalog(2.0)));
        File.Delete(Path.Combine(reference.Folder, reference.Names.Cone));

        GateReport report =
            PhysicsGates.Judge(PinocchioRun.Open(reference.Folder), exactDistances: false, isWhole, TestContext.Current.CancellationToken);

        Assert.Equal(expected, report.Verdict);
        Assert.Equal(isWhole ? 2 : 0, report.Missing.Count);
        Assert.Equal(isWhole ? 0 : 2, report.NotJudged.Count(sentence => sentence.Contains("the run has n", StringComparison.Ordinal)));
        Assert.Equal(isWhole ? GateVerdict.Failed : GateVerdict.NotJudged, report.VerdictOf(GateCheck.ConeCounts));
    }

    [Theory]
    [InlineData(0.812, 0.3158, -1.0, 128)]
    [InlineData(1.05, 0.2, -1.2, 200)]
    [InlineData(0.55, 0.42, -0.8, 200)]
    [Trait("Duration", "Slow")]
    public void Judge_TwentySeeds_RaisesNoFalseAlarm(double sigma8, double omegaM, double w0, double box)
    {
        for (int seed = 1; seed <= 20; seed++)
        {
            RunParameters parameters = Small with
            {
                RandomSeed = seed,
                BoxSize = box,
                Cosmology = Small.Cosmology with { Sigma8 = sigma8, OmegaM = omegaM, W0 = w0 },
                Cone = Small.Cone! with { FarRedshift = 0.8, Axis = (1, 0.62, 0.38) },
            };
            string run = folder.File($"{seed}");

            GateReport report = Judge(EngineRuns.Simulate(run, parameters), exactDistances: true);

            Assert.True(report.Verdict == GateVerdict.Passed, $"seed {seed}: {string.Join(Environment.NewLine, report.Faults)}");
            Directory.Delete(run, recursive: true);
        }
    }

    [Fact]
    public void Judge_ACutCone_FailsWhereItEnds()
    {
        PinocchioRun run = EngineRuns.Simulate(folder.File("run"), Small);
        string cone = run.ConeFiles[0];
        ConeHalo[] halos;
        HaloFileFormat format;
        using (ConeReader reader = ConeReader.Open(cone, run.Parameters.Units)) (halos, format) = (reader.ReadToEnd(), reader.Format);
        using (ConeWriter writer = ConeWriter.Create(cone, format, run.Parameters.Units, run.Parameters.MinimumHaloParticles))
        {
            writer.WriteBlock([.. halos.Where(halo => halo.Redshift < 0.2)]);
            writer.Commit();
        }

        GateReport report = Judge(run, exactDistances: true);

        Assert.All(report.Checks.Where(check => !check.Passed), check => Assert.Equal("cone-counts", check.Gate));
        Assert.Contains(report.Checks, check => !check.Passed && check.Halos == 0);
    }

    [Fact]
    public void Judge_ExactDistancesOfTheRealProgram_FailNearby()
    {
        GateReport report = Judge(PinocchioRun.Open(ReferenceData.Path("pinocchio", "ref64_binary")), exactDistances: true);

        GateCheck nearby = report.Checks.First(check => check.Gate is "distances");
        Assert.False(nearby.Passed);
        Assert.InRange(nearby.Value, -2.3, -1.8);
    }

    [Fact]
    [Trait("Duration", "Slow")]
    public void ToJson_IsReadBack()
    {
        GateReport report = Judge(EngineRuns.Simulate(folder.File("run"), Small with { GridSize = 32, BoxSize = 64 }), exactDistances: true);

        GateReport read = GateReport.FromJson((JsonObject)JsonNode.Parse(report.ToJson().ToJsonString())!);

        Assert.Equal(report.Checks, read.Checks);
        Assert.Equal(report.NotJudged, read.NotJudged);
        Assert.Equal(report.Verdict, read.Verdict);
    }

    private static GateReport Judge(PinocchioRun run, bool exactDistances) =>
        PhysicsGates.Judge(run, exactDistances, isWhole: false, TestContext.Current.CancellationToken);

    private static void Passed(GateReport report) =>
        Assert.True(report.Verdict == GateVerdict.Passed, string.Join(Environment.NewLine, report.Faults));

    // A copy of a run whose parameter file says something else than what was run.
    private string Redeclared(string run, string key, double value)
    {
        string copy = folder.File("copy");
        Folders.Create(copy);
        foreach (string file in Directory.EnumerateFiles(ReferenceData.Path(run)))
            if (!file.Contains("histories", StringComparison.Ordinal)) File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        string parameters = Path.Combine(copy, "parameter_file");
        File.Delete(parameters);
        ParameterFile.Read(ReferenceData.Path(run, "parameter_file")).With(key, $"{value}").Write(parameters);
        return copy;
    }
}
