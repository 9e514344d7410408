using System.Globalization;
using System.Text;
using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio;

/// <summary>A parameter file, read and written under the rules of the program's own parser.</summary>
/// <remarks>
/// <c>key value % comment</c>, one a line; a line whose first token begins with # or % is a comment; what follows the values is ignored. A
/// flag is on by its presence: <c>CatalogInAscii 0</c> switches it on, which <see cref="Warnings"/> tells. What stops the program, or what
/// it would silently misread, is refused here: unknown, doubled and missing keys, lines of more than 98 characters.
/// </remarks>
public sealed class ParameterFile
{
    /// <summary>Longest line that the program reads as one, in bytes.</summary>
    public const int LongestLine = 98;

    /// <summary>Longest name of a run.</summary>
    public const int LongestRunFlag = 99;

    private readonly Dictionary<string, ParameterEntry> byName;

    internal ParameterFile(string file, ParameterDialect dialect, IReadOnlyList<ParameterEntry> entries, IReadOnlyList<string> warnings)
    {
        (File, Dialect, Entries, Warnings) = (file, dialect, entries, warnings);
        byName = entries.ToDictionary(entry => entry.Key.Name, StringComparer.Ordinal);
    }

    /// <summary>The file's name, for messages.</summary>
    public string File { get; }

    /// <summary>The version of the program that the file is for.</summary>
    public ParameterDialect Dialect { get; }

    /// <summary>The keys that are there, in their order.</summary>
    public IReadOnlyList<ParameterEntry> Entries { get; }

    /// <summary>What the program would accept although its author hardly meant it.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="dialect">The version it is for; by default the one whose keys it has.</param>
    /// <exception cref="InvalidInputException">The file cannot be opened, or the program would refuse or misread it.</exception>
    public static ParameterFile Read(string path, ParameterDialect? dialect = null)
    {
        using Stream stream = InputFile.Open(path, out _);
        return ParameterParser.Parse(stream, path, dialect);
    }

    /// <summary>Parses the text of a file.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">A name for messages.</param>
    /// <param name="dialect">The version it is for; by default the one whose keys it has.</param>
    /// <exception cref="InvalidInputException">The program would refuse or misread the file.</exception>
    public static ParameterFile Parse(string text, string name = "parameter_file", ParameterDialect? dialect = null)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return ParameterParser.Parse(stream, name, dialect);
    }

    /// <summary>Whether a key is there; for a flag, whether it is on.</summary>
    /// <param name="key">The key in the program's spelling.</param>
    public bool Contains(string key) => byName.ContainsKey(key);

    /// <summary>The word after a key; null if the key is not there.</summary>
    /// <param name="key">The key in the program's spelling.</param>
    public string? Word(string key) => byName.GetValueOrDefault(key)?.Value;

    /// <summary>The whole number after a key; null if the key is not there.</summary>
    /// <param name="key">The key in the program's spelling.</param>
    public int? WholeNumber(string key) => Word(key) is string value ? int.Parse(value, CultureInfo.InvariantCulture) : null;

    /// <summary>The number after a key, in the file's unit; null if the key is not there.</summary>
    /// <param name="key">The key in the program's spelling.</param>
    public double? Number(string key) => Word(key) is string value ? double.Parse(value, CultureInfo.InvariantCulture) : null;

    /// <summary>The three numbers after a key; null if the key is not there.</summary>
    /// <param name="key">The key in the program's spelling.</param>
    public (double X, double Y, double Z)? Vector(string key)
    {
        if (Word(key) is not string value) return null;
        double[] numbers = [.. value.Split(' ').Select(token => double.Parse(token, CultureInfo.InvariantCulture))];
        return (numbers[0], numbers[1], numbers[2]);
    }

    /// <summary>The same file with one key set anew, checked like a file that was read.</summary>
    /// <param name="key">The key in the program's spelling.</param>
    /// <param name="value">What follows it; empty for a flag that is to be on, null to take the key out.</param>
    /// <exception cref="InvalidInputException">The program would refuse the result.</exception>
    public ParameterFile With(string key, string? value)
    {
        var lines = Entries.Select(entry => (entry.Key.Name, Value: (string?)entry.Value)).ToList();
        int index = lines.FindIndex(line => string.Equals(line.Name, key, StringComparison.Ordinal));
        if (index >= 0) lines[index] = (key, value);
        else lines.Add((key, value));
        return Parse(TextOf(lines.Where(line => line.Value is not null).Select(line => (line.Name, line.Value!))), File, Dialect);
    }

    /// <summary>The text of the file: a line a key, no line longer than the program reads.</summary>
    public string ToText() => TextOf(Entries.Select(entry => (entry.Key.Name, entry.Value)));

    /// <summary>Writes the file; it appears whole or not at all.</summary>
    /// <param name="path">Where to.</param>
    public void Write(string path) => OutputFile.WriteText(path, ToText());

    /// <summary>The error of a value that cannot be used.</summary>
    internal InvalidInputException Invalid(string key, string problem, string allowed) => new(
        problem, file: File, line: byName.GetValueOrDefault(key)?.Line is > 0 and int line ? line : null, key: key, value: Word(key),
        allowed: allowed);

    /// <summary>A refusal that names a key, with the key's place in this file.</summary>
    internal InvalidInputException Located(InvalidInputException refusal) => new(
        refusal.Problem, File, refusal.Key is { } key && byName.GetValueOrDefault(key)?.Line is > 0 and int line ? line : null, refusal.Key, refusal.Value,
        refusal.Allowed, refusal);

    private static string TextOf(IEnumerable<(string Key, string Value)> lines)
    {
        var text = new StringBuilder();
        foreach ((string key, string value) in lines) text.Append(LineOf(key, value)).Append('\n');
        return text.ToString();
    }

    /// <summary>Key and value in columns where the program's longest line allows it, else with one blank between.</summary>
    internal static string LineOf(string key, string value)
    {
        string line = $"{key,-30} {value}".TrimEnd();
        return line.Length <= LongestLine ? line : $"{key} {value}";
    }
}
