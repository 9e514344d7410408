using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio;

/// <summary>A small ascii file: lines that begin with #, and rows of numbers.</summary>
internal sealed class TextTable
{
    private TextTable(string file, List<string> header, List<double[]> rows) => (File, Header, Rows) = (file, header, rows);

    public string File { get; }

    public IReadOnlyList<string> Header { get; }

    public IReadOnlyList<double[]> Rows { get; }

    public static TextTable Read(string path, int columns, int fewestRows = 1)
    {
        using TextInput input = TextInput.Open(path);
        var header = new List<string>();
        var rows = new List<double[]>();
        while (input.TryReadLine(out ReadOnlySpan<byte> line))
        {
            if (line.IsEmpty) continue;
            if (line[0] == (byte)'#')
            {
                header.Add(Encoding.UTF8.GetString(line));
                continue;
            }

            var fields = new TextFields(input, line);
            var row = new double[columns];
            for (int column = 0; column < columns; column++) row[column] = fields.TakeDouble();
            fields.CheckEnd();
            rows.Add(row);
        }

        if (rows.Count < fewestRows)
            throw new InvalidInputException("rows are missing", path, value: $"{rows.Count} rows", allowed: $"{fewestRows} or more");
        return new TextTable(path, header, rows);
    }

    /// <summary>What a line of the header says: the groups of a pattern.</summary>
    public GroupCollection InHeader(Regex pattern, string what)
    {
        foreach (string line in Header)
        {
            if (pattern.Match(line) is { Success: true } match) return match.Groups;
        }

        throw new InvalidInputException($"the header does not tell {what}", File);
    }

    public double NumberInHeader(Regex pattern, string what) =>
        double.Parse(InHeader(pattern, what)["value"].ValueSpan, provider: CultureInfo.InvariantCulture);

    public InvalidInputException Invalid(string problem, string? value = null, string? allowed = null) =>
        new(problem, File, value: value, allowed: allowed);
}
