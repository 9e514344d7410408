using System.Runtime.CompilerServices;

namespace Orchestrator.Pinocchio;

/// <summary>One way to lay a halo out in bytes.</summary>
internal sealed record HaloLayout<THalo>(
    HaloFileFormat Format, int RecordSize, HaloRecords.Decoder<THalo> Decode, HaloRecords.Encoder<THalo> Encode)
{
    public static HaloLayout<THalo> Of<TRecord>(int version, bool isLight, bool isDoublePrecision)
        where TRecord : unmanaged, IHaloRecord<TRecord, THalo> => new(
            new HaloFileFormat(IsBinary: true, version, isLight, isDoublePrecision),
            Unsafe.SizeOf<TRecord>(),
            HaloRecords.Decode<TRecord, THalo>,
            HaloRecords.Encode<TRecord, THalo>);
}
