using HDF.PInvoke;

namespace Orchestrator.CatalogFiles;

/// <summary>An open data set of an <see cref="Hdf5File"/>.</summary>
/// <remarks>Calls are safe from any thread. It must be disposed before its file is closed.</remarks>
public sealed partial class Hdf5DataSet : IDisposable
{
    private readonly Hdf5File file;
    private readonly Hdf5Handle handle;
    private readonly long[] shape;

    internal Hdf5DataSet(Hdf5File file, string path, Hdf5Handle handle)
    {
        this.file = file;
        this.handle = handle;
        Path = path;
        using Hdf5Handle space = new(H5D.get_space(handle.Id));
        int rank = H5S.get_simple_extent_ndims(space.Id);
        ulong[] extent = new ulong[rank];
        if (rank > 0) Hdf5Library.Check(H5S.get_simple_extent_dims(space.Id, extent, null!), file.Path, $"ask the shape of {path}");
        shape = Array.ConvertAll(extent, length => checked((long)length));
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

    /// <summary>Absolute path within the file.</summary>
    public string Path { get; }

    /// <summary>Extent along each axis, slowest first; empty for a single value.</summary>
    public IReadOnlyList<long> Shape => shape;

    /// <summary>Shape of a chunk; null where the data set is not kept in chunks.</summary>
    public IReadOnlyList<long>? ChunkShape { get; }

    /// <summary>Whether the values lie in other data sets.</summary>
    public bool IsVirtual { get; }

    /// <summary>What the elements are.</summary>
    public Hdf5ElementType ElementType { get; }

    /// <summary>Bytes of an element in the file.</summary>
    public int ElementSize { get; }

    /// <summary>Number of elements.</summary>
    public long Count
    {
        get
        {
            long count = 1;
            foreach (long length in shape) count = checked(count * length);
            return count;
        }
    }

    /// <summary>Elements of one row: everything but the first axis.</summary>
    public long RowLength => shape.Length == 0 ? 1 : shape.Skip(1).Aggregate(1L, (product, length) => checked(product * length));

    internal long Id => handle.Id;

    /// <summary>Writes every element.</summary>
    /// <typeparam name="T">Element type in memory; numbers are converted.</typeparam>
    /// <param name="values">All elements in row-major order.</param>
    /// <exception cref="ArgumentException">Their number is wrong.</exception>
    public unsafe void Write<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        RequireLength(values.Length, Count);
        using Lock.Scope gate = Hdf5Library.Enter();
        if (values.IsEmpty) return;
        fixed (T* first = values)
            Hdf5Library.Check(H5D.write(Id, Memory<T>(), H5S.ALL, H5S.ALL, H5P.DEFAULT, (nint)first), file.Path, $"write {Path}");
    }

    /// <summary>Reads every element.</summary>
    /// <typeparam name="T">Element type in memory; numbers are converted.</typeparam>
    /// <returns>All elements in row-major order.</returns>
    public T[] Read<T>()
        where T : unmanaged
    {
        T[] values = new T[Count];
        Read(values.AsSpan());
        return values;
    }

    /// <summary>Reads every element into a place of the caller's.</summary>
    /// <typeparam name="T">Element type in memory; numbers are converted.</typeparam>
    /// <param name="values">Room for all elements, filled in row-major order.</param>
    /// <exception cref="ArgumentException">The room has another size.</exception>
    public unsafe void Read<T>(Span<T> values)
        where T : unmanaged
    {
        RequireLength(values.Length, Count);
        using Lock.Scope gate = Hdf5Library.Enter();
        if (values.IsEmpty) return;
        fixed (T* first = values)
            Hdf5Library.Check(H5D.read(Id, Memory<T>(), H5S.ALL, H5S.ALL, H5P.DEFAULT, (nint)first), file.Path, $"read {Path}");
    }

    /// <summary>Reads rows: all elements with first indices from <paramref name="firstRow"/> on.</summary>
    /// <typeparam name="T">Element type in memory; numbers are converted.</typeparam>
    /// <param name="firstRow">First index along the first axis.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="values">Room for exactly these rows.</param>
    public unsafe void ReadRows<T>(long firstRow, long rows, Span<T> values)
        where T : unmanaged
    {
        RequireLength(values.Length, rows * RowLength);
        using Lock.Scope gate = Hdf5Library.Enter();
        if (values.IsEmpty) return;
        using Hdf5Handle here = Rows(firstRow, rows);
        using Hdf5Handle memory = Hdf5File.Space([values.Length]);
        fixed (T* first = values)
            Hdf5Library.Check(H5D.read(Id, Memory<T>(), memory.Id, here.Id, H5P.DEFAULT, (nint)first), file.Path, $"read rows {firstRow} to {firstRow + rows - 1} of {Path}");
    }

