using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace Orchestrator.LatinHypercube;

/// <summary>Hashes what a table says, not how it is written: XXH128 over names, numbers and the bits of the values, column by column.</summary>
internal static class DesignHash
{
    public static string Of(DesignTable table)
    {
        var hash = new XxHash128();
        Append(hash, table.Count);
        foreach (int number in table.Simulation) Append(hash, number);
        foreach (int number in table.Slice) Append(hash, number);
        Append(hash, table.HasSeeds ? 1 : 0);
        foreach (long number in table.Seed) Append(hash, number);
        for (int column = 0; column < table.Names.Count; column++)
        {
            byte[] name = Encoding.UTF8.GetBytes(table.Names[column]);
            Append(hash, name.Length);
            hash.Append(name);
            foreach (double value in table.Column(column)) Append(hash, BitConverter.DoubleToInt64Bits(value));
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    private static void Append(XxHash128 hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        hash.Append(bytes);
    }
}
