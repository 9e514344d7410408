using Orchestrator.Catalogs;
using Orchestrator.Cosmology;
using Orchestrator.LightCone;
using Orchestrator.Numerics;

namespace Orchestrator.Observational.Tests.Pipeline;

public sealed class ObservationPipelineTests
{
    private const ulong Seed = 20200428;

    private static readonly ObservationOptions Everything = new()
    {
        Mask = RectangleMask.Centred(20, 16),
        Completeness = 0.8,
        PhotometricRedshifts = new(0.02, 0.001, 0.05),
    };

    [Fact]
    public void Observe_Galaxies_KeepsWhoTheyAre()
    {
        using GalaxyTable galaxies = TestGalaxies.InCone(3000);
        using ObservedGalaxyTable observed = Observe(galaxies, Everything);
        Assert.Equal(galaxies.Count, observed.Count);
        Assert.Equal(galaxies.MassDefinition, observed.MassDefinition);
        Assert.True(galaxies.HaloId.SequenceEqual(observed.HaloId));
        Assert.True(galaxies.Replication.SequenceEqual(observed.Replication));
        Assert.True(galaxies.Satellite.SequenceEqual(observed.Satellite));
        Assert.True(galaxies.HaloMass.SequenceEqual(observed.HaloMass));
    }

    [Fact]
    public void Observe_Galaxies_HaveTheRedshiftOfTheirDistanceAndTheSkyOfTheFrame()
    {
        using GalaxyTable galaxies = TestGalaxies.InCone(3000);
        using ObservedGalaxyTable observed = Observe(galaxies, Everything);
        for (int i = 0; i < observed.Count; i++)
        {
            Galaxy galaxy = galaxies[i];
            double distance = Math.Sqrt(galaxy.X * galaxy.X + galaxy.Y * galaxy.Y + galaxy.Z * galaxy.Z);
            Assert.Equal(distance, TestGalaxies.Cosmology.ComovingDistance(observed.ZCos[i]), 1e-5);
            CartesianVector direction = TestGalaxies.Frame.ToDirection(observed.RightAscension[i], observed.Declination[i]);
            Assert.Equal(galaxy.X / distance, direction.X, 1e-12);
            Assert.Equal(galaxy.Z / distance, direction.Z, 1e-12);
            double lineOfSight = (galaxy.VelocityX * galaxy.X + galaxy.VelocityY * galaxy.Y + galaxy.VelocityZ * galaxy.Z) / distance;
            Assert.Equal(lineOfSight, observed.LineOfSightVelocity[i], 1e-9);
        }
    }

    [Fact]
    public void Observe_RecedingGalaxyAtRedshiftOne_IsMovedAwayBy3406Kiloparsec()
    {
        double distance = TestGalaxies.Cosmology.ComovingDistance(1);
        using var builder = new GalaxyTableBuilder(MassDefinition.M200m);
        builder.Append(new Galaxy(1, 0, 0, 1e13, 0, distance, 0, 50, 300, -20));
        builder.Append(new Galaxy(2, 0, 0, 1e13, 0, distance, 0, 50, -300, -20));
        using GalaxyTable galaxies = builder.Build();
        using ObservedGalaxyTable observed = Observe(galaxies, new());
        Assert.Equal(3.406, TestGalaxies.Cosmology.ComovingDistance(observed.ZRsd[0]) - distance, 5e-4);
        Assert.Equal(-3.406, TestGalaxies.Cosmology.ComovingDistance(observed.ZRsd[1]) - distance, 5e-3);
        Assert.Equal(1, observed.ZCos[0], 1e-9);
        Assert.Equal(300, observed.LineOfSightVelocity[0], 1e-12);
    }

    [Fact]
    public void Observe_Spectroscopic_ReportsTheRedshiftThatLightHas()
    {
        using GalaxyTable galaxies = TestGalaxies.InCone(1000);
        using ObservedGalaxyTable observed = Observe(galaxies, new());
        Assert.True(observed.ZRsd.SequenceEqual(observed.ZEstimated));
        Assert.All(observed.Keep.ToArray(), keep => Assert.Equal(KeepFlags.All, keep));
    }

    [Fact]
    public void Observe_Photometric_ScattersTheRedshiftThatLightHas()
    {
        using GalaxyTable galaxies = TestGalaxies.InCone(50_000);
        using ObservedGalaxyTable observed = Observe(galaxies, new() { PhotometricRedshifts = new(1e-5) });
        double[] aboutRsd = [.. Enumerable.Range(0, observed.Count).Select(i => (observed.ZEstimated[i] - observed.ZRsd[i]) / (1 + observed.ZRsd[i]))];
        Assert.Equal(1, Math.Sqrt(aboutRsd.Average(d => d * d)) / 1e-5, 0.02);
    }

