using HDF.PInvoke;

namespace Orchestrator.CatalogFiles;

/// <content>Chunks as they are stored, past the library's filters.</content>
internal sealed partial class LibHdf5DataSet
{
    /// <inheritdoc/>
    public override unsafe void WriteChunk(ReadOnlySpan<long> offset, ReadOnlySpan<byte> stored, uint skippedFilters = 0)
    {
        RequireChunkOffset(offset);
        ulong[] start = LibHdf5File.Extent(offset.ToArray());
        using Lock.Scope gate = Hdf5Library.Enter();
        fixed (byte* first = stored)
            Hdf5Library.Check(H5D.write_chunk(Id, H5P.DEFAULT, skippedFilters, ref start[0], stored.Length, (nint)first), file.Path, $"write a chunk of {Path}");
    }

    /// <inheritdoc/>
    public override unsafe byte[] ReadChunk(ReadOnlySpan<long> offset, out uint skippedFilters)
    {
        RequireChunkOffset(offset);
        ulong[] start = LibHdf5File.Extent(offset.ToArray());
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
}
