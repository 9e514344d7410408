using System.Buffers.Binary;

namespace Orchestrator.Pinocchio;

/// <summary>V4: each halo is a record of its own between two markers; catalogues count them a task, cones go on to the end of the
/// file.</summary>
/// <param name="input">The file, after its header.</param>
/// <param name="layouts">The layouts that the first record's size chooses from.</param>
/// <param name="toH">Factor of lengths and masses.</param>
/// <param name="blocks">Number of tasks that the header promises; null if halos go on to the end of the file.</param>
internal sealed class SingleRecordHaloSource<THalo>(
    BinaryInput input, IReadOnlyList<HaloLayout<THalo>> layouts, double toH, int? blocks) : HaloSource<THalo>
{
    private const string Record = "a halo's record";
    private readonly List<long> positions = [];
    private HaloLayout<THalo>? chosen;
    private int left;

    public override HaloFileFormat Format => (chosen ?? layouts[0]).Format;

    public override string Place(int indexInLastRead) => $"byte {positions[indexInLastRead]}";

    public override int Read(Span<THalo> halos)
    {
        positions.Clear();
        int count = 0;
        while (count < halos.Length && HasNext())
        {
            HaloLayout<THalo> layout = chosen ??= Choose();
            input.TakeMarker(layout.RecordSize, Record);
            positions.Add(input.Position);
            layout.Decode(input.Take(layout.RecordSize, Record), halos.Slice(count, 1), toH);
            input.TakeMarker(layout.RecordSize, Record);
            count++;
            if (blocks is null) GrowBlock(1);
            else left--;
        }

        return count;
    }

    public override void Dispose() => input.Dispose();

    private HaloLayout<THalo> Choose()
    {
        ReadOnlySpan<byte> marker = input.Peek(sizeof(int));
        int size = marker.Length == sizeof(int) ? BinaryPrimitives.ReadInt32LittleEndian(marker) : layouts[0].RecordSize;
        // A marker with its bytes reversed says so.
        if (layouts.FirstOrDefault(layout => layout.RecordSize == BinaryPrimitives.ReverseEndianness(size)) is { } reversed)
            input.TakeMarker(reversed.RecordSize, Record);
        return layouts.FirstOrDefault(layout => layout.RecordSize == size) ?? throw input.Damaged(
            input.Position, "no halo has a record of this size", $"{size}",
            string.Join(" or ", layouts.Select(layout => layout.RecordSize)));
    }

    private bool HasNext()
    {
        if (blocks is null)
        {
            if (BlockSizes.Count == 0) BeginBlock(0);
            return !input.AtEnd;
        }

        while (left == 0)
        {
            if (BlockSizes.Count == blocks)
            {
                if (!input.AtEnd) throw input.Damaged(input.Position, $"bytes follow the last of {blocks} tasks");
                return false;
            }

            left = input.TakeCount($"the number of halos of task {BlockSizes.Count + 1}");
            input.CheckRoom((long)left * (layouts[0].RecordSize + (2 * sizeof(int))), $"the halos of task {BlockSizes.Count + 1}");
            BeginBlock(left);
        }

        return true;
    }
}
