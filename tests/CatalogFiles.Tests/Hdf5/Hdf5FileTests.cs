using Orchestrator.Numerics;

namespace Orchestrator.CatalogFiles.Tests.Hdf5;

public sealed class Hdf5FileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void OpenRead_MissingFile_NamesIt()
    {
        var error = Assert.Throws<InvalidInputException>(() => Hdf5File.OpenRead(folder.File("absent.h5")));

        Assert.Equal($"{folder.File("absent.h5")}: there is no such file", error.Message);
    }

    [Fact]
    public void OpenRead_ForeignFile_SaysItIsNotHdf5()
    {
        File.WriteAllText(folder.File("notes.h5"), "not a container of numbers");

        var error = Assert.Throws<InvalidInputException>(() => Hdf5File.OpenRead(folder.File("notes.h5")));

        Assert.Contains("notes.h5: this is not an HDF5 file", error.Message);
    }

    [Fact]
    public void OpenRead_TruncatedFile_SaysHowManyBytesItHas()
    {
        string path = folder.File("cut.h5");
        WriteSample(path);
        using (var stream = new FileStream(path, FileMode.Open)) stream.SetLength(1000);

        var error = Assert.Throws<InvalidInputException>(() => Hdf5File.OpenRead(path));

        Assert.Contains("cut.h5: this HDF5 file is cut off: it has 1000 bytes", error.Message);
    }

    [Fact]
    public void OpenDataSet_Absent_GivesTheLibrarysReasons()
    {
        string path = folder.File("file.h5");
        WriteSample(path);
        using Hdf5File file = Hdf5File.OpenRead(path);

        var error = Assert.Throws<Hdf5Exception>(() => file.OpenDataSet("/nothing"));

        Assert.StartsWith($"{path}: could not open the data set /nothing: ", error.Message);
        Assert.Contains(error.Reasons, reason => reason.Contains("doesn't exist"));
    }

    [Fact]
    public void Create_TheSameCallsTwice_GivesTheSameBytes()
    {
        WriteSample(folder.File("a.h5"));
        WriteSample(folder.File("b.h5"));

        Assert.Equal(File.ReadAllBytes(folder.File("a.h5")), File.ReadAllBytes(folder.File("b.h5")));
    }

    [Fact]
    public void Read_EverythingThatWasWritten_IsTheSame()
    {
        WriteSample(folder.File("file.h5"));
        using Hdf5File file = Hdf5File.OpenRead(folder.File("file.h5"));

        Assert.Equal(["axes", "maps", "names", "note"], file.Members("/"));
        Assert.Equal(["x", "y"], file.Members("/axes"));
        using Hdf5DataSet maps = file.OpenDataSet("/maps");
        Assert.Equal([3L, 4L, 5L], maps.Shape);
        Assert.Equal([1L, 4L, 5L], maps.ChunkShape);
        Assert.Equal(Enumerable.Range(0, 60).Select(i => (float)i), maps.Read<float>());
        double[] row = new double[20];
        maps.ReadRows(1, 1, row);
        Assert.Equal(Enumerable.Range(20, 20).Select(i => (double)i), row);
        using Hdf5DataSet names = file.OpenDataSet("/names");
        Assert.Equal(["alpha", "βγ", ""], names.ReadStrings());
        using Hdf5DataSet note = file.OpenDataSet("/note");
        Assert.Equal(["a text\nof two lines"], note.ReadStrings());
        Assert.Equal(["omega_m", "σ8"], file.ReadStringAttribute("/maps", "columns"));
        Assert.Equal([0.1, 0.2], file.ReadAttribute<double>("/", "numbers"));
        Assert.Equal(["one"], file.ReadStringAttribute("/", "word"));
        Assert.Equal([[], ["/axes/y"], ["/axes/x"]], file.DimensionScales("/maps")!);
        Assert.True(file.Exists("/axes/x"));
        Assert.False(file.Exists("/axes/z/deeper"));
    }

    [Fact]
    public void Read_ByH5Py_FindsValuesAttributesAndScales()
    {
        WriteSample(folder.File("file.h5"));

        string read = Python.Run("""
            import h5py, sys
            f = h5py.File(sys.argv[1])
            m = f["maps"]
            print(m.dtype, m.shape, m.chunks, m.compression, m.shuffle, m[2, 3, 4])
            print(list(m.attrs["columns"]), f.attrs["word"], f.attrs["numbers"].tolist())
            print([len(d) for d in m.dims], m.dims[1][0].name, m.dims[2][0][:].tolist(), h5py.h5ds.is_scale(f["axes/x"].id))
            print(f["names"][:].tolist()[0], f["note"].asstr()[()])
            """, folder.File("file.h5"));

        Assert.Equal("""
            float32 (3, 4, 5) (1, 4, 5) gzip True 59.0
            ['omega_m', 'σ8'] one [0.1, 0.2]
            [0, 1, 1] /axes/y [0.0, 1.0, 2.0, 3.0, 4.0] True
            b'alpha' a text
            of two lines
            """, read);
    }

    [Fact]
    public void Close_OnAFullDisk_SaysSoAndGivesTheSpaceBack()
    {
        using var disk = new SmallDisk(kilobytes: 256);
        long before = disk.FreeBytes;

        Assert.Throws<DiskFullException>(() => AtomicFile.Write(disk.File("big.h5"), temporary =>
        {
            using Hdf5File file = Hdf5File.Create(temporary);
            file.WriteDataSet<double>("/values", [100_000], new double[100_000]);
            file.Close();
        }));

        Assert.Empty(Directory.GetFileSystemEntries(disk.FullName));
        Assert.Equal(before, disk.FreeBytes);
    }

    [Fact]
    public void Calls_FromManyThreads_DoNotDisturbEachOther() => Parallel.For(0, 16, i =>
    {
        string path = folder.File($"thread-{i}.h5");
        using (Hdf5File file = Hdf5File.Create(path))
        {
            file.WriteDataSet<int>("/values", [1000], Enumerable.Repeat(i, 1000).ToArray());
            file.Close();
        }

        Assert.Throws<Hdf5Exception>(() =>
        {
            using Hdf5File file = Hdf5File.OpenRead(path);
            file.OpenDataSet("/absent").Dispose();
        });
        using Hdf5File read = Hdf5File.OpenRead(path);
        using Hdf5DataSet values = read.OpenDataSet("/values");
        Assert.All(values.Read<int>(), value => Assert.Equal(i, value));
    });

    public void Dispose() => folder.Dispose();

    private static void WriteSample(string path)
    {
        using Hdf5File file = Hdf5File.Create(path);
        using (Hdf5DataSet maps = file.CreateDataSet<float>("/maps", [3, 4, 5], DataSetLayout.Chunked(1, 4, 5)))
            maps.Write<float>(Enumerable.Range(0, 60).Select(i => (float)i).ToArray());
        file.WriteDataSet<double>("/axes/x", [5], [0, 1, 2, 3, 4]);
        file.WriteDataSet<double>("/axes/y", [4], [0, 1, 2, 3]);
        file.AttachDimensionScales([("/maps", [null, "/axes/y", "/axes/x"])]);
        file.WriteStrings("/names", ["alpha", "βγ", ""], 8);
        file.WriteText("/note", "a text\nof two lines");
        file.WriteAttribute("/maps", "columns", ["omega_m", "σ8"]);
        file.WriteAttribute<double>("/", "numbers", [0.1, 0.2]);
        file.WriteAttribute("/", "word", "one");
        file.Close();
    }
}
