using System.Buffers.Binary;
using System.Text;

namespace Orchestrator.Pinocchio;

/// <summary>Tells what a file is by its first bytes or lines, not by its name.</summary>
internal static class FileIdentification
{
    private const int LinesToTry = 40;

    private static readonly (string Beginning, PinocchioFileKind Kind)[] Headers =
    [
        ("# Group catalog for redshift", PinocchioFileKind.Catalog),
        ("# Group catalog on the Past Light Cone", PinocchioFileKind.Cone),
        ("# Merger histories", PinocchioFileKind.Histories),
        ("# Mass function for redshift", PinocchioFileKind.MassFunction),
        ("# Cosmological quantities used in PINOCCHIO", PinocchioFileKind.Cosmology),
        ("# N. replications", PinocchioFileKind.ConeReplications),
        ("# 1) lower z for bin", PinocchioFileKind.NumberCounts),
        ("# Fmax PDF", PinocchioFileKind.CollapseTimes),
    ];

    public static PinocchioFileKind Of(string path)
    {
        using (BinaryInput input = BinaryInput.Open(path))
        {
            if (input.AtEnd) return PinocchioFileKind.Unknown;
            if (HaloFileHeader.IsBinary(input)) return OfBinary(input);
        }

        using TextInput text = TextInput.Open(path);
        return OfText(text);
    }

    private static PinocchioFileKind OfBinary(BinaryInput input)
    {
        ReadOnlySpan<byte> bytes = input.Peek(2 * sizeof(int));
        if (bytes.Length < 2 * sizeof(int)) return PinocchioFileKind.Unknown;
        int first = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        int second = BinaryPrimitives.ReadInt32LittleEndian(bytes[sizeof(int)..]);
        // A file with its bytes reversed goes to the reader of its kind, which says so.
        if (BinaryPrimitives.ReverseEndianness(first) is sizeof(int) or LptSnapshotReader.LabelSize)
            (first, second) = (BinaryPrimitives.ReverseEndianness(first), BinaryPrimitives.ReverseEndianness(second));
        return first switch
        {
            LptSnapshotReader.LabelSize when bytes[sizeof(int)..].SequenceEqual("HEAD"u8) => OfSnapshot(input),
            LptSnapshotReader.LabelSize => PinocchioFileKind.Catalog,
            sizeof(int) => second == HaloBranchRecord.Size ? PinocchioFileKind.Histories : PinocchioFileKind.Cone,
            _ => PinocchioFileKind.Cone,
        };
    }

    /// <summary>The linear density takes 8 bytes a particle, the LPT snapshot 64 or more; only a compressed file has to be read for
    /// it.</summary>
    private static PinocchioFileKind OfSnapshot(BinaryInput input)
    {
        const int OffsetOfParticles = 24;
        const int FewBytes = 20;
        ReadOnlySpan<byte> bytes = input.Peek(OffsetOfParticles + sizeof(int));
        if (input.Remaining is long size && bytes.Length == OffsetOfParticles + sizeof(int))
        {
            uint particles = BinaryPrimitives.ReadUInt32LittleEndian(bytes[OffsetOfParticles..]);
            return size > (long)FewBytes * particles ? PinocchioFileKind.LptSnapshot : PinocchioFileKind.Density;
        }

        LptSnapshot snapshot = LptSnapshot.Read(input.File);
        return snapshot.Blocks.Any(static block => block.Name is "DENS") ? PinocchioFileKind.Density : PinocchioFileKind.LptSnapshot;
    }

    private static PinocchioFileKind OfText(TextInput input)
    {
        int columns = 0;
        bool hasNegativeSecond = false;
        for (int tried = 0; tried < LinesToTry && input.TryReadLine(out ReadOnlySpan<byte> bytes, isOnlyLookedAt: true); tried++)
        {
            string line = Encoding.UTF8.GetString(bytes);
            foreach ((string beginning, PinocchioFileKind kind) in Headers)
            {
                if (line.StartsWith(beginning, StringComparison.Ordinal)) return kind;
            }

            if (line.Contains("This is pinocchio V", StringComparison.Ordinal)) return PinocchioFileKind.Log;
            string[] tokens = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (tokens.Length == 0 || tokens[0][0] is '#' or '%') continue;
            if (ParameterKeys.ByName.ContainsKey(tokens[0])) return PinocchioFileKind.Parameters;
            if (!Array.TrueForAll(tokens, static token => double.TryParse(token, out _))) return PinocchioFileKind.Unknown;
            columns = tokens.Length;
            hasNegativeSecond |= columns == 2 && tokens[1][0] == '-' && tokens[0][0] != '-';
        }

        return columns switch
        {
            1 => PinocchioFileKind.OutputRedshifts,
            2 => hasNegativeSecond ? PinocchioFileKind.EquationOfState : PinocchioFileKind.PowerSpectrum,
            _ => PinocchioFileKind.Unknown,
        };
    }
}
