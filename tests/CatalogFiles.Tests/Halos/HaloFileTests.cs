using CsCheck;
using Orchestrator.Catalogs;
using Orchestrator.Cosmology;
using Orchestrator.Numerics;
using PureHDF;

namespace Orchestrator.CatalogFiles.Tests.Halos;

public sealed class HaloFileTests : IDisposable
{
    private static readonly Gen<Halo[]> AnyHalos = Gen.Select(Gen.ULong, Gen.Int, Gen.Double, Gen.Float, Gen.Double[1e10, 1e16], Gen.Double[0, 3])
        .Select((id, replication, position, velocity, mass, redshift) => new Halo(id, replication, position, -position, 3 * position, velocity, -velocity, 0, mass, redshift))
        .Array[0, 50];

    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Read_WhatWasWritten_IsTheSameToTheLastBit() => AnyHalos.Sample(
        halos =>
        {
            using HaloTable table = Table(halos);
            HaloFile.Write(folder.File("halos.h5"), table);
            using HaloTable read = HaloFile.Read(folder.File("halos.h5"));
            Assert.Equal(table.Count, read.Count);
            Assert.Equal(table.MassDefinition, read.MassDefinition);
            Assert.Equal(table.ParticleMass, read.ParticleMass);
            for (int column = 0; column < table.Columns.Count; column++) Assert.Equal(table.Bytes(column), read.Bytes(column));
        },
        iter: 30,
        threads: 1);

    [Fact]
    public void Write_TheSameTableTwice_GivesTheSameBytesAndHash()
    {
        using HaloTable table = Table([.. Enumerable.Range(1, 500).Select(Sample)]);
        var provenance = new Dictionary<string, string>(StringComparer.Ordinal) { ["parameter_file"] = "BoxSize 500", ["engine"] = "PINOCCHIO V5.1" };
        string first = HaloFile.Write(folder.File("a.h5"), table, provenance);
        string second = HaloFile.Write(folder.File("b.h5"), table, provenance);

        Assert.Equal(File.ReadAllBytes(folder.File("a.h5")), File.ReadAllBytes(folder.File("b.h5")));
        Assert.Equal(first, second);
        Assert.Equal(first, ContentHash.Of(folder.File("a.h5")));
        Assert.Equal(provenance, HaloFile.ReadProvenance(folder.File("a.h5")));
    }

    [Fact]
    public void Write_ValuesThatAreFloats_KeepsThemAsFloat32AndTheOthersAsFloat64()
    {
        using HaloTable table = Table([.. Enumerable.Range(1, 500).Select(i => Sample(i) with { X = (float)(i * 0.3), Y = i * 0.3 })]);
        HaloFile.Write(folder.File("halos.h5"), table);

        using var file = H5File.OpenRead(folder.File("halos.h5"));
        Assert.Equal(4, file.Dataset("/halos/x").Type.Size);
        Assert.Equal(8, file.Dataset("/halos/y").Type.Size);
        Assert.Equal(table.Y.ToArray(), file.Dataset("/halos/y").Read<double[]>());
        Assert.Equal(table.Id.ToArray(), file.Dataset("/halos/id").Read<ulong[]>());
        Assert.Equal("Mpc/h", file.Dataset("/halos/x").Attribute("units").Read<string>());
        Assert.Equal("Fof", file.Attribute("mass_definition").Read<string>());
    }

    [Fact]
    public void Read_ByH5Py_FindsUnitsDescriptionsAndFilters()
    {
        using HaloTable table = Table([.. Enumerable.Range(1, 500).Select(Sample)]);
        HaloFile.Write(folder.File("halos.h5"), table);

        Assert.Equal("""
            orchestrator-halos 1 Fof 62000000000.0 500
            Msun/h halo mass by the table's mass definition
            gzip True 500 62000000000.0
            """, Python.Run("""
            import h5py, sys
            f = h5py.File(sys.argv[1])
            a = f.attrs
            print(a["format"], a["format_version"], a["mass_definition"], a["particle_mass"], f["halos"].attrs["rows"])
            m = f["halos/mass"]
            print(m.attrs["units"], m.attrs["description"])
            print(m.compression, m.shuffle, len(m), m[0])
            """, folder.File("halos.h5")));
    }

    [Fact]
    public void Read_AnotherFormat_IsRefusedByName()
    {
        WriteFile(file =>
        {
            file.WriteAttribute("/", "format", "orchestrator-training-set");
            file.WriteAttribute("/", "format_version", 1);
        });

        var error = Assert.Throws<InvalidInputException>(() => HaloFile.Read(folder.File("other.h5")));
        Assert.Equal("format", error.Key);
        Assert.Equal("orchestrator-training-set", error.Value);
    }

    [Fact]
    public void Read_NewerVersion_IsRefusedWithTheVersion()
    {
        WriteFile(file =>
        {
            file.WriteAttribute("/", "format", HaloFile.Format);
            file.WriteAttribute("/", "format_version", HaloFile.FormatVersion + 1);
        });

        var error = Assert.Throws<InvalidInputException>(() => HaloFile.Read(folder.File("other.h5")));
        Assert.Equal("format_version", error.Key);
    }

    [Fact]
    public void Read_FileOfAnotherProgram_SaysSo()
    {
        WriteFile(file => file.WriteDataSet<int>("/x", [1], [1]));

        Assert.Contains("not one of ours", Assert.Throws<InvalidInputException>(() => HaloFile.Read(folder.File("other.h5"))).Message);
    }

    [Fact]
    public void Write_OnAFullDisk_LeavesNothing()
    {
        using var disk = new SmallDisk(kilobytes: 128);
        using HaloTable table = Table([.. Enumerable.Range(1, 20_000).Select(Sample)]);

        Assert.Throws<DiskFullException>(() => HaloFile.Write(disk.File("halos.h5"), table));

        Assert.Empty(Directory.GetFileSystemEntries(disk.FullName));
    }

    public void Dispose() => folder.Dispose();

    private static Halo Sample(int i) => new((ulong)i, i % 3, Math.Sqrt(i), 0.1 * i, -i, i, -i, 0.5f, 6.2e10 * i, 1.0 / i);

    private static HaloTable Table(Halo[] halos)
    {
        var builder = new HaloTableBuilder(MassDefinition.Fof, 6.2e10);
        foreach (Halo halo in halos) builder.Append(halo);
        return builder.Build();
    }

    private void WriteFile(Action<Hdf5File> write)
    {
        using Hdf5File file = Hdf5File.Create(folder.File("other.h5"));
        write(file);
        file.Close();
    }
}
