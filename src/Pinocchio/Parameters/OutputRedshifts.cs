using System.Globalization;
using System.Text;
using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio;

/// <summary>The file of output redshifts: one a line, descending, at most 99; the last is where the run ends.</summary>
/// <remarks>The program writes only the first output of an ascending list, and no histories, with exit code 0: here it is
/// refused.</remarks>
public static class OutputRedshifts
{
    /// <summary>Most redshifts that the program takes.</summary>
    public const int Most = 99;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The redshifts, descending.</returns>
    /// <exception cref="InvalidInputException">There is no redshift, too many, or one that is not below the one before it.</exception>
    public static IReadOnlyList<double> Read(string path)
    {
        using Stream stream = InputFile.Open(path, out _);
        return Parse(stream, path);
    }

    /// <summary>Parses the text of a file.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">A name for messages.</param>
    /// <exception cref="InvalidInputException">As <see cref="Read"/>.</exception>
    public static IReadOnlyList<double> Parse(string text, string name = "outputs")
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return Parse(stream, name);
    }

    /// <summary>The text of a file, which is checked as when it is read.</summary>
    /// <param name="redshifts">The redshifts, descending.</param>
    /// <exception cref="InvalidInputException">As <see cref="Read"/>.</exception>
    public static string ToText(IEnumerable<double> redshifts)
    {
        string text = string.Concat(redshifts.Select(static redshift => $"{redshift:R}\n"));
        Parse(text);
        return text;
    }

    private static List<double> Parse(Stream stream, string name)
    {
        using var input = TextInput.Of(stream, name);
        var redshifts = new List<double>();
        while (input.TryReadLine(out ReadOnlySpan<byte> line))
        {
            ReadOnlySpan<byte> trimmed = line.TrimStart(" \t"u8);
            if (trimmed.IsEmpty || trimmed[0] is (byte)'#' or (byte)'%') continue;
            double redshift = new TextFields(input, trimmed).TakeDouble();
            if (redshift < 0) throw input.Invalid("a negative redshift", $"{redshift}", "0 or more");
            if (redshifts.Count > 0 && redshift >= redshifts[^1])
                throw input.Invalid("redshifts must descend; the program would write the first only", $"{redshift}",
                    $"below {redshifts[^1]}");
            if (redshifts.Count > 0 && string.Equals(NameOf(redshift), NameOf(redshifts[^1]), StringComparison.Ordinal))
                throw input.Invalid("two outputs would have the same files, whose names tell redshifts to four decimals", $"{redshift}",
                    $"another value to four decimals than {redshifts[^1]}");
            if (redshifts.Count == Most) throw input.Invalid("too many redshifts", $"{redshift}", $"at most {Most}");
            redshifts.Add(redshift);
        }

        return redshifts.Count > 0 ? redshifts
            : throw new InvalidInputException("no output redshift", file: name, allowed: $"1 to {Most}, descending");
    }

    // As in the names of output files.
    private static string NameOf(double redshift) => redshift.ToString("F4", CultureInfo.InvariantCulture);
}
