using System.Buffers.Binary;

namespace Orchestrator.Pinocchio;

/// <summary>Writes little-endian numbers and the byte-count markers around records.</summary>
internal static class BinaryOutput
{
    public static void WriteInt32(this Stream stream, int value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        stream.Write(bytes);
    }

    /// <summary>Writes whole numbers as one record between its markers.</summary>
    public static void WriteRecord(this Stream stream, params ReadOnlySpan<int> values)
    {
        stream.WriteInt32(values.Length * sizeof(int));
        foreach (int value in values) stream.WriteInt32(value);
        stream.WriteInt32(values.Length * sizeof(int));
    }
}
