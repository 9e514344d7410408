using Orchestrator.Cosmology;

namespace Orchestrator.Catalogs.Tests;

public sealed class GalaxyTableTests
{
    [Fact]
    public void Build_AppendedGalaxies_AreItsRows()
    {
        Galaxy[] galaxies = Some(40);
        using GalaxyTable table = TableOf(galaxies, MassDefinition.M200m);
        Assert.Equal(MassDefinition.M200m, table.MassDefinition);
        for (int row = 0; row < 40; row++) Assert.Equal(galaxies[row], table[row]);
        using GalaxyTable selected = table.Select([39, 0]);
        Assert.Equal((galaxies[39], galaxies[0]), (selected[0], selected[1]));
    }

    [Fact]
    public void Columns_ByDescription_AreTheColumnsByName()
    {
        using GalaxyTable table = TableOf(Some(4), MassDefinition.M200m);
        Assert.True(table.Values<ulong>(GalaxyColumns.HaloId) == table.HaloId);
        Assert.True(table.Values<int>(GalaxyColumns.Replication) == table.Replication);
        Assert.True(table.Values<ushort>(GalaxyColumns.Satellite) == table.Satellite);
        Assert.True(table.Values<double>(GalaxyColumns.HaloMass) == table.HaloMass);
        Assert.True(table.Values<double>(GalaxyColumns.Z) == table.Z);
        Assert.True(table.Values<float>(GalaxyColumns.VelocityY) == table.VelocityY);
        Assert.All(table.Columns, column => Assert.False(string.IsNullOrEmpty(column.Unit), column.Name));
    }

    [Fact]
    public void Append_OtherTable_AddsItsRowsOrRefuses()
    {
        using GalaxyTable table = TableOf(Some(4), MassDefinition.M200m);
        using var builder = new GalaxyTableBuilder(MassDefinition.M200m);
        builder.Append(table);
        builder.Append(table);
        using GalaxyTable twice = builder.Build();
        Assert.Equal((8, table[3]), (twice.Count, twice[7]));
        using var other = new GalaxyTableBuilder(MassDefinition.Virial);
        Assert.Throws<ArgumentException>(() => other.Append(table));
    }

    private static GalaxyTable TableOf(Galaxy[] galaxies, MassDefinition definition)
    {
        using var builder = new GalaxyTableBuilder(definition);
        foreach (Galaxy galaxy in galaxies) builder.Append(galaxy);
        return builder.Build();
    }

    private static Galaxy[] Some(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new Galaxy((ulong)i, i, (ushort)(i % 3), 1e13 + i, i, 2 * i, 3 * i, i, -i, 0.5f * i))];
}
