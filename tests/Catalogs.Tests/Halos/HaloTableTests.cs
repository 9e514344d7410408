using System.Runtime.InteropServices;
using CsCheck;
using Orchestrator.Cosmology;

namespace Orchestrator.Catalogs.Tests;

public sealed class HaloTableTests
{
    private static readonly Gen<Halo> AnyHalo =
        from id in Gen.ULong
        from replication in Gen.Int[0, (1 << 30) - 1]
        from position in Gen.Double[-4000, 4000].Array[3]
        from velocity in Gen.Float[-2000, 2000].Array[3]
        from mass in Gen.Double[1e11, 1e16]
        from redshift in Gen.Double[0, 5]
        select new Halo(id, replication, position[0], position[1], position[2], velocity[0], velocity[1], velocity[2], mass, redshift);

    [Fact]
    public void Build_AppendedHalos_AreItsRows() =>
        AnyHalo.Array[0, 200].Sample(halos =>
        {
            using HaloTable table = TableOf(halos);
            return table.Count == halos.Length && Enumerable.Range(0, halos.Length).All(row => table[row] == halos[row]);
        });

    [Fact]
    public void Append_RowsInBulk_EqualRowsOneByOne()
    {
        Halo[] halos = Some(100);
        using HaloTable expected = TableOf(halos);
        using var builder = new HaloTableBuilder(MassDefinition.Fof, 1e10);
        for (int start = 0; start < halos.Length; start += 25)
        {
            HaloRows rows = builder.Append(25);
            for (int i = 0; i < 25; i++)
            {
                Halo halo = halos[start + i];
                (rows.Id[i], rows.Replication[i], rows.X[i], rows.Y[i], rows.Z[i]) = (halo.Id, halo.Replication, halo.X, halo.Y, halo.Z);
                (rows.VelocityX[i], rows.VelocityY[i], rows.VelocityZ[i]) = (halo.VelocityX, halo.VelocityY, halo.VelocityZ);
                (rows.Mass[i], rows.Redshift[i]) = (halo.Mass, halo.Redshift);
            }
        }

        using HaloTable table = builder.Build();
        for (int column = 0; column < table.Columns.Count; column++)
            Assert.True(table.Bytes(column).SequenceEqual(expected.Bytes(column)), table.Columns[column].Name);
    }

    [Fact]
    public void Build_ThenBuildAgain_IsEmpty()
    {
        using var builder = new HaloTableBuilder(MassDefinition.Fof, 0);
        builder.Append(Some(1)[0]);
        using HaloTable first = builder.Build();
        using HaloTable second = builder.Build();
        Assert.Equal((1, 0), (first.Count, second.Count));
    }

    [Fact]
    public void Columns_EveryDescription_MatchesItsValues()
    {
        using HaloTable table = TableOf(Some(3));
        Assert.Equal(table.Columns.Count, table.Columns.Select(column => column.Name).Distinct(StringComparer.Ordinal).Count());
        for (int column = 0; column < table.Columns.Count; column++)
            Assert.Equal(3 * SizeOf(table.Columns[column].ElementType), table.Bytes(column).Length);
        Assert.True(table.Values<double>(HaloColumns.Mass) == table.Mass, "a column by its description is the column by its name");
        Assert.True(table.Values<ulong>(HaloColumns.Id) == table.Id);
        Assert.True(table.Values<float>(HaloColumns.VelocityZ) == table.VelocityZ);
        Assert.True(table.Values<double>(HaloColumns.Y) == table.Y);
        Assert.Throws<ArgumentException>(() => table.Values<float>(HaloColumns.Mass).Length);
        Assert.Throws<ArgumentException>(() => table.Values<ulong>(GalaxyColumns.HaloId).Length);
    }

