using Orchestrator.Cosmology;

namespace Orchestrator.Catalogs.Tests;

public sealed class ObservedGalaxyTableTests
{
    [Fact]
    public void Build_AppendedGalaxies_AreItsRows()
    {
        ObservedGalaxy[] galaxies = Some(40);
        using ObservedGalaxyTable table = TableOf(galaxies);
        for (int row = 0; row < 40; row++) Assert.Equal(galaxies[row], table[row]);
        using ObservedGalaxyTable selected = table.Select([5]);
        Assert.Equal(galaxies[5], selected[0]);
    }

    [Fact]
    public void Append_RowsInBulk_KeepsEveryColumn()
    {
        ObservedGalaxy[] galaxies = Some(2);
        using var builder = new ObservedGalaxyTableBuilder(MassDefinition.Fof, capacity: 2);
        ObservedGalaxyRows rows = builder.Append(2);
        for (int i = 0; i < 2; i++)
        {
            (rows.HaloId[i], rows.Replication[i], rows.Satellite[i]) = (galaxies[i].HaloId, galaxies[i].Replication, galaxies[i].Satellite);
            (rows.HaloMass[i], rows.RightAscension[i], rows.Declination[i]) = (
                galaxies[i].HaloMass, galaxies[i].RightAscension, galaxies[i].Declination);
            (rows.ZCos[i], rows.ZRsd[i], rows.ZEstimated[i]) = (galaxies[i].ZCos, galaxies[i].ZRsd, galaxies[i].ZEstimated);
            (rows.LineOfSightVelocity[i], rows.Keep[i]) = (galaxies[i].LineOfSightVelocity, galaxies[i].Keep);
        }

        using ObservedGalaxyTable table = builder.Build();
        Assert.Equal((galaxies[0], galaxies[1]), (table[0], table[1]));
        Assert.True(table.Values<KeepFlags>(ObservedGalaxyColumns.Keep) == table.Keep);
    }

    [Fact]
    public void KeepFlags_Values_AreThoseOfTheFiles()
    {
        Assert.Equal(1, sizeof(KeepFlags));
        Assert.Equal([0, 1, 2, 4, 8, 16, 31], Enum.GetValues<KeepFlags>().Select(flag => (int)flag));
    }

    private static ObservedGalaxyTable TableOf(ObservedGalaxy[] galaxies)
    {
        using var builder = new ObservedGalaxyTableBuilder(MassDefinition.M200m);
        foreach (ObservedGalaxy galaxy in galaxies) builder.Append(galaxy);
        return builder.Build();
    }

    private static ObservedGalaxy[] Some(int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => new ObservedGalaxy(
            (ulong)i, i, (ushort)i, 1e13 + i, 180 + i, -i, 0.1 * i, 0.2 * i, 0.3 * i, 100.5 * i, (KeepFlags)(i % 32))),
    ];
}
