using Orchestrator.Catalogs;

namespace Orchestrator.HaloHod.Tests.Painting;

/// <summary>Counts of galaxies on the halos that abacusutils and halotools were run on: 419751 +- 321 centrals, 215519 +- 464 satellites.</summary>
[Trait("Duration", "Slow")]
public sealed class BaselineTests
{
    private const double Centrals = 419_751, Satellites = 215_519;

    [Fact]
    public void MeanOccupation_OfTheBaselineHalos_AddsToThePublishedExpectation()
    {
        using HaloTable halos = BaselineHalos.Create();
        double[] centrals = new double[halos.Count], satellites = new double[halos.Count];
        TestHalos.Model.MeanOccupation(halos.Mass, centrals, satellites);
        Assert.Equal(Centrals, centrals.Sum(), 0.5);
        Assert.Equal(Satellites, satellites.Sum(), 0.5);
        Assert.Equal(321, Math.Sqrt(centrals.Sum(n => n * (1 - n))), 0.5);
        Assert.Equal(464, Math.Sqrt(satellites.Sum()), 0.5);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Paint_TheBaselineHalos_HasTheExpectedCounts(int realisation)
    {
        using HaloTable halos = BaselineHalos.Create();
        using GalaxyTable galaxies = new GalaxyPainter(TestHalos.Cosmology, TestHalos.Model, TestHalos.Identity).Paint(halos, 1, 0, realisation, threads: 2);
        int centrals = galaxies.Satellite.Count((ushort)0);
        Assert.Equal(Centrals, centrals, 3.5 * 321);
        Assert.Equal(Satellites, galaxies.Count - centrals, 3.5 * 464);
    }
}
