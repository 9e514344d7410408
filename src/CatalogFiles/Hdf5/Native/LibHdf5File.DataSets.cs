using System.Runtime.InteropServices;
using HDF.PInvoke;

namespace Orchestrator.CatalogFiles;

internal sealed partial class LibHdf5File
{
    /// <inheritdoc/>
    public override LibHdf5DataSet OpenDataSet(string path)
    {
        using Lock.Scope gate = Hdf5Library.Enter();
        return new LibHdf5DataSet(this, path, new Hdf5Handle(Hdf5Library.Check(H5D.open(Id, path), Path, $"open the data set {path}")));
    }

    /// <inheritdoc/>
    public override LibHdf5DataSet CreateDataSet(string path, Hdf5ElementType type, IReadOnlyList<long> shape, DataSetLayout? layout = null)
    {
        layout ??= DataSetLayout.Contiguous;
        using Lock.Scope gate = Hdf5Library.Enter();
        using Hdf5Handle creation = DataSetProperties(path);
        if (layout.Chunk is { } chunk)
        {
            Hdf5Library.Check(H5P.set_chunk(creation.Id, chunk.Count, Extent(chunk)), Path, $"set the chunks of {path}");
            // Chunks that are stored directly must not be filled first, which the early time would do.
            Hdf5Library.Check(H5P.set_alloc_time(creation.Id, H5D.alloc_time_t.INCR), Path, $"set the chunks of {path}");
            if (layout.DeflateLevel > 0)
            {
                Hdf5Library.Check(H5P.set_shuffle(creation.Id), Path, $"set the filters of {path}");
                Hdf5Library.Check(H5P.set_deflate(creation.Id, (uint)layout.DeflateLevel), Path, $"set the filters of {path}");
            }
        }

        if (layout.FillValue is { } fill) SetFillValue(creation, path, type, fill);
        return CreateDataSet(path, ElementTypes.Identifier(type), shape, creation);
    }

    /// <inheritdoc/>
    public override unsafe void WriteStrings(string path, IReadOnlyList<string> values, int bytes)
    {
        byte[] packed = HdfStrings.Pack(values, bytes);
        using Lock.Scope gate = Hdf5Library.Enter();
        using Hdf5Handle type = HdfStrings.FixedType(bytes);
        using Hdf5Handle creation = DataSetProperties(path);
        using LibHdf5DataSet made = CreateDataSet(path, type.Id, [values.Count], creation);
        fixed (byte* first = packed)
            Hdf5Library.Check(H5D.write(made.Id, type.Id, H5S.ALL, H5S.ALL, H5P.DEFAULT, (nint)first), Path, $"write {path}");
    }

    /// <inheritdoc/>
    public override unsafe void WriteText(string path, string text)
    {
        using Lock.Scope gate = Hdf5Library.Enter();
        using Hdf5Handle type = HdfStrings.VariableType();
        using Hdf5Handle space = new(Hdf5Library.Check(H5S.create(H5S.class_t.SCALAR), Path, $"create {path}"));
        using Hdf5Handle creation = DataSetProperties(path);
        using Hdf5Handle links = LinkProperties();
        using var made = new Hdf5Handle(Hdf5Library.Check(H5D.create(Id, path, type.Id, space.Id, links.Id, creation.Id), Path, $"create {path}"));
        nint copy = Marshal.StringToCoTaskMemUTF8(text);
        Hdf5Library.Check(H5D.write(made.Id, type.Id, H5S.ALL, H5S.ALL, H5P.DEFAULT, (nint)(&copy)), Path, $"write {path}");
        Marshal.FreeCoTaskMem(copy);
    }

    /// <inheritdoc/>
    public override void CreateVirtualDataSet(string path, Hdf5DataSet template, IReadOnlyList<VirtualSource> sources, object? fillValue)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(sources);
        using Lock.Scope gate = Hdf5Library.Enter();
        long[] shape = [.. template.Shape];
        shape[0] = sources.Sum(source => source.Rows);
        using Hdf5Handle creation = DataSetProperties(path);
        using Hdf5Handle whole = Space(shape);
        ulong first = 0;
        foreach (VirtualSource source in sources)
        {
            long[] part = [source.Rows, .. shape[1..]];
            using Hdf5Handle sourceSpace = Space(part);
            ulong[] start = new ulong[shape.Length];
            start[0] = first;
            Hdf5Library.Check(H5S.select_hyperslab(whole.Id, H5S.seloper_t.SET, start, null!, Extent(part), null!), Path, $"select rows of {path}");
            Hdf5Library.Check(H5P.set_virtual(creation.Id, whole.Id, source.File, source.DataSet, sourceSpace.Id), Path, $"map {path} to {source.File}");
            first += (ulong)source.Rows;
        }

        using Hdf5Handle type = ((LibHdf5DataSet)template).StoredType();
        if (fillValue is not null) SetFillValue(creation, path, ElementTypes.Of(type.Id), fillValue);
        CreateDataSet(path, type.Id, shape, creation).Dispose();
    }

    internal static ulong[] Extent(IReadOnlyList<long> shape)
    {
        ulong[] extent = new ulong[shape.Count];
        for (int axis = 0; axis < extent.Length; axis++) extent[axis] = checked((ulong)shape[axis]);
        return extent;
    }

    internal static Hdf5Handle Space(IReadOnlyList<long> shape) =>
        new(Hdf5Library.Check(H5S.create_simple(shape.Count, Extent(shape), null!), null, $"make a data space of shape ({string.Join(", ", shape)})"));

    private Hdf5Handle DataSetProperties(string path)
    {
        Hdf5Handle creation = Properties(H5P.DATASET_CREATE);
        Hdf5Library.Check(H5P.set_obj_track_times(creation.Id, 0), Path, $"set properties of {path}");
        return creation;
    }

    private unsafe void SetFillValue(Hdf5Handle creation, string path, Hdf5ElementType type, object fill)
    {
        if (ElementTypes.Of(fill.GetType()) != type) throw new ArgumentException($"the fill value {fill} of {path} is not of type {type}", nameof(fill));
        byte[] value = ElementTypes.Bytes(fill);
        fixed (byte* first = value)
            Hdf5Library.Check(H5P.set_fill_value(creation.Id, ElementTypes.Identifier(type), (nint)first), Path, $"set the fill value of {path}");
    }

    private LibHdf5DataSet CreateDataSet(string path, long type, IReadOnlyList<long> shape, Hdf5Handle creation)
    {
        using Hdf5Handle space = Space(shape);
        using Hdf5Handle links = LinkProperties();
        long id = Hdf5Library.Check(H5D.create(Id, path, type, space.Id, links.Id, creation.Id), Path, $"create the data set {path}");
        return new LibHdf5DataSet(this, path, new Hdf5Handle(id));
    }
}
