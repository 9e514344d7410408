using System.Buffers.Binary;
using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio;

/// <summary>A file of little-endian records with Fortran-like byte-count markers, read in large blocks; gzip is seen through.</summary>
internal sealed class BinaryInput : IDisposable
{
    /// <summary>Most bytes that one call of <see cref="Take"/> can give.</summary>
    public const int BufferSize = 1 << 19;

    private readonly Stream stream;
    private readonly byte[] buffer;
    private readonly long? length;
    private int start;
    private int end;
    private long positionOfStart;

    private BinaryInput(string file, Stream stream, long? length)
    {
        (File, this.stream, this.length) = (file, stream, length);
        buffer = GC.AllocateUninitializedArray<byte>((int)Math.Min(BufferSize, length ?? BufferSize));
    }

    public string File { get; }

    /// <summary>Offset of the next byte in the (decompressed) file.</summary>
    public long Position => positionOfStart + start;

    /// <summary>Upper bound on the bytes that are left, if the file is not compressed.</summary>
    public long? Remaining => length - Position;

    public static BinaryInput Open(string path)
    {
        Stream opened = InputFile.Open(path, out long? size);
        return new BinaryInput(path, opened, size);
    }

    public bool AtEnd => Available(1) == 0;

    /// <summary>Next bytes without taking them; fewer than asked for at the end of the file.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        int available = Available(count);
        return buffer.AsSpan(start, Math.Min(count, available));
    }

    /// <summary>Takes bytes, valid until the next call.</summary>
    /// <exception cref="InvalidInputException">The file ends before them.</exception>
    public ReadOnlySpan<byte> Take(int count, string what)
    {
        int available = Available(count);
        if (available < count) throw Damaged(Position + available, $"the file ends inside {what}: {count - available} bytes are missing");
        ReadOnlySpan<byte> taken = buffer.AsSpan(start, count);
        start += count;
        return taken;
    }

    public int TakeInt32(string what) => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int), what));

    /// <summary>Takes a byte-count marker that must have a known value.</summary>
    public void TakeMarker(int expected, string what)
    {
        int marker = TakeInt32(what);
        if (marker == expected) return;
        if (marker == BinaryPrimitives.ReverseEndianness(expected))
            throw Damaged(Position - sizeof(int),
                $"the marker of {what} has its bytes reversed: the file was written on a big-endian machine", $"{marker}", $"{expected}");
        throw Damaged(Position - sizeof(int), $"the marker of {what} is wrong", $"{marker}", $"{expected}");
    }

    /// <summary>Takes the marker, a count, and the marker.</summary>
    public int TakeCount(string what)
    {
        TakeMarker(sizeof(int), what);
        int count = TakeInt32(what);
        if (count < 0) throw Damaged(Position - sizeof(int), $"{what} is negative", $"{count}", "0 or more");
        TakeMarker(sizeof(int), what);
        return count;
    }

    /// <summary>Refuses a record that the rest of an uncompressed file cannot hold, before anything is allocated for it.</summary>
    public void CheckRoom(long bytes, string what)
    {
        if (Remaining is long remaining && bytes > remaining)
            throw Damaged(Position + remaining, $"the file ends inside {what}: {bytes - remaining} bytes are missing");
    }

    public InvalidInputException Damaged(long offset, string problem, string? value = null, string? allowed = null) =>
        InputFile.Damaged(File, offset, problem, value, allowed);

    public void Dispose() => stream.Dispose();

    private int Available(int wanted)
    {
        if (wanted > BufferSize) throw new ArgumentOutOfRangeException(nameof(wanted), wanted, $"at most {BufferSize}");
        if (end - start >= wanted) return end - start;
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        positionOfStart += start;
        (start, end) = (0, end - start);
        while (end < Math.Min(wanted, buffer.Length))
        {
            int read = InputFile.Read(stream, buffer.AsSpan(end), File, positionOfStart + end);
            if (read == 0) break;
            end += read;
        }

        return end;
    }
}
