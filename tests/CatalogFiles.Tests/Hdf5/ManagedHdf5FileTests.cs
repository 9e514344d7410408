using CsCheck;
using Orchestrator.Catalogs;
using Orchestrator.Cosmology;
using Orchestrator.Numerics;

namespace Orchestrator.CatalogFiles.Tests.Hdf5;

/// <summary>What managed code reads and writes without libhdf5, beside what libhdf5 and h5py make of the same.</summary>
public sealed class ManagedHdf5FileTests : IDisposable
{
    private static readonly Gen<Halo[]> AnyHalos = Gen.Select(Gen.ULong, Gen.Int, Gen.Double, Gen.Float, Gen.Double[1e10, 1e16], Gen.Double[0, 3])
        .Select((id, replication, position, velocity, mass, redshift) => new Halo(id, replication, position, -position, 3 * position, velocity, -velocity, 0, mass, redshift))
        .Array[0, 50];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void ContentHash_OfEveryKindOfContent_IsThatOfLibhdf5WhicheverReads()
    {
        string native = folder.File("native.h5"), managed = folder.File("managed.h5");
        string hash = WriteEverything(LibHdf5File.Create(native));
        Assert.Equal(hash, WriteEverything(ManagedHdf5File.Create(managed)));
        foreach (string path in (string[])[native, managed])
        {
            using Hdf5File byLibrary = LibHdf5File.OpenRead(path);
            using Hdf5File byUs = ManagedHdf5File.OpenRead(path);
            Assert.Equal(hash, ContentHash.Of(byLibrary));
            Assert.Equal(hash, ContentHash.Of(byUs));
            Assert.Equal(byLibrary.DimensionScales("/maps"), byUs.DimensionScales("/maps"));
        }
    }

    [Fact]
    public void HaloFile_OfAnyHalos_IsReadBackByBoth() => AnyHalos.Sample(halos =>
    {
        string native = folder.File("native.h5"), managed = folder.File("managed.h5");
        using HaloTable table = Table(halos);
        var provenance = new Dictionary<string, string>(StringComparer.Ordinal) { ["parameter_file"] = "BoxSize 500\n", ["empty"] = "" };
        Assert.Equal(Write(LibHdf5File.Create(native)), Write(ManagedHdf5File.Create(managed)));
        foreach (string path in (string[])[native, managed])
        {
            using Hdf5File byLibrary = LibHdf5File.OpenRead(path);
            using Hdf5File byUs = ManagedHdf5File.OpenRead(path);
            using HaloTable first = HaloFile.Read(byLibrary), second = HaloFile.Read(byUs);
            Assert.Equal(table.Id.ToArray(), second.Id.ToArray());
            Assert.Equal(first.Id.ToArray(), second.Id.ToArray());
            Assert.Equal(first.X.ToArray(), second.X.ToArray());
            Assert.Equal(first.Mass.ToArray(), second.Mass.ToArray());
            Assert.Equal(first.VelocityX.ToArray(), second.VelocityX.ToArray());
            Assert.Equal(Provenance.Read(byLibrary), Provenance.Read(byUs));
        }

        string Write(Hdf5File made)
        {
            using Hdf5File file = made;
            string hash = HaloFile.Write(file, table, provenance);
            file.Close();
            return hash;
        }
    }, iter: 30, threads: 1);

    [Fact]
    public void Read_ByH5Py_FindsValuesFiltersAndTexts()
    {
        string path = folder.File("managed.h5");
        WriteEverything(ManagedHdf5File.Create(path));

        Assert.Equal("""
            (3, 5, 4, 6) (1, 2, 4, 6) gzip True float32
            239.0 True
            ['light-cone', '', 'ü']
            Omega0 0.31
            galaxies per pixel ['sample', 'slice', 'y', 'x'] [1.5 2.5] -7
            /axes/x
            """, Python.Run("""
            import h5py, sys, numpy
            f = h5py.File(sys.argv[1])
            m = f["maps"]
            print(m.shape, m.chunks, m.compression, m.shuffle, m.dtype)
            print(m[1, 4, 3, 5], bool(numpy.isnan(m[2]).all()))
            print([s.decode() for s in f["sample/recipe"][:]])
            print(f["provenance/parameter_file"][()].decode())
            print(m.attrs["units"], list(m.attrs["DIMENSION_LABELS"]), f.attrs["list"], f.attrs["small"])
            print(f[m.attrs["DIMENSION_LIST"][3][0]].name)
            """, path));
    }

