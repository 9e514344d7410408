using System.Runtime.InteropServices;

namespace Orchestrator.CatalogFiles;

/// <summary>A data set that managed code reads or will write.</summary>
internal sealed class ManagedHdf5DataSet : Hdf5DataSet
{
    private const int SlabBytes = 8 << 20;

    private readonly ManagedHdf5File file;
    private readonly HeldDataSet held;

    public ManagedHdf5DataSet(ManagedHdf5File file, HeldDataSet held)
        : base(held.Path)
    {
        this.file = file;
        this.held = held;
        Shape = held.Shape;
        ChunkShape = held.Layout.Chunk;
        ElementType = held.ElementType;
        ElementSize = held.ElementSize;
    }

    /// <inheritdoc/>
    public override void Write<T>(ReadOnlySpan<T> values)
    {
        RequireLength(values.Length, Count);
        Convert(values, held.Bytes);
    }

    /// <inheritdoc/>
    public override void WriteRows<T>(long firstRow, long rows, ReadOnlySpan<T> values)
    {
        RequireLength(values.Length, rows * RowLength);
        RequireRows(firstRow, rows);
        long rowBytes = RowLength * ElementSize;
        Convert(values, held.Bytes.Slice((int)(firstRow * rowBytes), (int)(rows * rowBytes)));
    }

    /// <inheritdoc/>
    public override void Read<T>(Span<T> values)
    {
        RequireLength(values.Length, Count);
        if (values.IsEmpty) return;
        if (Shape.Count == 0) NumberConversion.Convert(ElementType, ReadBytes(), MemoryType<T>(), MemoryMarshal.AsBytes(values));
        else ReadRows(0, Shape[0], values);
    }

    /// <inheritdoc/>
    public override void ReadRows<T>(long firstRow, long rows, Span<T> values)
    {
        RequireLength(values.Length, rows * RowLength);
        RequireRows(firstRow, rows);
        Hdf5ElementType type = MemoryType<T>();
        if (values.IsEmpty) return;
        if (type == ElementType)
        {
            ReadRowBytes(firstRow, rows, MemoryMarshal.AsBytes(values));
            return;
        }

        int slab = (int)Math.Clamp(SlabBytes / (RowLength * ElementSize), 1, rows);
        byte[] stored = new byte[slab * RowLength * ElementSize];
        for (long row = 0; row < rows; row += slab)
        {
            int count = (int)Math.Min(slab, rows - row);
            Span<byte> part = stored.AsSpan(0, (int)(count * RowLength * ElementSize));
            ReadRowBytes(firstRow + row, count, part);
            NumberConversion.Convert(ElementType, part, type, MemoryMarshal.AsBytes(values.Slice((int)(row * RowLength), (int)(count * RowLength))));
        }
    }

    /// <inheritdoc/>
    public override string[] ReadStrings()
    {
        if (ElementType != Hdf5ElementType.String) throw new Hdf5Exception(file.Path, $"read {Path} as strings", [$"its elements are of type {ElementType}"]);
        return held.Texts ?? file.ReadStrings(held);
    }

    /// <inheritdoc/>
    public override void WriteChunk(ReadOnlySpan<long> offset, ReadOnlySpan<byte> stored, uint skippedFilters = 0)
    {
        RequireChunkOffset(offset);
        if (skippedFilters != 0) throw ManagedHdf5File.NeedsLibrary(file.Path, $"write a chunk of {Path} that left filters out");
        byte[] chunk = held.Layout.DeflateLevel > 0 ? ChunkEncoder.Decode(stored, checked((int)ChunkBytes), ElementSize) : stored.ToArray();
        CopyChunk(chunk, offset.ToArray(), axis: 0, from: 0, to: 0);
    }

    /// <inheritdoc/>
    public override byte[] ReadChunk(ReadOnlySpan<long> offset, out uint skippedFilters) =>
        throw ManagedHdf5File.NeedsLibrary(file.Path, $"read a chunk of {Path} as it is stored");

    /// <inheritdoc/>
    public override void Dispose()
    {
        // The values belong to the file.
    }

    /// <inheritdoc/>
    internal override byte[] ReadBytes()
    {
        if (held.Numbers is not null) return held.Bytes.ToArray();
        if (!ElementTypes.IsNumber(ElementType)) throw ManagedHdf5File.NeedsLibrary(file.Path, $"read {Path}, whose elements are of type {ElementType},");
        byte[] values = new byte[checked(Count * ElementSize)];
        if (values.Length > 0) file.ReadNumbers(held, null, values);
        return values;
    }

    /// <inheritdoc/>
    internal override void ReadRowBytes(long firstRow, long rows, Span<byte> values)
    {
        long rowBytes = RowLength * ElementSize;
        if (held.Numbers is not null)
        {
            held.Bytes.Slice((int)(firstRow * rowBytes), (int)(rows * rowBytes)).CopyTo(values);
            return;
        }

        if (!ElementTypes.IsNumber(ElementType)) throw ManagedHdf5File.NeedsLibrary(file.Path, $"read {Path}, whose elements are of type {ElementType},");
        if (!values.IsEmpty) file.ReadNumbers(held, (firstRow, rows), values);
    }

    private void Convert<T>(ReadOnlySpan<T> values, Span<byte> destination)
        where T : unmanaged => NumberConversion.Convert(MemoryType<T>(), MemoryMarshal.AsBytes(values), ElementType, destination);

    private Hdf5ElementType MemoryType<T>()
        where T : unmanaged => ElementTypes.IsNumber(ElementType)
            ? ElementTypes.Of<T>()
            : throw new Hdf5Exception(file.Path, $"read {Path} as {typeof(T).Name}", [$"its elements are of type {ElementType}"]);

    // What of a chunk lies beyond the data set's end is padding.
    private void CopyChunk(ReadOnlySpan<byte> chunk, long[] offset, int axis, long from, long to)
    {
        long present = Math.Min(ChunkShape![axis], held.Shape[axis] - offset[axis]);
        if (axis == held.Shape.Length - 1)
        {
            chunk.Slice((int)(from * ChunkShape[axis] * ElementSize), (int)(present * ElementSize))
                .CopyTo(held.Bytes[(int)(((to * held.Shape[axis]) + offset[axis]) * ElementSize)..]);
            return;
        }

        for (long i = 0; i < present; i++)
            CopyChunk(chunk, offset, axis + 1, (from * ChunkShape[axis]) + i, (to * held.Shape[axis]) + offset[axis] + i);
    }
}