    [Fact]
    public void WithReplication_EitherDisposedFirst_OtherStaysWhole()
    {
        Halo[] halos = Some(50);
        int[] codes = [.. Enumerable.Range(0, 50)];
        HaloTable table = TableOf(halos);
        HaloTable replaced = table.WithReplication(codes);
        codes[3] = 77;
        table.Dispose();
        for (int row = 0; row < 50; row++) Assert.Equal(halos[row] with { Replication = row }, replaced[row]);

        HaloTable again = replaced.WithRedshift(new double[50]).WithMass([.. halos.Select(halo => halo.Mass / 2)], MassDefinition.M200m);
        replaced.Dispose();
        replaced.Dispose();
        Assert.Equal(halos[7] with { Replication = 7, Redshift = 0, Mass = halos[7].Mass / 2 }, again[7]);
        Assert.Equal((MassDefinition.M200m, 1e10), (again.MassDefinition, again.ParticleMass));
        again.Dispose();
    }

    [Fact]
    public void WithReplication_WrongLength_IsRefused()
    {
        using HaloTable table = TableOf(Some(5));
        Assert.Throws<ArgumentException>(() => table.WithReplication(new int[4]));
        Assert.Throws<ArgumentException>(() => table.WithRedshift(new double[6]));
        Assert.Throws<ArgumentException>(() => table.WithMass([], MassDefinition.Fof));
    }

    [Fact]
    public void Select_RowsInAnyOrder_AreTheRows() =>
        Gen.Select(AnyHalo.Array[1, 50], Gen.Int[0, 1000].Array[0, 80]).Sample((halos, numbers) =>
        {
            int[] rows = [.. numbers.Select(number => number % halos.Length)];
            using HaloTable table = TableOf(halos);
            using HaloTable selected = table.Select(rows);
            return selected.Count == rows.Length && Enumerable.Range(0, rows.Length).All(i => selected[i] == halos[rows[i]]);
        });

    [Fact]
    public void Select_RowOutside_IsRefused()
    {
        using HaloTable table = TableOf(Some(5));
        Assert.Throws<ArgumentOutOfRangeException>(() => table.Select([0, 5]));
        Assert.Throws<ArgumentOutOfRangeException>(() => table.Select([-1]));
    }

    [Fact]
    public void Append_OtherTable_AddsItsRows()
    {
        Halo[] halos = Some(60);
        using HaloTable first = TableOf(halos.AsSpan(0, 20));
        using HaloTable second = TableOf(halos.AsSpan(20));
        using var builder = new HaloTableBuilder(MassDefinition.Fof, 1e10);
        builder.Append(first);
        builder.Append(second);
        using HaloTable whole = builder.Build();
        for (int row = 0; row < 60; row++) Assert.Equal(halos[row], whole[row]);

        using var other = new HaloTableBuilder(MassDefinition.M200m, 1e10);
        Assert.Throws<ArgumentException>(() => other.Append(first));
    }

    [Fact]
    public void AnyColumn_AfterDispose_IsRefused()
    {
        HaloTable table = TableOf(Some(5));
        table.Dispose();
        Assert.Throws<ObjectDisposedException>(() => table.Mass.Length);
        Assert.Throws<ObjectDisposedException>(() => table.Bytes(0).Length);
        Assert.Throws<ObjectDisposedException>(() => table.Select([0]));
    }

    [Theory]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Builder_ImpossibleParticleMass_IsRefused(double particleMass) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new HaloTableBuilder(MassDefinition.Fof, particleMass));

    private static HaloTable TableOf(ReadOnlySpan<Halo> halos)
    {
        using var builder = new HaloTableBuilder(MassDefinition.Fof, 1e10);
        foreach (Halo halo in halos) builder.Append(halo);
        return builder.Build();
    }

    private static Halo[] Some(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new Halo((ulong)i, 3 * i, i, 2 * i, -i, i + 0.5f, -i, 2 * i, 1e13 + i, 0.01 * i))];

    private static int SizeOf(Type type) =>
        (int)typeof(Marshal).GetMethod(nameof(Marshal.SizeOf), 1, [])!.MakeGenericMethod(type).Invoke(null, null)!;
}
