namespace Orchestrator.CatalogFiles.Tests.Checksums;

public sealed class ContentHashTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Of_OtherChunksCompressorsAndOrderOfCreation_IsTheSame()
    {
        string plain = Write("plain", file =>
        {
            WriteMaps(file, DataSetLayout.Contiguous);
            file.WriteDataSet<long>("/sample/galaxies", [2], [3, 4]);
        });
        string chunked = Write("chunked", file =>
        {
            file.WriteDataSet<long>("/sample/galaxies", [2], [3, 4]);
            WriteMaps(file, DataSetLayout.Chunked(1, 6));
        });
        string[] direct = [.. new[] { ChunkCompressor.ZLib, ChunkCompressor.Automatic }.Select(compressor => Write("direct", file =>
        {
            file.WriteDataSet<long>("/sample/galaxies", [2], [3, 4]);
            using (Hdf5DataSet maps = file.CreateDataSet<float>("/maps", [2, 6], DataSetLayout.Chunked(1, 6)))
            {
                byte[] bytes = new byte[Values.Length * 4];
                Buffer.BlockCopy(Values, 0, bytes, 0, bytes.Length);
                maps.WriteChunk([0, 0], ChunkEncoder.Encode(bytes.AsSpan(0, 24), 4, compressor));
                maps.WriteChunk([1, 0], ChunkEncoder.Encode(bytes.AsSpan(24), 4, compressor));
            }

            file.WriteAttribute("/maps", "columns", ["a", "b"]);
        }))];

        Assert.All([chunked, .. direct], hash => Assert.Equal(plain, hash));
    }

    [Fact]
    public void Of_AnyDifferenceAReaderSees_IsAnotherHash()
    {
        string reference = Write("reference", file => WriteMaps(file, DataSetLayout.Contiguous));
        string[] others =
        [
            Write("value", file => WriteMaps(file, DataSetLayout.Contiguous, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12])),
            Write("shape", file => file.WriteDataSet<float>("/maps", [6, 2], Values)),
            Write("type", file => file.WriteDataSet<double>("/maps", [2, 6], Array.ConvertAll(Values, value => (double)value))),
            Write("name", file => file.WriteDataSet<float>("/map", [2, 6], Values)),
            Write("attribute", file =>
            {
                file.WriteDataSet<float>("/maps", [2, 6], Values);
                file.WriteAttribute("/maps", "columns", ["a", "c"]);
            }),
            Write("group", file =>
            {
                WriteMaps(file, DataSetLayout.Contiguous);
                file.CreateGroup("/empty");
            }),
        ];

        Assert.Equal(others.Length + 1, new HashSet<string>([reference, .. others], StringComparer.Ordinal).Count);
    }

    [Fact]
    public void Of_FileWithItsOwnHash_LeavesThatOut()
    {
        string without = Write("without", file => WriteMaps(file, DataSetLayout.Contiguous));
        string with = Write("with", file =>
        {
            WriteMaps(file, DataSetLayout.Contiguous);
            file.WriteAttribute("/", ContentHash.AttributeName, without);
        });

        Assert.Equal(without, with);
    }

    [Fact]
    public void Of_FileByH5Py_CountsValuesNotTheirKeeping()
    {
        string path = folder.File("python.h5");
        Python.Run("""
            import h5py, numpy, sys
            f = h5py.File(sys.argv[1], "w", libver="latest")
            m = f.create_dataset("maps", data=numpy.arange(12, dtype="f4").reshape(2, 6), chunks=(2, 3), compression="gzip", compression_opts=9)
            m.attrs["columns"] = ["a", "b"]
            f.close()
            """, path);

        Assert.Equal(Write("ours", file => WriteMaps(file, DataSetLayout.Contiguous)), ContentHash.Of(path));
    }

    [Fact]
    public void Of_SmallFile_EqualsTheDocumentedStreamHashedByPython()
    {
        Write("file", file =>
        {
            WriteMaps(file, DataSetLayout.Contiguous);
            file.WriteDataSet<long>("/sample/galaxies", [2], [3, 4]);
            file.WriteStrings("/sample/recipe", ["a", "βγ"], 16);
            file.WriteAttribute("/", "version", 7);
        });

        string hash = Python.Run("""
            import h5py, hashlib, struct, sys
            import numpy as np
            h = hashlib.sha256()
            number = lambda n: h.update(struct.pack("<q", n))
            def text(t):
                b = t.encode() if isinstance(t, str) else bytes(t)
                number(len(b)); h.update(b)
            def shape(s):
                number(len(s)); [number(n) for n in s]
            names = {"f4": "Float32", "f8": "Float64", "i4": "Int32", "i8": "Int64"}
            def values(v, string):
                if string: [text(x) for x in np.ravel(v)]
                else: h.update(np.ascontiguousarray(v).tobytes())
            def attributes(o):
                for n in sorted(o.attrs):
                    v = o.attrs[n]; string = h5py.check_string_dtype(o.attrs.get_id(n).dtype) is not None
                    text("attribute"); text(n); text("String" if string else names[np.asarray(v).dtype.str[1:]]); shape(np.shape(v)); values(v, string)
            def group(g):
                text("group"); text(g.name); attributes(g)
                for n in sorted(g):
                    o = g[n]
                    if isinstance(o, h5py.Group): group(o); continue
                    string = h5py.check_string_dtype(o.dtype) is not None
                    text("dataset"); text(o.name); text("String" if string else names[o.dtype.str[1:]]); shape(o.shape); attributes(o); values(o[()], string)
            group(h5py.File(sys.argv[1])["/"])
            print(h.hexdigest())
            """, folder.File("file.h5"));

        Assert.Equal(hash, ContentHash.Of(folder.File("file.h5")));
    }

    [Fact]
    public void Of_KnownFile_NeverChanges() => Assert.Equal(
        "b2871510c3f7fec3f7c347eb61b99771d1cb7afccd6e2286d6dd4c34c83178b7",
        Write("golden", file => WriteMaps(file, DataSetLayout.Contiguous)));

    public void Dispose() => folder.Dispose();

    private static readonly float[] Values = [.. Enumerable.Range(0, 12).Select(i => (float)i)];

    private static void WriteMaps(Hdf5File file, DataSetLayout layout, float[]? values = null)
    {
        using (Hdf5DataSet maps = file.CreateDataSet<float>("/maps", [2, 6], layout)) maps.Write<float>(values ?? Values);
        file.WriteAttribute("/maps", "columns", ["a", "b"]);
    }

    private string Write(string name, Action<Hdf5File> write)
    {
        string path = folder.File(name + ".h5");
        using (Hdf5File file = Hdf5File.Create(path))
        {
            write(file);
            file.Close();
        }

        return ContentHash.Of(path);
    }
}
