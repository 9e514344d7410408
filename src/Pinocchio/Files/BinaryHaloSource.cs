namespace Orchestrator.Pinocchio;

/// <summary>Blocks of V5: <c>[4][n][4]</c> and then all n records between two markers.</summary>
/// <param name="input">The file, after its header.</param>
/// <param name="layout">How a record is laid out.</param>
/// <param name="toH">Factor of lengths and masses.</param>
/// <param name="blocks">Number of blocks that the header promises; null if they go on to the end of the file.</param>
/// <param name="emptyBlocksHaveMarkers">Whether a block of no halos is followed by the two markers of its empty record.</param>
internal sealed class BinaryHaloSource<THalo>(
    BinaryInput input, HaloLayout<THalo> layout, double toH, int? blocks, bool emptyBlocksHaveMarkers) : HaloSource<THalo>
{
    private int left;
    private long positionOfLastRead;

    public override HaloFileFormat Format => layout.Format;

    public override string Place(int indexInLastRead) => $"byte {positionOfLastRead + ((long)indexInLastRead * layout.RecordSize)}";

    public override int Read(Span<THalo> halos)
    {
        while (left == 0)
        {
            if (!NextBlock()) return 0;
        }

        int count = Math.Min(Math.Min(halos.Length, left), BinaryInput.BufferSize / layout.RecordSize);
        ReadOnlySpan<byte> records = input.Take(count * layout.RecordSize, Name);
        positionOfLastRead = input.Position - records.Length;
        layout.Decode(records, halos, toH);
        left -= count;
        if (left == 0) input.TakeMarker(Marker(BlockSizes[^1]), Name);
        return count;
    }

    public override void Dispose() => input.Dispose();

    private string Name => $"block {BlockSizes.Count}";

    private bool NextBlock()
    {
        if (blocks is null ? input.AtEnd : BlockSizes.Count == blocks)
        {
            if (!input.AtEnd) throw input.Damaged(input.Position, $"bytes follow the last of {blocks} blocks");
            return false;
        }

        int count = input.TakeCount($"the number of halos of block {BlockSizes.Count + 1}");
        BeginBlock(count);
        if (count == 0 && !emptyBlocksHaveMarkers) return true;
        input.CheckRoom(((long)count * layout.RecordSize) + (2 * sizeof(int)), Name);
        input.TakeMarker(Marker(count), Name);
        if (count == 0) input.TakeMarker(0, Name);
        left = count;
        return true;
    }

    /// <summary>The program writes the byte count into 32 bits, whatever is lost.</summary>
    private int Marker(int count) => unchecked((int)((long)count * layout.RecordSize));
}
