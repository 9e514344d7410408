using HDF.PInvoke;

namespace Orchestrator.CatalogFiles;

/// <summary>A data set that libhdf5 reads and writes.</summary>
internal sealed partial class LibHdf5DataSet : Hdf5DataSet
{
    private readonly LibHdf5File file;
    private readonly Hdf5Handle handle;
    private readonly long[] shape;

    internal LibHdf5DataSet(LibHdf5File file, string path, Hdf5Handle handle)
        : base(path)
    {
        this.file = file;
        this.handle = handle;
        using Hdf5Handle space = new(H5D.get_space(handle.Id));
        int rank = H5S.get_simple_extent_ndims(space.Id);
        ulong[] extent = new ulong[rank];
        if (rank > 0) Hdf5Library.Check(H5S.get_simple_extent_dims(space.Id, extent, null!), file.Path, $"ask the shape of {path}");
        shape = Array.ConvertAll(extent, length => checked((long)length));
        Shape = shape;
        using Hdf5Handle type = StoredType();
        ElementType = ElementTypes.Of(type.Id);
        ElementSize = (int)H5T.get_size(type.Id);
        using Hdf5Handle creation = new(H5D.get_create_plist(handle.Id));
        H5D.layout_t layout = H5P.get_layout(creation.Id);
        IsVirtual = layout == H5D.layout_t.VIRTUAL;
        if (layout != H5D.layout_t.CHUNKED) return;
        ulong[] chunk = new ulong[rank];
        Hdf5Library.Check(H5P.get_chunk(creation.Id, rank, chunk), file.Path, $"ask the chunks of {path}");
        ChunkShape = Array.ConvertAll(chunk, length => checked((long)length));
    }

    internal long Id => handle.Id;

    /// <inheritdoc/>
    public override unsafe void Write<T>(ReadOnlySpan<T> values)
    {
        RequireLength(values.Length, Count);
        using Lock.Scope gate = Hdf5Library.Enter();
        if (values.IsEmpty) return;
        fixed (T* first = values)
            Hdf5Library.Check(H5D.write(Id, Memory<T>(), H5S.ALL, H5S.ALL, H5P.DEFAULT, (nint)first), file.Path, $"write {Path}");
    }

    /// <inheritdoc/>
    public override unsafe void Read<T>(Span<T> values)
    {
        RequireLength(values.Length, Count);
        using Lock.Scope gate = Hdf5Library.Enter();
        if (values.IsEmpty) return;
        fixed (T* first = values)
            Hdf5Library.Check(H5D.read(Id, Memory<T>(), H5S.ALL, H5S.ALL, H5P.DEFAULT, (nint)first), file.Path, $"read {Path}");
    }

    /// <inheritdoc/>
    public override unsafe void ReadRows<T>(long firstRow, long rows, Span<T> values)
    {
        RequireLength(values.Length, rows * RowLength);
        using Lock.Scope gate = Hdf5Library.Enter();
        if (values.IsEmpty) return;
        using Hdf5Handle here = Rows(firstRow, rows);
        using Hdf5Handle memory = LibHdf5File.Space([values.Length]);
        fixed (T* first = values)
            Hdf5Library.Check(H5D.read(Id, Memory<T>(), memory.Id, here.Id, H5P.DEFAULT, (nint)first), file.Path, $"read rows {firstRow} to {firstRow + rows - 1} of {Path}");
    }

    /// <inheritdoc/>
    public override unsafe void WriteRows<T>(long firstRow, long rows, ReadOnlySpan<T> values)
    {
        RequireLength(values.Length, rows * RowLength);
        using Lock.Scope gate = Hdf5Library.Enter();
        if (values.IsEmpty) return;
        using Hdf5Handle here = Rows(firstRow, rows);
        using Hdf5Handle memory = LibHdf5File.Space([values.Length]);
        fixed (T* first = values)
            Hdf5Library.Check(H5D.write(Id, Memory<T>(), memory.Id, here.Id, H5P.DEFAULT, (nint)first), file.Path, $"write rows {firstRow} to {firstRow + rows - 1} of {Path}");
    }

    /// <inheritdoc/>
    public override string[] ReadStrings()
    {
        using Lock.Scope gate = Hdf5Library.Enter();
        using Hdf5Handle type = StoredType();
        using Hdf5Handle space = new(H5D.get_space(Id));
        return HdfStrings.Read(type.Id, space.Id, checked((int)Count), (memoryType, address) =>
            Hdf5Library.Check(H5D.read(Id, memoryType, H5S.ALL, H5S.ALL, H5P.DEFAULT, address), file.Path, $"read {Path}"));
    }

    /// <inheritdoc/>
    internal override unsafe byte[] ReadBytes()
    {
        byte[] values = new byte[checked(Count * ElementSize)];
        using Lock.Scope gate = Hdf5Library.Enter();
        using Hdf5Handle type = StoredType();
        fixed (byte* first = values)
            if (values.Length > 0) Hdf5Library.Check(H5D.read(Id, ByteType(type), H5S.ALL, H5S.ALL, H5P.DEFAULT, (nint)first), file.Path, $"read {Path}");
        return values;
    }

    /// <inheritdoc/>
    internal override unsafe void ReadRowBytes(long firstRow, long rows, Span<byte> values)
    {
        using Lock.Scope gate = Hdf5Library.Enter();
        using Hdf5Handle type = StoredType();
        using Hdf5Handle here = Rows(firstRow, rows);
        using Hdf5Handle memory = LibHdf5File.Space([rows * RowLength]);
        fixed (byte* first = values)
            Hdf5Library.Check(H5D.read(Id, ByteType(type), memory.Id, here.Id, H5P.DEFAULT, (nint)first), file.Path, $"read rows {firstRow} to {firstRow + rows - 1} of {Path}");
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        using Lock.Scope gate = Hdf5Library.Enter();
        if (handle.IsClosed) return;
        if (file.IsWritable && H5D.flush(Id) < 0) file.Fail(Hdf5Library.Failure(file.Path, $"write {Path}"));
        handle.Dispose();
    }

    internal Hdf5Handle StoredType() => new(Hdf5Library.Check(H5D.get_type(Id), file.Path, $"ask the type of {Path}"));

    private long Memory<T>()
        where T : unmanaged => ElementTypes.IsNumber(ElementType)
            ? ElementTypes.Identifier(ElementTypes.Of<T>())
            : throw new Hdf5Exception(file.Path, $"read {Path} as {typeof(T).Name}", [$"its elements are of type {ElementType}"]);

    private long ByteType(Hdf5Handle stored) => ElementTypes.IsNumber(ElementType) ? ElementTypes.Identifier(ElementType) : stored.Id;

    private Hdf5Handle Rows(long firstRow, long rows)
    {
        RequireRows(firstRow, rows);
        var here = new Hdf5Handle(H5D.get_space(Id));
        ulong[] start = new ulong[shape.Length];
        start[0] = (ulong)firstRow;
        Hdf5Library.Check(H5S.select_hyperslab(here.Id, H5S.seloper_t.SET, start, null!, LibHdf5File.Extent([rows, .. shape[1..]]), null!), file.Path, $"select rows of {Path}");
        return here;
    }
}
