namespace Orchestrator.CatalogFiles;

/// <summary>An open data set of an <see cref="Hdf5File"/>.</summary>
/// <remarks>Calls are safe from any thread. It must be disposed before its file is closed.</remarks>
public abstract class Hdf5DataSet : IDisposable
{
    private protected Hdf5DataSet(string path) => Path = path;

    /// <summary>Absolute path within the file.</summary>
    public string Path { get; }

    /// <summary>Extent along each axis, slowest first; empty for a single value.</summary>
    public IReadOnlyList<long> Shape { get; private protected init; } = [];

    /// <summary>Shape of a chunk; null where the data set is not kept in chunks.</summary>
    public IReadOnlyList<long>? ChunkShape { get; private protected init; }

    /// <summary>Whether the values lie in other data sets.</summary>
    public bool IsVirtual { get; private protected init; }

    /// <summary>What the elements are.</summary>
    public Hdf5ElementType ElementType { get; private protected init; }

    /// <summary>Bytes of an element in the file.</summary>
    public int ElementSize { get; private protected init; }

    /// <summary>Number of elements.</summary>
    public long Count => Shape.Aggregate(1L, (product, length) => checked(product * length));

    /// <summary>Elements of one row: everything but the first axis.</summary>
    public long RowLength => Shape.Skip(1).Aggregate(1L, (product, length) => checked(product * length));

    /// <summary>Bytes of a chunk before it is filtered.</summary>
    /// <exception cref="InvalidOperationException">The data set is not kept in chunks.</exception>
    public long ChunkBytes => RequireChunks().Aggregate((long)ElementSize, (product, length) => checked(product * length));

    /// <summary>Writes every element.</summary>
    /// <typeparam name="T">Element type in memory; numbers are converted.</typeparam>
    /// <param name="values">All elements in row-major order.</param>
    /// <exception cref="ArgumentException">Their number is wrong.</exception>
    public abstract void Write<T>(ReadOnlySpan<T> values)
        where T : unmanaged;

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
    public abstract void Read<T>(Span<T> values)
        where T : unmanaged;

    /// <summary>Reads rows: all elements with first indices from <paramref name="firstRow"/> on.</summary>
    /// <typeparam name="T">Element type in memory; numbers are converted.</typeparam>
    /// <param name="firstRow">First index along the first axis.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="values">Room for exactly these rows.</param>
    public abstract void ReadRows<T>(long firstRow, long rows, Span<T> values)
        where T : unmanaged;

    /// <summary>Writes rows: all elements with first indices from <paramref name="firstRow"/> on.</summary>
    /// <typeparam name="T">Element type in memory; numbers are converted.</typeparam>
    /// <param name="firstRow">First index along the first axis.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="values">The elements of exactly these rows.</param>
    public abstract void WriteRows<T>(long firstRow, long rows, ReadOnlySpan<T> values)
        where T : unmanaged;

    /// <summary>Reads every element of a data set of strings, without their padding.</summary>
    public abstract string[] ReadStrings();

    /// <summary>Stores a chunk that was filtered already (see <see cref="ChunkEncoder"/>).</summary>
    /// <param name="offset">Indices of the chunk's first element.</param>
    /// <param name="stored">The filtered bytes.</param>
    /// <param name="skippedFilters">Bit n set: the n-th filter of the pipeline was left out for this chunk.</param>
    public abstract void WriteChunk(ReadOnlySpan<long> offset, ReadOnlySpan<byte> stored, uint skippedFilters = 0);

    /// <summary>Reads a chunk as it is stored.</summary>
    /// <param name="offset">Indices of the chunk's first element.</param>
    /// <param name="skippedFilters">Bit n set: the n-th filter of the pipeline was left out for this chunk.</param>
    /// <returns>The filtered bytes; empty when the chunk was never written.</returns>
    /// <exception cref="Hdf5Exception">It cannot be read; so without libhdf5.</exception>
    public abstract byte[] ReadChunk(ReadOnlySpan<long> offset, out uint skippedFilters);

    /// <summary>Gives the data set up; its file stays open. What could not be written is told by the file's <see cref="Hdf5File.Close"/>.</summary>
    public abstract void Dispose();

    /// <summary>Reads every element as bytes in little-endian order (types other than numbers as they are in the file).</summary>
    internal abstract byte[] ReadBytes();

    /// <summary>Reads rows as bytes, as <see cref="ReadBytes"/> does.</summary>
    internal abstract void ReadRowBytes(long firstRow, long rows, Span<byte> values);

    private protected void RequireLength(long length, long expected)
    {
        if (length != expected) throw new ArgumentException($"{Path}: {length} values were given, {expected} are needed", nameof(length));
    }

    private protected void RequireRows(long firstRow, long rows)
    {
        long present = Shape.Count == 0 ? 0 : Shape[0];
        if (Shape.Count == 0 || firstRow < 0 || rows < 0 || firstRow + rows > present)
            throw new ArgumentOutOfRangeException(nameof(firstRow), firstRow, $"{Path} has {present} rows; {rows} were asked for from here on");
    }

    private protected void RequireChunkOffset(ReadOnlySpan<long> offset)
    {
        IReadOnlyList<long> chunk = RequireChunks();
        if (offset.Length != chunk.Count) throw new ArgumentException($"{Path} has {chunk.Count} axes, an offset of {offset.Length} was given", nameof(offset));
        for (int axis = 0; axis < offset.Length; axis++)
        {
            if (offset[axis] < 0 || offset[axis] >= Shape[axis] || offset[axis] % chunk[axis] != 0)
                throw new ArgumentException($"{Path}: {offset[axis]} along axis {axis} is not where a chunk begins (every {chunk[axis]}, below {Shape[axis]})", nameof(offset));
        }
    }

    private IReadOnlyList<long> RequireChunks() => ChunkShape ?? throw new InvalidOperationException($"{Path} is not kept in chunks");
}
