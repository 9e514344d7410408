namespace Orchestrator.Pinocchio;

/// <summary>One halo a line, lines that begin with # aside; the number of columns of the first line tells light files from full
/// ones.</summary>
internal sealed class AsciiHaloSource<THalo> : HaloSource<THalo>
{
    private readonly TextInput input;
    private readonly Parser parse;
    private readonly double toH;
    private readonly int columns;
    private readonly HaloFileFormat format;
    private readonly List<int> lines = [];
    private byte[]? firstLine;

    public AsciiHaloSource(TextInput input, Parser parse, double toH, int fullColumns, int lightColumns)
    {
        (this.input, this.parse, this.toH) = (input, parse, toH);
        BeginBlock(0);
        columns = fullColumns;
        if (TryReadRow(out ReadOnlySpan<byte> line))
        {
            firstLine = line.ToArray();
            columns = TextFields.Count(line);
            if (columns != fullColumns && columns != lightColumns)
                throw input.Invalid($"{columns} columns", allowed: $"{fullColumns}, or {lightColumns} with LIGHT_OUTPUT");
        }

        format = columns == fullColumns ? HaloFileFormat.Ascii : HaloFileFormat.AsciiLight;
    }

    public delegate THalo Parser(ref TextFields fields, bool isLight, double toH);

    public override HaloFileFormat Format => format;

    public override string Place(int indexInLastRead) => $"line {lines[indexInLastRead]}";

    public override int Read(Span<THalo> halos)
    {
        lines.Clear();
        int count = 0;
        while (count < halos.Length)
        {
            ReadOnlySpan<byte> line = firstLine;
            if (firstLine is null && !TryReadRow(out line)) break;
            firstLine = null;
            var fields = new TextFields(input, line);
            halos[count++] = parse(ref fields, format.IsLight, toH);
            fields.CheckEnd();
            lines.Add(input.Line);
        }

        GrowBlock(count);
        return count;
    }

    public override void Dispose() => input.Dispose();

    private bool TryReadRow(out ReadOnlySpan<byte> line)
    {
        while (input.TryReadLine(out line))
        {
            if (!line.IsEmpty && line[0] != (byte)'#') return true;
        }

        return false;
    }
}
