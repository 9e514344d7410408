using CsCheck;
using Orchestrator.Catalogs;
using Orchestrator.Cosmology;
using Orchestrator.Numerics;

namespace Orchestrator.HaloHod.Tests.Painting;

public sealed class GalaxyPainterTests
{
    private const ulong Seed = 20200428;

    [Theory]
    [InlineData(5e12)]
    [InlineData(1e13)]
    [InlineData(2e14)]
    public void Paint_ManyEqualHalos_HasTheExpectedOccupation(double mass)
    {
        const int count = 100_000;
        using HaloTable halos = TestHalos.Equal(count, mass);
        using GalaxyTable galaxies = CreateSut().Paint(halos, Seed);
        int centrals = galaxies.Satellite.Count((ushort)0), satellites = galaxies.Count - centrals;
        double meanCentrals = TestHalos.Model.MeanCentrals(mass), meanSatellites = TestHalos.Model.MeanSatellites(mass);
        Assert.Equal(count * meanCentrals, centrals, 4 * Math.Sqrt(count * meanCentrals * (1 - meanCentrals)) + 1);
        Assert.Equal(count * meanSatellites, satellites, 4 * Math.Sqrt(count * meanSatellites) + 1);
    }

    [Fact]
    public void Paint_Satellites_HavePoissonVarianceAndDoNotFollowTheCentral()
    {
        const int count = 50_000;
        const double mass = 6.5e12;
        var model = new Zheng07Model(new(12.8, 0.3, 11, 12.6, 1.0));
        using HaloTable halos = TestHalos.Equal(count, mass);
        using GalaxyTable galaxies = new GalaxyPainter(TestHalos.Cosmology, model, TestHalos.Identity).Paint(halos, Seed);
        int[] satellites = new int[count];
        bool[] hasCentral = new bool[count];
        for (int i = 0; i < galaxies.Count; i++)
        {
            if (galaxies.Satellite[i] == 0) hasCentral[galaxies.HaloId[i]] = true;
            else satellites[galaxies.HaloId[i]]++;
        }
        double mean = satellites.Average(), variance = satellites.Average(n => (n - mean) * (n - mean));
        Assert.Equal(model.MeanSatellites(mass), mean, 4 * Math.Sqrt(mean / count));
        Assert.Equal(1, variance / mean, 4 * Math.Sqrt((2 + 1 / mean) / count));
        double with = satellites.Where((_, i) => hasCentral[i]).Average(), without = satellites.Where((_, i) => !hasCentral[i]).Average();
        Assert.Equal(with, without, 4 * 2 * Math.Sqrt(mean / count));
    }

    [Fact]
    public void Paint_Central_StandsAtItsHaloWithItsVelocity()
    {
        using HaloTable halos = TestHalos.Varied(5000);
        using GalaxyTable galaxies = CreateSut().Paint(halos, Seed);
        var hosts = Enumerable.Range(0, halos.Count).ToDictionary(i => (halos.Id[i], halos.Replication[i]), i => halos[i]);
        for (int i = 0; i < galaxies.Count; i++)
        {
            Galaxy galaxy = galaxies[i];
            Halo host = hosts[(galaxy.HaloId, galaxy.Replication)];
            Assert.Equal(host.Mass, galaxy.HaloMass);
            if (galaxy.Satellite != 0) continue;
            Assert.Equal((host.X, host.Y, host.Z), (galaxy.X, galaxy.Y, galaxy.Z));
            Assert.Equal((host.VelocityX, host.VelocityY, host.VelocityZ), (galaxy.VelocityX, galaxy.VelocityY, galaxy.VelocityZ));
        }
    }