    /// <summary>Writes rows: all elements with first indices from <paramref name="firstRow"/> on.</summary>
    /// <typeparam name="T">Element type in memory; numbers are converted.</typeparam>
    /// <param name="firstRow">First index along the first axis.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="values">The elements of exactly these rows.</param>
    public unsafe void WriteRows<T>(long firstRow, long rows, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        RequireLength(values.Length, rows * RowLength);
        using Lock.Scope gate = Hdf5Library.Enter();
        if (values.IsEmpty) return;
        using Hdf5Handle here = Rows(firstRow, rows);
        using Hdf5Handle memory = Hdf5File.Space([values.Length]);
        fixed (T* first = values)
            Hdf5Library.Check(H5D.write(Id, Memory<T>(), memory.Id, here.Id, H5P.DEFAULT, (nint)first), file.Path, $"write rows {firstRow} to {firstRow + rows - 1} of {Path}");
    }

    /// <summary>Reads every element of a data set of strings, without their padding.</summary>
    public string[] ReadStrings()
    {
        using Lock.Scope gate = Hdf5Library.Enter();
        using Hdf5Handle type = StoredType();
        using Hdf5Handle space = new(H5D.get_space(Id));
        return HdfStrings.Read(type.Id, space.Id, checked((int)Count), (memoryType, address) =>
            Hdf5Library.Check(H5D.read(Id, memoryType, H5S.ALL, H5S.ALL, H5P.DEFAULT, address), file.Path, $"read {Path}"));
    }

    /// <summary>Reads every element as bytes in little-endian order (types other than numbers as they are in the file).</summary>
    internal unsafe byte[] ReadBytes()
    {
        byte[] values = new byte[checked(Count * ElementSize)];
        using Lock.Scope gate = Hdf5Library.Enter();
        using Hdf5Handle type = StoredType();
        fixed (byte* first = values)
            if (values.Length > 0) Hdf5Library.Check(H5D.read(Id, ByteType(type), H5S.ALL, H5S.ALL, H5P.DEFAULT, (nint)first), file.Path, $"read {Path}");
        return values;
    }

    /// <summary>Reads rows as bytes, as <see cref="ReadBytes"/> does.</summary>
    internal unsafe void ReadRowBytes(long firstRow, long rows, Span<byte> values)
    {
        using Lock.Scope gate = Hdf5Library.Enter();
        using Hdf5Handle type = StoredType();
        using Hdf5Handle here = Rows(firstRow, rows);
        using Hdf5Handle memory = Hdf5File.Space([rows * RowLength]);
        fixed (byte* first = values)
            Hdf5Library.Check(H5D.read(Id, ByteType(type), memory.Id, here.Id, H5P.DEFAULT, (nint)first), file.Path, $"read rows {firstRow} to {firstRow + rows - 1} of {Path}");
    }

    /// <summary>Gives the data set up; its file stays open. What could not be written is told by the file's <see cref="Hdf5File.Close"/>.</summary>
    public void Dispose()
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
        if (shape.Length == 0 || firstRow < 0 || rows < 0 || firstRow + rows > shape[0])
            throw new ArgumentOutOfRangeException(nameof(firstRow), firstRow, $"{Path} has {(shape.Length == 0 ? 0 : shape[0])} rows; {rows} were asked for from here on");
        var here = new Hdf5Handle(H5D.get_space(Id));
        ulong[] start = new ulong[shape.Length];
        start[0] = (ulong)firstRow;
        Hdf5Library.Check(H5S.select_hyperslab(here.Id, H5S.seloper_t.SET, start, null!, Hdf5File.Extent([rows, .. shape[1..]]), null!), file.Path, $"select rows of {Path}");
        return here;
    }

    private void RequireLength(long length, long expected)
    {
        if (length != expected) throw new ArgumentException($"{Path}: {length} values were given, {expected} are needed", nameof(length));
    }
}
