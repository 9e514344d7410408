using System.Text.Json.Nodes;
using Orchestrator.CatalogFiles;
using Orchestrator.Catalogs;
using Orchestrator.Cosmology;
using Orchestrator.HaloHod;
using Orchestrator.LightCone;
using Orchestrator.Numerics;
using Orchestrator.Observational;
using Orchestrator.Pinocchio;
using Orchestrator.TrainingSets;
using Orchestrator.Worker;

namespace Orchestrator.Tests.Worker.Stages;

public sealed class StageTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static string RunFolder
    {
        get
        {
            for (var candidate = new DirectoryInfo(AppContext.BaseDirectory); candidate is not null; candidate = candidate.Parent)
            {
                string path = Path.Combine(candidate.FullName, "tests", "Fixtures", "campaign4", "0004");
                if (Directory.Exists(path)) return path;
            }
            throw new DirectoryNotFoundException("tests/Fixtures/campaign4");
        }
    }

    private static ConvertConeTask Conversion => new()
    {
        Simulation = 4,
        RunFolder = RunFolder,
        Cosmology = new CosmologyParameters { OmegaM = 0.36625, OmegaB = 0.0486, H = 0.6774, NS = 0.9667, Sigma8 = 0.63125, W0 = -1.0375 },
        InitialConditionsSeed = 1004,
        Fingerprints = new Dictionary<string, string>
            { ["cone"] = RunFingerprint.Of(Path.Combine(RunFolder, "pinocchio.sim0004.plc.out")) },
    };

    private static MockTask Mock => new()
    {
        Campaign = "golden",
        Simulation = 4,
        DesignSlice = -1,
        Group = 4,
        Labels = [("omega_m", 0.36625), ("sigma8", 0.63125)],
        Seed = 20200428,
        Recipe = "photometric",
        MinimumHaloMass = 5.7e13,
        Hod = new Zheng07Parameters(13.9, 0.1, 13.9, 14.6, 1.0),
        MassDefinition = MassDefinition.M200m,
        RedshiftSpaceDistortions = true,
        PhotometricErrors = new PhotometricErrors(0.008),
        Mask = new CapMask(6.4),
        Completeness = 0.95,
        Realisations = 2,
        Ablations = ["no-rsd", "no-photo-z", "no-mask"],
        Maps = new MapRecipe
        {
            Slices = 3,
            MinimumRedshift = 0,
            MaximumRedshift = 1.9,
            Field = SkyField.Square(13),
            Pixels = 32,
            Fiducial = new CosmologyParameters { OmegaM = 0.3, OmegaB = 0.045, H = 0.7, NS = 0.96, Sigma8 = 0.8 },
        },
    };

    public void Dispose() => folder.Dispose();

    // The hash may change only together with the version: an older result must not pass for a new one.
    [Fact]
    public void ConvertCone_OfAKnownCone_HasTheGoldenHash()
    {
        ConvertConeStage.Run(Conversion, folder.File("halos.h5"), TestContext.Current.CancellationToken);

        using HaloTable halos = HaloFile.Read(folder.File("halos.h5"));
        var hash = new Sha256();
        for (int column = 0; column < halos.Columns.Count; column++) hash.Append(halos.Bytes(column));
        string found = Convert.ToHexStringLower(hash.Finish());
        Assert.True((ConvertConeStage.Version, found) == (3, "ca30b0f91db188b31b35c332ab76fbc952a60ea09c442044ad0aaf2167cb0afc"), found);
        Assert.Equal(5063, halos.Count); // of 5066 rows; three halos crossed the light cone twice
    }

    [Fact]
    [Trait("Duration", "Slow")]
    public void Mock_OfKnownHalos_HasTheGoldenHashOnAnyNumberOfThreads()
    {
        ConvertConeStage.Run(Conversion, folder.File("halos.h5"), TestContext.Current.CancellationToken);

        string one = MapsHash(threads: 1), three = MapsHash(threads: 3);

        Assert.Equal(one, three);
        Assert.True((MockStage.Version, one) == (1, "b251bf471c6ba889918d56b61cfe7c60ada8d5ce4f0cc80728880def6986413b"), one);
    }

    [Fact]
    [Trait("Duration", "Slow")]
    public void Mock_Ablations_DifferOnlyByTheirEffect()
    {
        ConvertConeStage.Run(Conversion, folder.File("halos.h5"), TestContext.Current.CancellationToken);
        MockTask perfect = Mock with { PhotometricErrors = null, Mask = null, Completeness = 1, Ablations = ["no-rsd"] };
        Lineage lineage = MockStage.LineageOf(perfect, ConvertConeStage.LineageOf(Conversion));

        StageOutcome outcome =
            MockStage.Run(perfect, lineage, folder.File("halos.h5"), folder.File("part.h5"), 2, TestContext.Current.CancellationToken);

        JsonArray samples = outcome.Summary["samples"]!.AsArray();
        Assert.Equal(4, samples.Count);
        Assert.Equal((int)samples[0]!["painted"]!, (int)samples[1]!["painted"]!);
        Assert.Equal((int)samples[0]!["kept"]!, (int)samples[0]!["painted"]!);
        Assert.NotEqual((int)samples[0]!["painted"]!, (int)samples[2]!["painted"]!);
        Assert.All(SampleTable.Read(folder.File("part.h5")), row => Assert.Equal(lineage.Hash, row.Record.Lineage));
    }

    [Fact]
    public void ConvertCone_OfTheWrongCosmology_IsRefusedWithNothingWritten()
    {
        ConvertConeTask wrong = Conversion with { Cosmology = Conversion.Cosmology with { Sigma8 = 0.63126 } };

        var refusal =
            Assert.Throws<InvalidInputException>(
                () => ConvertConeStage.Run(wrong, folder.File("halos.h5"), TestContext.Current.CancellationToken));

        Assert.Equal(("Sigma8", "0.63125"), (refusal.Key, refusal.Value));
        Assert.Empty(Directory.GetFileSystemEntries(folder.FullName));
    }

    [Fact]
    public void ConvertCone_WithinTheTolerance_IsAccepted()
    {
        PinocchioRun run = PinocchioRun.Open(RunFolder);

        Assert.Empty(RunCheck.AgainstDesign(run, Conversion.Cosmology with { Sigma8 = 0.63125 + 0.9e-6 }, 1004, "design.csv"));
        Assert.Single(RunCheck.AgainstDesign(run, Conversion.Cosmology with { Sigma8 = 0.63125 + 1.1e-6 }, 1004, "design.csv"));
        Assert.Single(RunCheck.AgainstDesign(run, Conversion.Cosmology, 1005, "design.csv"));
    }

    [Fact]
    public void MassFunction_OfARealCone_IsNearWatson()
    {
        StageOutcome outcome = ConvertConeStage.Run(Conversion, folder.File("halos.h5"), TestContext.Current.CancellationToken);

        ConeMassFunction counts = ConeMassFunction.FromJson((JsonObject)outcome.Summary["mass_function"]!);

        Assert.Equal(5063, counts.Counts.Sum());
        // From the first whole bin above the excerpt's cut; a box that is seen several times scatters more than Poisson.
        double measured = counts.Counts.Skip(2).Sum(), expected = counts.Expected.Skip(2).Sum();
        Assert.InRange(measured / expected, 0.75, 1.2);
    }

    private string MapsHash(int threads)
    {
        string part = folder.File($"part-{threads}.h5");
        MockStage.Run(
            Mock, MockStage.LineageOf(Mock, ConvertConeStage.LineageOf(Conversion)), folder.File("halos.h5"), part, threads,
            TestContext.Current.CancellationToken);
        using Hdf5File file = Hdf5File.OpenRead(part);
        using Hdf5DataSet maps = file.OpenDataSet("/maps");
        float[] counts = maps.Read<float>();
        return Convert.ToHexStringLower(Sha256.HashData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(counts.AsSpan())));
    }
}
