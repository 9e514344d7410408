using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Orchestrator.Pinocchio;

/// <summary>Takes LPT snapshots apart.</summary>
internal static class LptSnapshotReader
{
    public const int LabelSize = 8;
    public const int HeaderSize = 256;
    public const int InfoSize = 40;

    /// <summary>The program keeps masses in Gadget's unit.</summary>
    public const double MassUnit = 1e10;

    public static LptSnapshot Read(string path)
    {
        using BinaryInput input = BinaryInput.Open(path);
        string name = TakeLabel(input);
        if (name is not "HEAD") throw input.Damaged(0, "the file does not begin with a header", name, "HEAD");
        LptHeader header = TakeHeader(input);
        var blocks = new List<LptBlock>();
        while (true)
        {
            if (input.AtEnd) throw input.Damaged(input.Position, "the file ends before its INFO block");
            name = TakeLabel(input);
            if (name is "INFO") break;
            blocks.Add(TakeBlock(input, name, header));
        }

        CheckInfo(input, blocks);
        if (!input.AtEnd) throw input.Damaged(input.Position, "bytes follow the INFO block");
        return new LptSnapshot(header, blocks);
    }

    private static string TakeLabel(BinaryInput input)
    {
        const string What = "a block's name";
        input.TakeMarker(LabelSize, What);
        string name = Encoding.ASCII.GetString(input.Take(sizeof(int), What)).TrimEnd(' ');
        input.TakeInt32(What);
        input.TakeMarker(LabelSize, What);
        return name;
    }

    private static LptHeader TakeHeader(BinaryInput input)
    {
        const string What = "the header";
        input.TakeMarker(HeaderSize, What);
        long position = input.Position;
        ReadOnlySpan<byte> bytes = input.Take(HeaderSize, What);
        var header = new LptHeader(
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]),
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[100..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[124..]),
            BinaryPrimitives.ReadDoubleLittleEndian(bytes[32..]) * MassUnit,
            BinaryPrimitives.ReadDoubleLittleEndian(bytes[72..]),
            BinaryPrimitives.ReadDoubleLittleEndian(bytes[80..]),
            BinaryPrimitives.ReadDoubleLittleEndian(bytes[128..]),
            BinaryPrimitives.ReadDoubleLittleEndian(bytes[136..]),
            BinaryPrimitives.ReadDoubleLittleEndian(bytes[144..]),
            BinaryPrimitives.ReadDoubleLittleEndian(bytes[152..]));
        input.TakeMarker(HeaderSize, What);
        bool isPossible = header.Particles > 0 && header.Particles <= header.TotalParticles && header.FileCount > 0
            && double.IsFinite(header.ParticleMass + header.Redshift + header.OmegaM) && header.BoxSize > 0
                && double.IsFinite(header.BoxSize);
        return isPossible ? header : throw input.Damaged(position, $"the header is impossible: {header}");
    }

    private static LptBlock TakeBlock(BinaryInput input, string name, LptHeader header)
    {
        string what = $"block {name}";
        long position = input.Position;
        long bytes = BinaryPrimitives.ReadInt64LittleEndian(input.Take(sizeof(long), what));
        bool isWhole = name is "ID" or "GRUP";
        long numbers = bytes / sizeof(float);
        bool isLong = name is "ID" && bytes == header.Particles * sizeof(long);
        int components = (int)Math.Min(3, numbers / header.Particles);
        if (isLong) components = 1;
        if (bytes != header.Particles * components * (isLong ? sizeof(long) : sizeof(float)) || components is not (1 or 3))
            throw input.Damaged(position, $"the size of {what} is wrong", $"{bytes} bytes",
                $"1 or 3 numbers for each of {header.Particles} particles");
        if (header.Particles * components > Array.MaxLength)
            throw input.Damaged(position, $"{what} is too large for this program", $"{bytes} bytes");
        input.CheckRoom(bytes + sizeof(long), what);
        LptBlock block = isWhole
            ? new LptBlock(name, 1, null, TakeWhole(input, (int)header.Particles, isLong, what))
            : new LptBlock(name, components, TakeReal(input, (int)header.Particles * components, what), null);
        position = input.Position;
        long closing = BinaryPrimitives.ReadInt64LittleEndian(input.Take(sizeof(long), what));
        return closing == bytes ? block : throw input.Damaged(position, $"the marker after {what} is wrong", $"{closing}", $"{bytes}");
    }

    private static float[] TakeReal(BinaryInput input, int count, string what)
    {
        var values = new float[count];
        for (int start = 0; start < count;)
        {
            long position = input.Position;
            int piece = Math.Min(count - start, BinaryInput.BufferSize / sizeof(float));
            Span<float> target = values.AsSpan(start, piece);
            MemoryMarshal.Cast<byte, float>(input.Take(piece * sizeof(float), what)).CopyTo(target);
            for (int i = 0; i < piece; i++)
            {
                if (!float.IsFinite(target[i]))
                    throw input.Damaged(position + (i * sizeof(float)), $"{what} holds a value that is no number", $"{target[i]}",
                        "finite numbers");
            }

            start += piece;
        }

        return values;
    }

    private static long[] TakeWhole(BinaryInput input, int count, bool isLong, string what)
    {
        var values = new long[count];
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> bytes = input.Take(isLong ? sizeof(long) : sizeof(int), what);
            values[i] = isLong ? BinaryPrimitives.ReadInt64LittleEndian(bytes) : BinaryPrimitives.ReadInt32LittleEndian(bytes);
        }

        return values;
    }

    /// <summary>Rows of INFO: one for each block, and in snapshots of displaced particles one that is empty.</summary>
    public static int InfoRows(IReadOnlyList<LptBlock> blocks) => blocks.Count + (blocks.Any(static block => block.Name is "VEL") ? 1 : 0);

    private static void CheckInfo(BinaryInput input, List<LptBlock> blocks)
    {
        const string What = "block INFO";
        int size = InfoRows(blocks) * InfoSize;
        input.TakeMarker(size, What);
        foreach (LptBlock block in blocks)
        {
            string name = Encoding.ASCII.GetString(input.Take(InfoSize, What)[..4]).TrimEnd(' ');
            if (!string.Equals(name, block.Name, StringComparison.Ordinal))
                throw input.Damaged(input.Position - InfoSize, "INFO names another block", name, block.Name);
        }

        for (int row = blocks.Count; row < InfoRows(blocks); row++)
        {
            if (input.Take(InfoSize, What).ContainsAnyExcept((byte)0)) throw input.Damaged(input.Position - InfoSize, "the last row of INFO is not empty");
        }

        input.TakeMarker(size, What);
    }
}
