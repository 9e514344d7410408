using Orchestrator.CatalogFiles;
using Orchestrator.Numerics;

namespace Orchestrator.TrainingSets.Tests;

/// <summary>A campaign of a few simulations with maps of a few pixels, made without any astronomy.</summary>
internal sealed class SmallCampaign : IDisposable
{
    public const ulong Seed = 20200428;

    private readonly TemporaryFolder folder = new();

    public SmallCampaign(int simulations = 8, int realisations = 3, int slicesOfDesign = 1, MapElementType elementType = MapElementType.Float32)
    {
        Simulations = simulations;
        Realisations = realisations;
        SlicesOfDesign = slicesOfDesign;
        Description = Describe(elementType);
    }

    public int Simulations { get; init; }

    public int Realisations { get; init; }

    public int SlicesOfDesign { get; init; }

    public TrainingSetDescription Description { get; init; }

    public string FolderName => folder.FullName;

    /// <summary>The number of the recipe's version: another one means another lineage.</summary>
    public int RecipeVersion { get; set; } = 1;

    public IReadOnlyDictionary<int, IReadOnlyList<double>> Design => Enumerable.Range(0, Simulations).ToDictionary(i => i, Labels);

    public IReadOnlyList<SimulationPoint> Points => [.. Enumerable.Range(0, Simulations).Select(i => new SimulationPoint(i, i * SlicesOfDesign / Simulations, i))];

    public string PartPath(PartKey part) => folder.File($"part-{part.Simulation}-{part.Recipe}.h5");

    public string? ExistingPart(PartKey part) => File.Exists(PartPath(part)) ? PartPath(part) : null;

    public IEnumerable<SampleRecord> Records(int simulation) => Enumerable.Range(0, Realisations).Select(realisation => new SampleRecord
    {
        Identity = new SampleIdentity(simulation, "cone", realisation, ""),
        SliceOfDesign = simulation * SlicesOfDesign / Simulations,
        Group = simulation,
        Lineage = Lineage(simulation),
        Labels = Labels(simulation),
        Hod = [13.1, 0.38 + simulation],
    });

    public IReadOnlyCollection<SampleRecord> AllRecords() => [.. Enumerable.Range(0, Simulations).SelectMany(Records)];

    public void WriteParts(PartOptions? options = null)
    {
        for (int simulation = 0; simulation < Simulations; simulation++) WritePart(simulation, options);
    }

    public string WritePart(int simulation, PartOptions? options = null, string? path = null) => SamplePart.Write(
        path ?? PartPath(new PartKey(simulation, "cone")), Description, Lineage(simulation), Realisations, Records(simulation).Select(MakeSample), options);

    public TrainingSetPlan Plan(long shardBytes = 1 << 30) => TrainingSetPlan.Create(
        Description, AllRecords(), SplitAssignment.Draw(Points, new SplitShares(0.75, 0.125, 0.125), Seed), Seed, new ShardOptions { Bytes = shardBytes });

    public TrainingSetAssembler Assembler(long shardBytes = 1 << 30) => new(Plan(shardBytes), FolderName);

    public Sample MakeSample(SampleRecord record)
    {
        float[] maps = new float[Description.Maps.Pixels];
        RandomStream random = new RandomKey(Seed, RandomPurpose.Resampling, record.Identity.Simulation, record.Identity.Realisation).For(0);
        // The last slice stays empty, as one at high redshift may.
        ReadOnlySpan<float> footprint = Description.Axes.Footprint.Span;
        for (int pixel = 0; pixel < maps.Length * 2 / 3; pixel++)
            if (footprint[pixel % footprint.Length] > 0) maps[pixel] = random.NextPoisson(1.5 + record.Identity.Simulation);
        return new Sample(record, maps) { Statistics = new Dictionary<string, double[]>(StringComparer.Ordinal) { ["xi"] = [record.Identity.Simulation, record.Identity.Realisation + 0.5] } };
    }

    public void Dispose() => folder.Dispose();

    private static IReadOnlyList<double> Labels(int simulation) => [0.16 + (0.03 * simulation), 1.1 - (0.07 * simulation), -1];

    private static TrainingSetDescription Describe(MapElementType elementType)
    {
        float[] footprint = new float[16 * 12];
        Array.Fill(footprint, 1f, 0, footprint.Length - 4);
        return new TrainingSetDescription
        {
            Name = "small",
            Campaign = "test-campaign",
            SoftwareVersion = "0.1.0",
            ParameterColumns = ["omega_m", "sigma8", "w0"],
            HodColumns = ["log_m_min", "sigma_log_m"],
            Maps = new MapLayout(3, 16, 12, elementType),
            Axes = new MapAxes
            {
                SliceRedshiftEdges = [0, 0.5, 1.0, 2.0],
                SliceDistanceEdges = [0, 1322, 2313, 3626],
                PixelCentresX = [.. Enumerable.Range(0, 12).Select(i => (i - 5.5) * 0.01)],
                PixelCentresY = [.. Enumerable.Range(0, 16).Select(i => (i - 7.5) * 0.01)],
                PixelSide = 0.01,
                Projection = "lambert",
                Field = "square: 13",
                Footprint = footprint,
                FiducialCosmology = new Dictionary<string, double>(StringComparer.Ordinal) { ["omega_m"] = 0.3, ["w0"] = -1 },
            },
            Statistics = [new StatisticDescription("xi", [1, 10, 100], "Mpc/h", "a test's numbers")],
            Provenance = new Dictionary<string, string>(StringComparer.Ordinal) { ["campaign.yaml"] = "campaign: test-campaign\n" },
        };
    }

    private string Lineage(int simulation) => Convert.ToHexStringLower(Sha256.HashData([(byte)simulation, (byte)RecipeVersion]));
}
