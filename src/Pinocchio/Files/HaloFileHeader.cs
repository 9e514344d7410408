using System.Buffers.Binary;

namespace Orchestrator.Pinocchio;

/// <summary>What the readers of cones and catalogues ask of the first bytes of a file.</summary>
internal static class HaloFileHeader
{
    /// <summary>Text has no zero byte; a marker, in either byte order, has three among its four.</summary>
    public static bool IsBinary(BinaryInput input) => input.Peek(sizeof(int)).Contains((byte)0);

    public static int? PeekMarker(BinaryInput input) =>
        BinaryPrimitives.TryReadInt32LittleEndian(input.Peek(sizeof(int)), out int marker) ? marker : null;

    public static HaloLayout<THalo> TakeLayout<THalo>(BinaryInput input, HaloLayout<THalo>[] layouts)
    {
        int size = input.TakeInt32("the header");
        return Array.Find(layouts, layout => layout.RecordSize == size) ?? throw input.Damaged(
            input.Position - sizeof(int), "no halo has a record of this size", $"{size}",
            string.Join(", ", layouts.Select(layout => layout.RecordSize)));
    }

    public static HaloLayout<THalo> LayoutOf<THalo>(HaloFileFormat format, HaloLayout<THalo>[] layouts) =>
        Array.Find(layouts, layout => layout.Format == format)
            ?? throw new ArgumentException($"there are no {format} files of this kind", nameof(format));
}
