using System.Globalization;
using Orchestrator.Numerics;

namespace Orchestrator.LatinHypercube;

/// <summary>Reads and writes <c>design.csv</c>: columns by name, <c>simulation,slice,seed</c> first, then one a parameter.</summary>
/// <remarks>
/// Written doubles read back to the same bits. On reading, columns may stand in any order; without <c>simulation</c> rows are numbered from 0,
/// without <c>slice</c> they belong to none, <c>w</c> means <c>w0</c>. Empty lines and lines that begin with # are passed over.
/// </remarks>
public static class DesignCsv
{
    private const string SimulationColumn = "simulation";
    private const string SliceColumn = "slice";
    private const string SeedColumn = "seed";

    /// <summary>Writes a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="writer">Where to; lines end in LF.</param>
    public static void Write(DesignTable table, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write($"{SimulationColumn},{SliceColumn}");
        if (table.HasSeeds) writer.Write($",{SeedColumn}");
        foreach (string name in table.Names) writer.Write($",{name}");
        writer.Write('\n');
        for (int row = 0; row < table.Count; row++)
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{table.Simulation[row]},{table.Slice[row]}"));
            if (table.HasSeeds) writer.Write(string.Create(CultureInfo.InvariantCulture, $",{table.Seed[row]}"));
            for (int column = 0; column < table.Names.Count; column++)
                writer.Write(string.Create(CultureInfo.InvariantCulture, $",{table.Column(column)[row]:R}"));
            writer.Write('\n');
        }
    }

    /// <summary>Reads a table.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="file">The file as the user knows it, for messages.</param>
    /// <returns>The table.</returns>
    /// <exception cref="InvalidInputException">A row that cannot be used, with its line, column and value; or no rows, or no parameters.</exception>
    public static DesignTable Read(TextReader reader, string file)
    {
        ArgumentNullException.ThrowIfNull(reader);
        DesignCsvHeader? header = null;
        var rows = new DesignCsvRows(file);
        int line = 0;
        while (reader.ReadLine() is { } text)
        {
            line++;
            if (string.IsNullOrWhiteSpace(text) || text.TrimStart().StartsWith('#')) continue;
            string[] fields = text.Split(',', StringSplitOptions.TrimEntries);
            if (header is null) header = DesignCsvHeader.Parse(fields, file, line);
            else rows.Add(header, fields, line);
        }

        if (header is null) throw new InvalidInputException("the file is empty; it needs a line of column names", file: file);
        return rows.ToTable(header);
    }

    /// <summary>The columns of a file.</summary>
    private sealed record DesignCsvHeader(string[] Columns, int Simulation, int Slice, int Seed, int[] Parameters)
    {
        public static DesignCsvHeader Parse(string[] fields, string file, int line)
        {
            fields[0] = fields[0].TrimStart('\uFEFF');
            string[] columns = [.. fields.Select(field => string.Equals(field, "w", StringComparison.Ordinal) ? "w0" : field)];
            for (int i = 0; i < columns.Length; i++)
            {
                if (columns[i].Length == 0) throw new InvalidInputException($"column {i + 1} has no name", file: file, line: line);
                if (double.TryParse(columns[i], NumberStyles.Float, CultureInfo.InvariantCulture, out _))
                    throw new InvalidInputException("a number stands where a column name should; the first line names the columns", file: file, line: line, value: columns[i]);
                int first = Array.IndexOf(columns, columns[i]);
                if (first == i) continue;
                throw new InvalidInputException(
                    string.Equals(fields[first], fields[i], StringComparison.Ordinal) ? "the column stands twice" : $"'{fields[first]}' and '{fields[i]}' are the same parameter",
                    file: file, line: line, key: fields[i]);
            }

            int simulation = Array.IndexOf(columns, SimulationColumn), slice = Array.IndexOf(columns, SliceColumn), seed = Array.IndexOf(columns, SeedColumn);
            int[] parameters = [.. Enumerable.Range(0, columns.Length).Where(i => i != simulation && i != slice && i != seed)];
            if (parameters.Length == 0) throw new InvalidInputException("there is no column of a parameter", file: file, line: line);
            return new DesignCsvHeader(columns, simulation, slice, seed, parameters);
        }
    }

    /// <summary>The rows read so far.</summary>
    private sealed class DesignCsvRows(string file)
    {
        private readonly List<int> simulation = [];
        private readonly List<int> slice = [];
        private readonly List<long> seed = [];
        private readonly List<double[]> values = [];
        private readonly Dictionary<int, int> lineOf = [];

        public void Add(DesignCsvHeader header, string[] fields, int line)
        {
            if (fields.Length != header.Columns.Length)
            {
                throw new InvalidInputException(
                    $"the row has {fields.Length} fields, the header {header.Columns.Length}", file: file, line: line, allowed: string.Join(",", header.Columns));
            }

            int number = header.Simulation < 0 ? values.Count : (int)Integer(header, fields, header.Simulation, line, 0, int.MaxValue);
            if (!lineOf.TryAdd(number, line))
                throw new InvalidInputException(
                    $"the simulation stands already in line {lineOf[number]}", file: file, line: line,
                    key: SimulationColumn, value: fields[header.Simulation]);
            simulation.Add(number);
            slice.Add(header.Slice < 0 ? DesignTable.NoSlice : (int)Integer(header, fields, header.Slice, line, DesignTable.NoSlice, int.MaxValue));
            if (header.Seed >= 0) seed.Add(Integer(header, fields, header.Seed, line, 0, long.MaxValue));
            values.Add(Array.ConvertAll(header.Parameters, column => Number(header, fields, column, line)));
        }

        public DesignTable ToTable(DesignCsvHeader header)
        {
            if (values.Count == 0) throw new InvalidInputException("the file has no rows below its header", file: file);
            double[][] columns = [.. header.Parameters.Select((_, parameter) => values.Select(row => row[parameter]).ToArray())];
            return new DesignTable(simulation.ToArray(), slice.ToArray(), seed.ToArray(), [.. header.Parameters.Select(column => header.Columns[column])], columns);
        }

        private double Number(DesignCsvHeader header, string[] fields, int column, int line)
        {
            if (double.TryParse(fields[column], NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)) return value;
            throw new InvalidInputException("not a finite number", file: file, line: line, key: header.Columns[column], value: fields[column]);
        }

        private long Integer(DesignCsvHeader header, string[] fields, int column, int line, long minimum, long maximum)
        {
            if (long.TryParse(fields[column], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) && value >= minimum && value <= maximum) return value;
            throw new InvalidInputException(
                "not such an integer", file: file, line: line,
                key: header.Columns[column], value: fields[column], allowed: $"{minimum} to {maximum}");
        }
    }
}