    [Fact]
    public void Paint_Rows_FollowTheHalosWithSatellitesNumberedFromOne()
    {
        using HaloTable halos = TestHalos.Varied(5000);
        using GalaxyTable galaxies = CreateSut().Paint(halos, Seed);
        int halo = -1, previous = 0;
        for (int i = 0; i < galaxies.Count; i++)
        {
            int before = halo;
            while (halo < 0 || halos.Id[halo] != galaxies.HaloId[i] || halos.Replication[halo] != galaxies.Replication[i]) halo++;
            int number = galaxies.Satellite[i];
            Assert.True(halo == before ? number == previous + 1 : number <= 1, "a halo's galaxies are its central and satellites 1, 2, ...");
            previous = number;
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Paint_AnyNumberOfThreads_GivesTheSameBytes(int threads)
    {
        using HaloTable halos = TestHalos.Varied(20_000);
        using GalaxyTable one = CreateSut().Paint(halos, Seed, 3, 4), several = CreateSut().Paint(halos, Seed, 3, 4, threads);
        Assert.True(one.Count > 5000, "the comparison needs galaxies");
        AssertSameBytes(one, several);
    }

    [Fact]
    public void Paint_HalosInAnotherOrder_HoldTheSameGalaxies()
    {
        using HaloTable halos = TestHalos.Varied(5000);
        using HaloTable reversed = halos.Select([.. Enumerable.Range(0, halos.Count).Reverse()]);
        using GalaxyTable galaxies = CreateSut().Paint(halos, Seed), others = CreateSut().Paint(reversed, Seed);
        Assert.Equal(Rows(galaxies).OrderBy(Name), Rows(others).OrderBy(Name));
    }

    [Fact]
    public void Paint_CopiesOfOneHalo_CarryDifferentGalaxies()
    {
        using var builder = new HaloTableBuilder(MassDefinition.Fof, 0);
        for (int i = 0; i < 100; i++) builder.Append(new Halo(77, new Replication(i, 0, 0).Code, 0, 0, 0, 0, 0, 0, 2e14, 0.5));
        using HaloTable copies = builder.Build();
        using GalaxyTable galaxies = CreateSut().Paint(copies, Seed);
        var satellites = Rows(galaxies).Where(galaxy => galaxy.Satellite == 1).ToList();
        Assert.True(satellites.Count > 80);
        Assert.Equal(satellites.Count, satellites.Select(galaxy => (galaxy.X, galaxy.Y, galaxy.Z)).Distinct().Count());
        Assert.True(Rows(galaxies).GroupBy(galaxy => galaxy.Replication).Select(group => group.Count()).Distinct().Count() > 3);
    }

    [Theory]
    [InlineData(Seed + 1, 0, 0)]
    [InlineData(Seed, 1, 0)]
    [InlineData(Seed, 0, 1)]
    public void Paint_AnotherSeedSimulationOrRealisation_PaintsOtherGalaxies(ulong seed, int simulation, int realisation)
    {
        using HaloTable halos = TestHalos.Varied(2000);
        using GalaxyTable galaxies = CreateSut().Paint(halos, Seed), others = CreateSut().Paint(halos, seed, simulation, realisation);
        Assert.Empty(Rows(galaxies).Where(galaxy => galaxy.Satellite > 0).Intersect(Rows(others)));
    }

    [Fact]
    public void Paint_MoreSatellitesAsked_KeepsCentralsAndTheFirstSatellites()
    {
        using HaloTable halos = TestHalos.Varied(5000);
        var richer = new Zheng07Model(TestHalos.Model.Parameters with { LogM1 = 13.5 });
        using GalaxyTable few = CreateSut().Paint(halos, Seed);
        using GalaxyTable many = new GalaxyPainter(TestHalos.Cosmology, richer, TestHalos.Identity).Paint(halos, Seed);
        Assert.Equal(Rows(few).Where(galaxy => galaxy.Satellite == 0), Rows(many).Where(galaxy => galaxy.Satellite == 0));
        var named = Rows(many).ToDictionary(Name);
        foreach (Galaxy galaxy in Rows(few).Where(galaxy => named.ContainsKey(Name(galaxy)))) Assert.Equal(galaxy, named[Name(galaxy)]);
    }

    [Fact]
    public void Paint_SatellitesInAPeriodicBox_StayInside()
    {
        using HaloTable halos = TestHalos.Equal(200, 1e14);
        using GalaxyTable galaxies = new GalaxyPainter(TestHalos.Cosmology, TestHalos.Model, TestHalos.Identity with { PeriodicBox = 100 }).Paint(halos, Seed);
        Assert.All(Rows(galaxies), galaxy => Assert.True(
            galaxy is { X: >= 0 and < 100, Y: >= 0 and < 100, Z: >= 0 and < 100 }, $"{galaxy}"));
        Assert.Contains(Rows(galaxies), galaxy => galaxy.X > 99);
    }

    [Fact]
    public void Paint_NoHalos_PaintsNothing()
    {
        using HaloTable halos = TestHalos.Equal(0, 1e13);
        using GalaxyTable galaxies = CreateSut().Paint(halos, Seed, threads: 2);
        Assert.Equal(0, galaxies.Count);
        Assert.Equal(MassDefinition.M200m, galaxies.MassDefinition);
    }

    [Fact]
    public void Paint_MoreSatellitesThanCanBeNumbered_IsRefused()
    {
        using HaloTable halos = TestHalos.Equal(3000, 1e14);
        var model = new OccupationAbove(1e13, 1e6);
        var refused = Assert.Throws<InvalidInputException>(
            () => new GalaxyPainter(TestHalos.Cosmology, model, TestHalos.Identity).Paint(halos, Seed, threads: 2));
        Assert.Contains("65535", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CheckValidity_HalosInsideAllFits_HasNothingToSay()
    {
        using HaloTable halos = TestHalos.Equal(10, 1e14, 0.5);
        Assert.Empty(new GalaxyPainter(TestHalos.Cosmology, TestHalos.Model, new()).CheckValidity(halos));
        using HaloTable none = TestHalos.Equal(0, 1e14, 0.5);
        Assert.Empty(CreateSut().CheckValidity(none));
    }

    [Fact]
    public void CheckValidity_HalosOutside_NamesEachFitOnce()
    {
        using HaloTable halos = TestHalos.Equal(10, 2e15, 2.2);
        var warnings = new GalaxyPainter(TestHalos.Cosmology, TestHalos.Model, new()).CheckValidity(halos);
        Assert.Contains(warnings, warning => warning.Message.Contains("Watson", StringComparison.Ordinal));
        Assert.Contains(warnings, warning => warning.Message.Contains("Duffy", StringComparison.Ordinal) && warning.Range.Quantity is "z");
        Assert.Equal(warnings.Count, warnings.Select(warning => warning.Message).Distinct(StringComparer.Ordinal).Count());
        Assert.DoesNotContain(CreateSut().CheckValidity(halos), warning => warning.Message.Contains("Watson", StringComparison.Ordinal));
    }

    [Fact]
    public void CheckValidity_HighBaryonFraction_WarnsOfTheSpectrum()
    {
        // omega_b = 0.0486 at omega_m = 0.1 is a baryon fraction of 0.49.
        var cosmology = new WcdmCosmology(TestHalos.Parameters with { OmegaM = 0.1 });
        using HaloTable halos = TestHalos.Equal(10, 1e13, 0.5);
        Assert.Contains(
            new GalaxyPainter(cosmology, TestHalos.Model, new()).CheckValidity(halos),
            warning => warning.Message.Contains("Eisenstein", StringComparison.Ordinal));
    }

    private static GalaxyPainter CreateSut() => new(TestHalos.Cosmology, TestHalos.Model, TestHalos.Identity);

    private static IEnumerable<Galaxy> Rows(GalaxyTable galaxies) => Enumerable.Range(0, galaxies.Count).Select(i => galaxies[i]);

    private static (ulong, int, ushort) Name(Galaxy galaxy) => (galaxy.HaloId, galaxy.Replication, galaxy.Satellite);

    private static void AssertSameBytes(ColumnarTable expected, ColumnarTable actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (int i = 0; i < expected.Columns.Count; i++)
            Assert.True(expected.Bytes(i).SequenceEqual(actual.Bytes(i)), $"column {expected.Columns[i].Name} differs");
    }
}