    [Fact]
    public void Close_TheSameCallsTwice_GivesTheSameBytes()
    {
        WriteEverything(ManagedHdf5File.Create(folder.File("a.h5")));
        WriteEverything(ManagedHdf5File.Create(folder.File("b.h5")));
        Assert.Equal(File.ReadAllBytes(folder.File("a.h5")), File.ReadAllBytes(folder.File("b.h5")));
    }

    [Fact]
    public void Write_OfNumbersThatDoNotFit_ConvertsAsLibhdf5Does() => Gen.Double[-1e6, 1e6].Array[1, 20].Sample(values =>
    {
        Hdf5ElementType[] types = [Hdf5ElementType.Int8, Hdf5ElementType.UInt8, Hdf5ElementType.Int16, Hdf5ElementType.UInt16, Hdf5ElementType.Int32, Hdf5ElementType.UInt64, Hdf5ElementType.Float32];
        Assert.Equal(Convert(LibHdf5File.Create(folder.File("native.h5"))), Convert(ManagedHdf5File.Create(folder.File("managed.h5"))));

        double[] Convert(Hdf5File made)
        {
            using Hdf5File file = made;
            var read = new List<double>();
            foreach (Hdf5ElementType type in types)
            {
                using Hdf5DataSet set = file.CreateDataSet($"/{type}", type, [values.Length]);
                set.Write<double>(values);
                read.AddRange(set.Read<double>());
            }

            return [.. read];
        }
    }, iter: 20, threads: 1);

