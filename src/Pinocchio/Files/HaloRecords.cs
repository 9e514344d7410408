using System.Runtime.InteropServices;

namespace Orchestrator.Pinocchio;

/// <summary>Turns whole blocks of records into halos and back.</summary>
internal static class HaloRecords
{
    public delegate void Decoder<THalo>(ReadOnlySpan<byte> records, Span<THalo> halos, double toH);

    public delegate void Encoder<THalo>(ReadOnlySpan<THalo> halos, Span<byte> records, double toH);

    public static void Decode<TRecord, THalo>(ReadOnlySpan<byte> records, Span<THalo> halos, double toH)
        where TRecord : unmanaged, IHaloRecord<TRecord, THalo>
    {
        ReadOnlySpan<TRecord> typed = MemoryMarshal.Cast<byte, TRecord>(records);
        for (int i = 0; i < typed.Length; i++) halos[i] = typed[i].ToHalo(toH);
    }

    public static void Encode<TRecord, THalo>(ReadOnlySpan<THalo> halos, Span<byte> records, double toH)
        where TRecord : unmanaged, IHaloRecord<TRecord, THalo>
    {
        Span<TRecord> typed = MemoryMarshal.Cast<byte, TRecord>(records);
        for (int i = 0; i < halos.Length; i++) typed[i] = TRecord.From(halos[i], toH);
    }
}
