using System.Globalization;

namespace Orchestrator.Transports;

/// <summary>The answer to a script: its sections by name, each with the return code of its command.</summary>
/// <param name="sections">Text and return code by name.</param>
/// <param name="error">What the script wrote to standard error.</param>
internal sealed class RemoteReply(IReadOnlyDictionary<string, (string Text, int ReturnCode)> sections, string error)
{
    /// <summary>What the script wrote to standard error, banners of the site included.</summary>
    public string Error { get; } = error;

    /// <summary>The beginning of <see cref="Error"/>, for a person.</summary>
    public string Complaint
    {
        get
        {
            const int Most = 3;
            string[] lines = Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return string.Join("; ", lines.Take(Most)) + (lines.Length > Most ? $" (and {lines.Length - Most} lines more)" : "");
        }
    }

    /// <summary>Names of the sections.</summary>
    public IEnumerable<string> Names => sections.Keys;

    /// <summary>Whether the script came to that section.</summary>
    public bool Has(string name) => sections.ContainsKey(name);

    /// <summary>The text of a section; empty if the script did not come to it.</summary>
    public string Text(string name) => sections.TryGetValue(name, out var section) ? section.Text : "";

    /// <summary>The return code of a section; null if the script did not come to it.</summary>
    public int? ReturnCode(string name) => sections.TryGetValue(name, out var section) ? section.ReturnCode : null;

    /// <summary>Reads an answer.</summary>
    /// <param name="output">Everything the command wrote; what stands before the first sentinel is the site's noise.</param>
    /// <param name="sentinel">The word that begins each line of ours.</param>
    /// <param name="error">Standard error.</param>
    /// <returns>Null when the closing sentinel is missing: the answer was cut.</returns>
    public static RemoteReply? Parse(string output, string sentinel, string error)
    {
        var sections = new Dictionary<string, (string, int)>(StringComparer.Ordinal);
        string mark = "\n" + sentinel + " ";
        (string Name, int Start)? open = null;
        for (int at = output.IndexOf(mark, StringComparison.Ordinal); at >= 0; at = output.IndexOf(mark, at + 1, StringComparison.Ordinal))
        {
            int start = at + mark.Length;
            int end = output.IndexOf('\n', start);
            if (end < 0) return null;
            string[] words = output[start..end].Split(' ');
            switch (words)
            {
                case ["begin", var name]:
                    open = (name, end + 1);
                    break;
                case ["end", var name, var code] when open is { } section && string.Equals(section.Name, name, StringComparison.Ordinal):
                    // An empty section's two sentinels share the line break between them.
                    sections[name] = (output[section.Start..Math.Max(at, section.Start)], int.Parse(code, NumberStyles.None, CultureInfo.InvariantCulture));
                    open = null;
                    break;
                case ["done"]:
                    return new RemoteReply(sections, error);
            }
        }
        return null;
    }
}
