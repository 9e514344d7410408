using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Orchestrator.Pinocchio;

/// <summary>Writes LPT snapshots with the program's own markers.</summary>
internal static class LptSnapshotWriter
{
    /// <summary>Numbers that are written at a time.</summary>
    private const int Piece = 1 << 16;

    public static void Write(LptSnapshot snapshot, string path)
    {
        using OutputFile file = OutputFile.Create(path);
        Stream stream = file.Stream;
        WriteHeader(snapshot.Header, stream);
        foreach (LptBlock block in snapshot.Blocks) WriteBlock(block, stream);
        WriteInfo(snapshot.Blocks, stream);
        file.Commit();
    }

    private static void WriteLabel(Stream stream, string name, long bytes)
    {
        stream.WriteInt32(LptSnapshotReader.LabelSize);
        stream.Write(Encoding.ASCII.GetBytes(name.PadRight(4)));
        stream.WriteInt32(unchecked((int)(bytes + (2 * sizeof(int)))));
        stream.WriteInt32(LptSnapshotReader.LabelSize);
    }

    private static void WriteHeader(LptHeader header, Stream stream)
    {
        Span<byte> bytes = stackalloc byte[LptSnapshotReader.HeaderSize];
        bytes.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[4..], checked((uint)header.Particles));
        BinaryPrimitives.WriteDoubleLittleEndian(bytes[32..], header.ParticleMass / LptSnapshotReader.MassUnit);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes[72..], header.ScaleFactor);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes[80..], header.Redshift);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[100..], checked((uint)header.TotalParticles));
        BinaryPrimitives.WriteInt32LittleEndian(bytes[124..], header.FileCount);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes[128..], header.BoxSize);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes[136..], header.OmegaM);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes[144..], header.OmegaLambda);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes[152..], header.H);
        WriteLabel(stream, "HEAD", bytes.Length);
        stream.WriteInt32(bytes.Length);
        stream.Write(bytes);
        stream.WriteInt32(bytes.Length);
    }

    private static void WriteBlock(LptBlock block, Stream stream)
    {
        long bytes = (long)block.Count * block.Components * sizeof(float);
        Span<byte> marker = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(marker, bytes);
        WriteLabel(stream, block.Name, bytes);
        stream.Write(marker);
        // In pieces: a block may have more bytes than a span can hold.
        if (block.Whole is { } whole) WriteWhole(whole, stream);
        else WriteReal(block.Real!, stream);
        stream.Write(marker);
    }

    private static void WriteReal(float[] values, Stream stream)
    {
        for (int start = 0; start < values.Length; start += Piece)
            stream.Write(MemoryMarshal.AsBytes(values.AsSpan(start, Math.Min(Piece, values.Length - start))));
    }

    private static void WriteWhole(long[] values, Stream stream)
    {
        var piece = new int[Math.Min(Piece, values.Length)];
        for (int start = 0; start < values.Length; start += Piece)
        {
            int count = Math.Min(Piece, values.Length - start);
            for (int n = 0; n < count; n++) piece[n] = checked((int)values[start + n]);
            stream.Write(MemoryMarshal.AsBytes(piece.AsSpan(0, count)));
        }
    }

    private static void WriteInfo(IReadOnlyList<LptBlock> blocks, Stream stream)
    {
        int size = LptSnapshotReader.InfoRows(blocks) * LptSnapshotReader.InfoSize;
        WriteLabel(stream, "INFO", size);
        stream.WriteInt32(size);
        foreach (LptBlock block in blocks)
        {
            stream.Write(Encoding.ASCII.GetBytes(block.Name.PadRight(4)));
            stream.Write(Encoding.ASCII.GetBytes((block.Real is null ? "LONG" : "FLOATN").PadRight(8)));
            stream.WriteInt32(block.Components);
            foreach (int active in (ReadOnlySpan<int>)[0, 1, 0, 0, 0, 0]) stream.WriteInt32(active);
        }

        stream.Write(new byte[size - (blocks.Count * LptSnapshotReader.InfoSize)]);
        stream.WriteInt32(size);
    }
}
