using System.Globalization;
using System.Text;
using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio;

/// <summary>Takes a parameter file apart and refuses what the program would refuse or misread.</summary>
internal static class ParameterParser
{
    private static readonly string[] MeantAsOff = ["0", "no", "off", "false", "No", "False", "F", "n"];

    public static ParameterFile Parse(Stream stream, string name, ParameterDialect? dialect)
    {
        using var input = TextInput.Of(stream, name);
        var entries = new List<ParameterEntry>();
        var warnings = new List<string>();
        while (input.TryReadLine(out ReadOnlySpan<byte> line))
        {
            if (line.Length > ParameterFile.LongestLine)
            {
                throw input.Invalid(
                    "the program cuts the line and reads its tail as another key", Encoding.UTF8.GetString(line),
                    $"at most {ParameterFile.LongestLine} characters, not {line.Length}");
            }

            if (ParseLine(input, Encoding.UTF8.GetString(line), warnings) is not { } entry) continue;
            if (entries.Find(earlier => earlier.Key == entry.Key) is { } first)
                throw new InvalidInputException(
                    "the key stands twice", name, entry.Line, entry.Key.Name, entry.Value, $"only line {first.Line}");
            entries.Add(entry);
        }

        ParameterDialect version = dialect ?? DialectOf(entries);
        CheckDialect(name, version, entries);
        return new ParameterFile(name, version, entries, warnings);
    }

    private static ParameterEntry? ParseLine(TextInput input, string line, List<string> warnings)
    {
        string[] tokens = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (tokens.Length == 0 || tokens[0][0] is '#' or '%') return null;
        if (!ParameterKeys.ByName.TryGetValue(tokens[0], out ParameterKey? key))
            throw new InvalidInputException(
                "no version of the program knows this key", input.File, input.Line, tokens[0], allowed: Nearest(tokens[0]));

        if (key.Kind == ParameterKind.Flag && tokens.Length > 1 && MeantAsOff.Contains(tokens[1], StringComparer.Ordinal))
        {
            warnings.Add(
                $"{input.File}, line {input.Line}: {key.Name} is on by its presence, whatever follows it ({tokens[1]}); "
                    + "leave the line out to switch it off");
        }

        if (tokens.Length <= key.ValueCount)
            throw new InvalidInputException("the value is missing", input.File, input.Line, key.Name, allowed: key.Meaning);
        string[] values = tokens[1..(1 + key.ValueCount)];
        foreach (string value in values) CheckValue(input, key, value);
        return new ParameterEntry(key, string.Join(' ', values), input.Line);
    }

    private static void CheckValue(TextInput input, ParameterKey key, string value)
    {
        bool isRight = key.Kind switch
        {
            ParameterKind.WholeNumber => int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            ParameterKind.Number or ParameterKind.Vector =>
                double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number),
            _ => true,
        };
        if (isRight) return;
        string allowed = key.Kind == ParameterKind.WholeNumber ? "a whole number" : "a number";
        throw new InvalidInputException(key.Meaning, input.File, input.Line, key.Name, value, allowed);
    }

    /// <summary>Every file of V5 has PredPeakFactor, which V4 does not know: one without any key of V5 is one of V4.</summary>
    private static ParameterDialect DialectOf(List<ParameterEntry> entries) =>
        entries.Exists(entry => entry.Key.Dialect == ParameterDialect.V5) ? ParameterDialect.V5 : ParameterDialect.V4;

    private static void CheckDialect(string name, ParameterDialect version, List<ParameterEntry> entries)
    {
        foreach (ParameterEntry entry in entries)
        {
            if (entry.Key.Dialect is ParameterDialect other && other != version)
                throw new InvalidInputException(
                    $"{version} does not know this key", name, entry.Line, entry.Key.Name, entry.Value.Length > 0 ? entry.Value : null,
                    $"keys of {version}");
        }

        foreach (ParameterKey key in ParameterKeys.All)
        {
            bool isDue = key.IsRequired && (key.Dialect is null || key.Dialect == version);
            if (isDue && !entries.Exists(entry => entry.Key == key))
                throw new InvalidInputException("the key is missing", name, key: key.Name, allowed: key.Meaning);
        }
    }

    private static string Nearest(string word)
    {
        string? sameLetters = ParameterKeys.All.Select(key => key.Name)
            .FirstOrDefault(name => string.Equals(name, word, StringComparison.OrdinalIgnoreCase));
        return sameLetters ?? "the keys of the program, in its spelling";
    }
}
