using Orchestrator.Catalogs;

namespace Orchestrator.Observational.Tests.Pipeline;

/// <summary>Switching one effect off changes what that effect does and nothing else.</summary>
public sealed class AblationTests
{
    private const ulong Seed = 3;

    private static readonly ObservationOptions Everything = new()
    {
        Mask = new CapMask(8),
        Completeness = 0.9,
        PhotometricRedshifts = new(0.02, 0, 0.05),
    };

    [Fact]
    public void Observe_WithoutDistortions_KeepsTheDrawsOfEveryOtherEffect()
    {
        using GalaxyTable galaxies = TestGalaxies.InCone(5000);
        using ObservedGalaxyTable all = Observe(galaxies, Everything), without = Observe(galaxies, Everything with { RedshiftSpaceDistortions = false });
        Assert.True(without.ZRsd.SequenceEqual(without.ZCos));
        AssertSame(all, without, ObservedGalaxyColumns.ZRsd, ObservedGalaxyColumns.ZEstimated);
        int outliers = 0;
        for (int i = 0; i < all.Count; i++)
        {
            if (all.ZEstimated[i] == without.ZEstimated[i]) outliers++;
            else if (all.ZCos[i] > 0.2) Assert.Equal(Standardised(all, i), Standardised(without, i), 1e-9);
        }
        Assert.InRange(outliers, 180, 320);
    }

    [Fact]
    public void Observe_WithoutPhotometricErrors_KeepsEverythingElse()
    {
        using GalaxyTable galaxies = TestGalaxies.InCone(5000);
        using ObservedGalaxyTable all = Observe(galaxies, Everything), without = Observe(galaxies, Everything with { PhotometricRedshifts = null });
        AssertSame(all, without, ObservedGalaxyColumns.ZEstimated);
        Assert.True(without.ZEstimated.SequenceEqual(without.ZRsd));
    }

    [Fact]
    public void Observe_WithoutOutliers_KeepsEveryOtherEstimate()
    {
        using GalaxyTable galaxies = TestGalaxies.InCone(5000);
        using ObservedGalaxyTable all = Observe(galaxies, Everything), without = Observe(galaxies, Everything with { PhotometricRedshifts = new(0.02) });
        AssertSame(all, without, ObservedGalaxyColumns.ZEstimated);
        int changed = Enumerable.Range(0, all.Count).Count(i => all.ZEstimated[i] != without.ZEstimated[i]);
        Assert.InRange(changed, 180, 320);
    }

    [Fact]
    public void Observe_WithoutMask_KeepsEverythingElse()
    {
        using GalaxyTable galaxies = TestGalaxies.InCone(5000);
        using ObservedGalaxyTable all = Observe(galaxies, Everything), without = Observe(galaxies, Everything with { Mask = null });
        AssertSame(all, without, ObservedGalaxyColumns.Keep);
        for (int i = 0; i < all.Count; i++)
        {
            bool isInside = Everything.Mask!.Contains(all.RightAscension[i], all.Declination[i]);
            Assert.Equal(isInside && without.Keep[i].HasFlag(KeepFlags.Mask), all.Keep[i].HasFlag(KeepFlags.Mask));
        }
    }

    [Fact]
    public void Observe_WithoutIncompleteness_KeepsEverythingElse()
    {
        using GalaxyTable galaxies = TestGalaxies.InCone(5000);
        using ObservedGalaxyTable all = Observe(galaxies, Everything), without = Observe(galaxies, Everything with { Completeness = 1 });
        AssertSame(all, without, ObservedGalaxyColumns.Keep);
        for (int i = 0; i < all.Count; i++) Assert.True(!all.Keep[i].HasFlag(KeepFlags.Mask) || without.Keep[i].HasFlag(KeepFlags.Mask));
    }

    private static double Standardised(ObservedGalaxyTable table, int i) => (table.ZEstimated[i] - table.ZRsd[i]) / (1 + table.ZRsd[i]);

    private static ObservedGalaxyTable Observe(GalaxyTable galaxies, ObservationOptions options) =>
        new ObservationPipeline(TestGalaxies.Cosmology, TestGalaxies.Frame, options).Observe(galaxies, Seed);

    private static void AssertSame(ObservedGalaxyTable expected, ObservedGalaxyTable actual, params ColumnDescription[] except)
    {
        for (int i = 0; i < expected.Columns.Count; i++)
        {
            bool isExcepted = except.Contains(expected.Columns[i]);
            Assert.True(isExcepted != expected.Bytes(i).SequenceEqual(actual.Bytes(i)), $"column {expected.Columns[i].Name}");
        }
    }
}
