using System.Buffers;
using System.IO.Compression;

namespace Orchestrator.CatalogFiles;

/// <summary>Filters chunks as libhdf5's pipeline of shuffle and deflate would, outside its lock, so that several threads can work at once.</summary>
public static class ChunkEncoder
{
    private const int LibDeflateLevel = 1;
    private const int ZLibLevel = 2;

    /// <summary>The bytes to store for a chunk, for <see cref="Hdf5DataSet.WriteChunk"/>.</summary>
    /// <param name="chunk">All elements of the chunk, in the file's (little-endian) order.</param>
    /// <param name="elementSize">Bytes of an element.</param>
    /// <param name="compressor">What deflates.</param>
    /// <returns>The same bytes for the same arguments on any number of threads.</returns>
    public static byte[] Encode(ReadOnlySpan<byte> chunk, int elementSize, ChunkCompressor compressor = ChunkCompressor.Automatic)
    {
        byte[] shuffled = ArrayPool<byte>.Shared.Rent(chunk.Length);
        try
        {
            ByteShuffle.Shuffle(chunk, shuffled.AsSpan(0, chunk.Length), elementSize);
            bool native = compressor == ChunkCompressor.LibDeflate || (compressor == ChunkCompressor.Automatic && LibDeflate.IsAvailable);
            return native ? LibDeflate.Compress(shuffled.AsSpan(0, chunk.Length), LibDeflateLevel) : DeflateManaged(shuffled.AsSpan(0, chunk.Length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(shuffled);
        }
    }

    /// <summary>Undoes <see cref="Encode"/>.</summary>
    /// <param name="stored">The stored bytes.</param>
    /// <param name="length">Bytes of the chunk.</param>
    /// <param name="elementSize">Bytes of an element.</param>
    internal static byte[] Decode(ReadOnlySpan<byte> stored, int length, int elementSize)
    {
        byte[] shuffled = new byte[length], chunk = new byte[length];
        using (var stream = new ZLibStream(new MemoryStream(stored.ToArray()), CompressionMode.Decompress)) stream.ReadExactly(shuffled);
        ByteShuffle.Unshuffle(shuffled, chunk, elementSize);
        return chunk;
    }

    private static byte[] DeflateManaged(ReadOnlySpan<byte> shuffled)
    {
        using var deflated = new MemoryStream(shuffled.Length / 2);
        using (var stream = new ZLibStream(deflated, new ZLibCompressionOptions { CompressionLevel = ZLibLevel }, leaveOpen: true))
            stream.Write(shuffled);
        return deflated.ToArray();
    }
}