    [Fact]
    public void ReadRows_OfAFileOfLibhdf5_AreThoseRows()
    {
        string path = folder.File("rows.h5");
        using (Hdf5File file = LibHdf5File.Create(path))
        {
            using (Hdf5DataSet set = file.CreateDataSet<int>("/n", [100, 3], DataSetLayout.Chunked(7, 3))) set.Write<int>([.. Enumerable.Range(0, 300)]);
            file.Close();
        }

        using Hdf5File reader = ManagedHdf5File.OpenRead(path);
        using Hdf5DataSet numbers = reader.OpenDataSet("/n");
        double[] rows = new double[12];
        numbers.ReadRows<double>(5, 4, rows);
        Assert.Equal(Enumerable.Range(15, 12).Select(n => (double)n), rows);
        Assert.Equal([7, 3], numbers.ChunkShape!);
        Assert.Throws<ArgumentOutOfRangeException>(() => numbers.ReadRows(98, 4, rows.AsSpan()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void OpenRead_OfACutOffFile_SaysSo(bool isNative)
    {
        string path = folder.File("cut.h5");
        WriteEverything(isNative ? LibHdf5File.Create(path) : ManagedHdf5File.Create(path));
        using (var stream = new FileStream(path, FileMode.Open)) stream.SetLength(1000);
        var refusal = Assert.Throws<InvalidInputException>(() => ManagedHdf5File.OpenRead(path));
        Assert.Contains("cut.h5: this HDF5 file is cut off: it has 1000 bytes", refusal.Message);
    }

    [Fact]
    public void OpenRead_OfAnotherFile_SaysItIsNotHdf5()
    {
        File.WriteAllText(folder.File("notes.h5"), "not a container of numbers");
        Assert.Contains("notes.h5: this is not an HDF5 file", Assert.Throws<InvalidInputException>(() => ManagedHdf5File.OpenRead(folder.File("notes.h5"))).Message);
    }

    [Fact]
    public void CreateDataSet_LargerThanTheMemory_NamesTheRemedy()
    {
        using Hdf5File file = ManagedHdf5File.Create(folder.File("large.h5"));
        var refusal = Assert.Throws<Hdf5Exception>(() => file.CreateDataSet<double>("/x", [1L << 40]));
        Assert.Contains("could not write /x without libhdf5", refusal.Message);
        Assert.Contains("HDF5 module", refusal.Message);
    }

    [Fact]
    public void Calls_ThatOnlyLibhdf5Serves_SaySo()
    {
        using Hdf5File file = ManagedHdf5File.Create(folder.File("some.h5"));
        using Hdf5DataSet set = file.CreateDataSet<float>("/x", [4], DataSetLayout.Chunked(2));
        Assert.Contains("needs libhdf5", Assert.Throws<Hdf5Exception>(() => set.ReadChunk([0], out _)).Message);
        Assert.Contains("needs libhdf5", Assert.Throws<Hdf5Exception>(() => file.CreateVirtualDataSet("/v", set, [], null)).Message);
        Assert.Contains("there is one already", Assert.Throws<Hdf5Exception>(() => file.CreateDataSet<float>("/x", [4])).Message);
        Assert.Contains("there is no such object", Assert.Throws<Hdf5Exception>(() => file.OpenDataSet("/nothing")).Message);
    }

    [Fact]
    public void Close_OnAFullDisk_IsToldAsSuch()
    {
        using var disk = new SmallDisk(kilobytes: 128);
        Assert.Throws<DiskFullException>(() => AtomicFile.Write(disk.File("full.h5"), temporary =>
        {
            using Hdf5File file = ManagedHdf5File.Create(temporary);
            file.WriteDataSet<double>("/x", [100_000], new double[100_000]);
            file.Close();
        }));
        Assert.Empty(Directory.GetFileSystemEntries(disk.FullName));
    }

    private static HaloTable Table(Halo[] halos)
    {
        var builder = new HaloTableBuilder(MassDefinition.Fof, 6.2e10);
        foreach (Halo halo in halos) builder.Append(halo);
        return builder.Build();
    }

    // Maps as parts have them, with chunks stored directly (of which the last one of each sample is padded) and one sample never written.
    private static string WriteEverything(Hdf5File made)
    {
        using Hdf5File file = made;
        file.WriteAttribute("/", "format", "test");
        file.WriteAttribute("/", "small", (sbyte)-7);
        file.WriteAttribute("/", "large", ulong.MaxValue);
        file.WriteAttribute<double>("/", "list", [1.5, 2.5]);
        using (Hdf5DataSet maps = file.CreateDataSet("/maps", Hdf5ElementType.Float32, [3, 5, 4, 6], DataSetLayout.Chunked(1, 2, 4, 6) with { FillValue = float.NaN }))
        {
            for (int sample = 0; sample < 2; sample++)
            {
                for (int slice = 0; slice < 5; slice += 2)
                {
                    float[] chunk = [.. Enumerable.Range(0, 48).Select(i => (float)((((sample * 5) + slice) * 24) + i))];
                    maps.WriteChunk([sample, slice, 0, 0], ChunkEncoder.Encode(System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(chunk), sizeof(float)));
                }
            }
        }

        file.WriteAttribute("/maps", "units", "galaxies per pixel");
        file.WriteAttribute("/maps", "DIMENSION_LABELS", ["sample", "slice", "y", "x"]);
        file.WriteStrings("/sample/recipe", ["light-cone", "", "ü"], 64);
        file.WriteDataSet<sbyte>("/sample/split", [3], [-1, 0, 1]);
        file.WriteDataSet<long>("/sample/empty", [0], []);
        file.WriteDataSet<double>("/hod", [3, 0], []);
        file.WriteDataSet<double>("/axes/x", [6], [0, 1, 2, 3, 4, 5]);
        file.WriteDataSet<double>("/axes/y", [4], [0, 1, 2, 3]);
        file.AttachDimensionScales([("/maps", [null, null, "/axes/y", "/axes/x"])]);
        Provenance.Write(file, new Dictionary<string, string>(StringComparer.Ordinal) { ["parameter_file"] = "Omega0 0.31", ["nothing"] = "" });
        string hash = ContentHash.Of(file);
        file.WriteAttribute("/", ContentHash.AttributeName, hash);
        file.Close();
        return hash;
    }
}
