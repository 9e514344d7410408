using HDF.PInvoke;

namespace Orchestrator.CatalogFiles;

/// <content>Chunks as they are stored, past the library's filters.</content>
public sealed partial class Hdf5DataSet
{
    /// <summary>Bytes of a chunk before it is filtered.</summary>
    /// <exception cref="InvalidOperationException">The data set is not kept in chunks.</exception>
    public long ChunkBytes => RequireChunks().Aggregate((long)ElementSize, (product, length) => checked(product * length));

    /// <summary>Stores a chunk that was filtered already (see <see cref="ChunkEncoder"/>).</summary>
    /// <param name="offset">Indices of the chunk's first element.</param>
    /// <param name="stored">The filtered bytes.</param>
    /// <param name="skippedFilters">Bit n set: the n-th filter of the pipeline was left out for this chunk.</param>
    public unsafe void WriteChunk(ReadOnlySpan<long> offset, ReadOnlySpan<byte> stored, uint skippedFilters = 0)
    {
        ulong[] start = ChunkOffset(offset);
        using Lock.Scope gate = Hdf5Library.Enter();
        fixed (byte* first = stored)
            Hdf5Library.Check(H5D.write_chunk(Id, H5P.DEFAULT, skippedFilters, ref start[0], stored.Length, (nint)first), file.Path, $"write a chunk of {Path}");
    }

    /// <summary>Reads a chunk as it is stored.</summary>
    /// <param name="offset">Indices of the chunk's first element.</param>
    /// <param name="skippedFilters">Bit n set: the n-th filter of the pipeline was left out for this chunk.</param>
    /// <returns>The filtered bytes; empty when the chunk was never written.</returns>
    public unsafe byte[] ReadChunk(ReadOnlySpan<long> offset, out uint skippedFilters)
    {
        ulong[] start = ChunkOffset(offset);
        skippedFilters = 0;
        using Lock.Scope gate = Hdf5Library.Enter();
        ulong size = 0;
        Hdf5Library.Check(H5D.get_chunk_storage_size(Id, start, ref size), file.Path, $"ask the size of a chunk of {Path}");
        byte[] stored = new byte[size];
        if (size == 0) return stored;
        fixed (byte* first = stored)
            Hdf5Library.Check(H5D.read_chunk(Id, H5P.DEFAULT, ref start[0], ref skippedFilters, (nint)first), file.Path, $"read a chunk of {Path}");
        return stored;
    }

    private long[] RequireChunks() => (long[]?)ChunkShape ?? throw new InvalidOperationException($"{Path} is not kept in chunks");

    private ulong[] ChunkOffset(ReadOnlySpan<long> offset)
    {
        long[] chunk = RequireChunks();
        if (offset.Length != chunk.Length) throw new ArgumentException($"{Path} has {chunk.Length} axes, an offset of {offset.Length} was given", nameof(offset));
        ulong[] start = new ulong[offset.Length];
        for (int axis = 0; axis < start.Length; axis++)
        {
            if (offset[axis] < 0 || offset[axis] >= shape[axis] || offset[axis] % chunk[axis] != 0)
                throw new ArgumentException($"{Path}: {offset[axis]} along axis {axis} is not where a chunk begins (every {chunk[axis]}, below {shape[axis]})", nameof(offset));
            start[axis] = (ulong)offset[axis];
        }

        return start;
    }
}
