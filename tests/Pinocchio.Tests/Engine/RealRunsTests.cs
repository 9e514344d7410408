using Orchestrator.Pinocchio.Engine;

namespace Orchestrator.Pinocchio.Tests.Engine;

/// <summary>Grids that are no power of two, constrained initial conditions, single particles and spectra by name beside the real program, halo by
/// halo.</summary>
public sealed class RealRunsTests
{
    /// <summary>How many halos of one of the programs the other has not, or with other particles: each hangs on one particle whose collapse
    /// comes a part in a million earlier or later.</summary>
    [Theory]
    [InlineData("grid31", 0)]
    [InlineData("grid45", 1)]
    [InlineData("grid63", 1)]
    [InlineData("grid75", 1)]
    [InlineData("grid96", 0)]
    [InlineData("coarse48", 0)]
    [InlineData("fixed", 0)]
    [InlineData("paired", 0)]
    [InlineData("fixedpaired", 2)]
    [InlineData("seed0", 1)]
    [InlineData("min1", 2)]
    [InlineData("efstathiou", 1)]
    [InlineData("powerlaw", 1)]
    public void Run_OfTheSameParameters_FindsEveryHaloWithTheSameMass(string name, int others)
    {
        PinocchioRun real = RealRuns.Open(name);
        Dictionary<double, List<(ulong Id, int Particles)>> halos = RealRuns.Halos(name);

        EngineResult result = PinocchioEngine.Run(
            real.Parameters with { Cone = null }, real.OutputRedshifts, new EngineOptions { Folder = real.Folder },
            cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(halos.Keys, result.Catalogs.Select(catalog => catalog.Redshift));
        int found = 0;
        foreach (EngineCatalog catalog in result.Catalogs)
        {
            HashSet<(ulong, int)> own = [.. catalog.Halos.Select(halo => (halo.Id, halo.Particles))];
            found += Math.Max(own.Count, halos[catalog.Redshift].Count) - halos[catalog.Redshift].Count(own.Contains);
        }

        Assert.True(found <= others, $"{found} halos of {halos.Values.Sum(output => output.Count)} differ");
    }

    /// <summary>An odd grid's halos in full: places, velocities and the cone.</summary>
    [Fact]
    public void Run_OfAnOddGrid_HasTheRealPlacesAndCone()
    {
        PinocchioRun real = RealRuns.Open("grid31");

        EngineResult result = PinocchioEngine.Run(
            real.Parameters, real.OutputRedshifts, new EngineOptions { Folder = real.Folder }, cancellation: TestContext.Current.CancellationToken);

        foreach (EngineCatalog catalog in result.Catalogs)
        {
            CatalogAgreement found = CatalogAgreement.Of(real, catalog);
            Assert.Equal((found.Real, found.Real), (found.Ours, found.Equal));
            Assert.InRange(Math.Max(found.Position, found.LagrangianPosition), 0.0, 1.3e-4);
            Assert.InRange(found.Velocity, 0.0, 0.005);
        }

        ConeAgreement cone = ConeAgreement.Of(real, result);
        Assert.InRange(Math.Max(cone.Real, cone.Ours) - cone.EqualMass, 0, 1);
        Assert.InRange(cone.EqualRedshift, cone.Matched - 2, cone.Matched);
        Assert.InRange(cone.Position, 0.0, 1.6e-4);
    }
}
