using Orchestrator.Numerics;

namespace Orchestrator.LatinHypercube.Tests;

public sealed class CompanionSetsTests
{
    private static readonly Dictionary<string, double> Fiducial = new() { ["omega_m"] = 0.31, ["sigma8"] = 0.8, ["w0"] = -1 };

    [Fact]
    public void OneAtATime_EachRow_DiffersInOneParameterAtMost()
    {
        var table = CompanionSets.OneAtATime(DesignTests.Model().Parameters, Fiducial, 4, 1000, 17);

        Assert.Equal(13, table.Count);
        Assert.Equal(Enumerable.Range(1000, 13), table.Simulation.ToArray());
        Assert.All(table.Seed.ToArray(), seed => Assert.Equal(17, seed));
        Assert.Equal(0.31, table.Column("omega_m")[0]);
        for (int row = 0; row < table.Count; row++)
            Assert.InRange(Fiducial.Count(pair => !pair.Value.Equals(table.Column(pair.Key)[row])), 0, 1);
        Assert.Equal([0.1975, 0.2725, 0.3475, 0.4225], table.Column("omega_m")[1..5].ToArray().Select(value => Math.Round(value, 12)));
    }

    [Fact]
    public void ManySeeds_OneCosmology_OnlySeedsDiffer()
    {
        var table = CompanionSets.ManySeeds(DesignTests.Model().Parameters, Fiducial, 5, 2000, 100);

        Assert.Equal([100, 101, 102, 103, 104], table.Seed.ToArray());
        Assert.All(table.Column("sigma8").ToArray(), value => Assert.Equal(0.8, value));
        Assert.All(table.Slice.ToArray(), slice => Assert.Equal(DesignTable.NoSlice, slice));
    }

    [Fact]
    public void BothSets_CentreMissingOrOutside_IsRefused()
    {
        Assert.Equal("w0", Assert.Throws<InvalidInputException>(() =>
            CompanionSets.ManySeeds(DesignTests.Model().Parameters, new Dictionary<string, double> { ["omega_m"] = 0.3, ["sigma8"] = 0.8 }, 1, 0, 0)).Key);
        Assert.Equal("omega_m", Assert.Throws<InvalidInputException>(() =>
            CompanionSets.OneAtATime(DesignTests.Model().Parameters, new Dictionary<string, double>(Fiducial) { ["omega_m"] = 0.5 }, 3, 0, 0)).Key);
    }
}