    [Fact]
    public void Observe_Mask_RejectsOutsideAndKeepsTheFractionInside()
    {
        using GalaxyTable galaxies = TestGalaxies.InCone(50_000);
        using ObservedGalaxyTable observed = Observe(galaxies, Everything);
        int inside = 0, kept = 0;
        for (int i = 0; i < observed.Count; i++)
        {
            bool isInside = Everything.Mask!.Contains(observed.RightAscension[i], observed.Declination[i]);
            bool isKept = observed.Keep[i].HasFlag(KeepFlags.Mask);
            Assert.True(isInside || !isKept);
            Assert.Equal(KeepFlags.All & ~KeepFlags.Mask, observed.Keep[i] & ~KeepFlags.Mask);
            inside += isInside ? 1 : 0;
            kept += isKept ? 1 : 0;
        }
        Assert.True(inside > 10_000);
        Assert.Equal(0.8 * inside, kept, 4 * Math.Sqrt(0.16 * inside));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Observe_AnyNumberOfThreads_GivesTheSameBytes(int threads)
    {
        using GalaxyTable galaxies = TestGalaxies.InCone(20_000);
        var pipeline = new ObservationPipeline(TestGalaxies.Cosmology, TestGalaxies.Frame, Everything);
        using ObservedGalaxyTable one = pipeline.Observe(galaxies, Seed, 1, 2), several = pipeline.Observe(galaxies, Seed, 1, 2, threads);
        for (int i = 0; i < one.Columns.Count; i++) Assert.True(one.Bytes(i).SequenceEqual(several.Bytes(i)), one.Columns[i].Name);
    }

    [Fact]
    public void Observe_SomeOfTheGalaxies_SeesThemAsAmongAll()
    {
        using GalaxyTable galaxies = TestGalaxies.InCone(3000);
        using GalaxyTable some = galaxies.Select([.. Enumerable.Range(0, 3000).Where(i => i % 7 == 3)]);
        using ObservedGalaxyTable all = Observe(galaxies, Everything), few = Observe(some, Everything);
        for (int i = 0; i < few.Count; i++) Assert.Equal(all[7 * i + 3], few[i]);
    }

    [Fact]
    public void Observe_OtherRealisation_DrawsOtherErrors()
    {
        using GalaxyTable galaxies = TestGalaxies.InCone(1000);
        var pipeline = new ObservationPipeline(TestGalaxies.Cosmology, TestGalaxies.Frame, Everything);
        using ObservedGalaxyTable first = pipeline.Observe(galaxies, Seed), second = pipeline.Observe(galaxies, Seed, 0, 1);
        Assert.True(first.ZRsd.SequenceEqual(second.ZRsd));
        Assert.Empty(first.ZEstimated.ToArray().Intersect(second.ZEstimated.ToArray()));
        Assert.False(first.Keep.SequenceEqual(second.Keep));
    }

    [Fact]
    public void Observe_GalaxyAtTheVertex_HasNoLineOfSight()
    {
        using var builder = new GalaxyTableBuilder(MassDefinition.M200m);
        builder.Append(new Galaxy(1, 0, 0, 1e13, 0, 0, 0, 50, 300, -20));
        using GalaxyTable galaxies = builder.Build();
        using ObservedGalaxyTable observed = Observe(galaxies, new());
        Assert.Equal((0.0, 0.0, 0.0), (observed.ZCos[0], observed.ZRsd[0], observed.LineOfSightVelocity[0]));
    }

    [Fact]
    public void Constructor_ImpossibleOptions_NamesTheKey()
    {
        static ObservationPipeline Create(ObservationOptions options) => new(TestGalaxies.Cosmology, TestGalaxies.Frame, options);
        Assert.Equal("completeness", Assert.Throws<InvalidInputException>(() => Create(new() { Completeness = 0 })).Key);
        Assert.Equal("sigma0", Assert.Throws<InvalidInputException>(() => Create(new() { PhotometricRedshifts = new(-1) })).Key);
    }

    private static ObservedGalaxyTable Observe(GalaxyTable galaxies, ObservationOptions options) =>
        new ObservationPipeline(TestGalaxies.Cosmology, TestGalaxies.Frame, options).Observe(galaxies, Seed);
}
