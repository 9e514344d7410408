using System.IO.Enumeration;
using Orchestrator.Numerics;

namespace Orchestrator.Transports;

/// <summary>What OpenSSH's client configuration (<c>ssh_config(5)</c>) says of one host: for each keyword the first value that applies.</summary>
/// <remarks>
/// <c>Host</c> with patterns and negations, and <c>Include</c>, are understood; of <c>Match</c> only <c>Match all</c> is, other Match
/// blocks are passed over. Keywords nobody here asks for mean nothing.
/// </remarks>
internal sealed class SshConfiguration
{
    private const int DeepestInclude = 16;
    private readonly Dictionary<string, List<string>> values = new(StringComparer.OrdinalIgnoreCase);
    private readonly string host;
    private readonly string home;

    private SshConfiguration(string host, string home)
    {
        this.host = host;
        this.home = home;
    }

    /// <summary>Reads files, the first of which wins; those that do not exist count as empty.</summary>
    /// <param name="host">The host as it was asked for.</param>
    /// <param name="paths">Configuration files, the person's before the system's.</param>
    /// <param name="home">The person's home folder, for <c>~</c> and relative includes.</param>
    /// <exception cref="InvalidInputException">A line cannot be understood.</exception>
    public static SshConfiguration Load(string host, IEnumerable<string> paths, string home)
    {
        var configuration = new SshConfiguration(host, home);
        foreach (string path in paths) configuration.Read(path, isActive: true, depth: 0);
        return configuration;
    }

    /// <summary>The value of a keyword; null if no line sets it.</summary>
    public string? Find(string keyword) => values.TryGetValue(keyword, out List<string>? found) ? found[0] : null;

    /// <summary>All values of a keyword that may be given several times, as <c>IdentityFile</c>.</summary>
    public IReadOnlyList<string> FindAll(string keyword) => values.TryGetValue(keyword, out List<string>? found) ? found : [];

    /// <summary>A path with <c>~</c> and <c>%d</c> (home folder), <c>%h</c> (host name) and <c>%%</c> replaced.</summary>
    public string ExpandPath(string path, string hostName)
    {
        string expanded = path.StartsWith("~/", StringComparison.Ordinal) ? home + path[1..] : path;
        return expanded.Replace("%d", home, StringComparison.Ordinal).Replace("%h", hostName, StringComparison.Ordinal).Replace("%%", "%", StringComparison.Ordinal);
    }

    private void Read(string path, bool isActive, int depth)
    {
        if (!File.Exists(path)) return;
        if (depth > DeepestInclude) throw new InvalidInputException($"files include each other more than {DeepestInclude} deep", path);
        string[] lines = File.ReadAllLines(path);
        for (int i = 0; i < lines.Length; i++)
        {
            List<string> words = Words(lines[i]);
            if (words.Count == 0) continue;
            if (words.Count == 1) throw new InvalidInputException("a keyword without a value", path, i + 1, words[0]);
            string[] arguments = [.. words.Skip(1)];
            switch (words[0].ToUpperInvariant())
            {
                case "HOST":
                    isActive = Applies(arguments);
                    break;
                case "MATCH":
                    isActive = arguments is [var all] && all.Equals("all", StringComparison.OrdinalIgnoreCase);
                    break;
                case "INCLUDE":
                    foreach (string included in arguments.SelectMany(Included)) Read(included, isActive, depth + 1);
                    break;
                default:
                    if (isActive) Note(words[0], arguments);
                    break;
            }
        }
    }

    private void Note(string keyword, string[] arguments)
    {
        bool isList = keyword.Equals("IdentityFile", StringComparison.OrdinalIgnoreCase);
        if (values.TryGetValue(keyword, out List<string>? earlier))
        {
            if (isList) earlier.Add(arguments[0]);
        }
        else
        {
            values[keyword] = [.. arguments];
        }
    }

    private bool Applies(string[] patterns)
    {
        bool applies = false;
        foreach (string pattern in patterns)
        {
            bool isNegated = pattern.StartsWith('!');
            if (!FileSystemName.MatchesSimpleExpression(isNegated ? pattern[1..] : pattern, host, ignoreCase: false)) continue;
            if (isNegated) return false;
            applies = true;
        }
        return applies;
    }

    private IEnumerable<string> Included(string pattern)
    {
        string path = ExpandPath(pattern, host);
        if (!Path.IsPathRooted(path)) path = Path.Combine(home, ".ssh", path);
        string folder = Path.GetDirectoryName(path)!;
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, Path.GetFileName(path)).Order(StringComparer.Ordinal) : [];
    }

    // Keyword and arguments are divided by blanks or one '='; arguments may stand in double quotes.
    private static List<string> Words(string line)
    {
        var words = new List<string>();
        int at = 0;
        while (at < line.Length)
        {
            if (char.IsWhiteSpace(line[at]) || (line[at] == '=' && words.Count == 1))
            {
                at++;
                continue;
            }
            if (line[at] == '#') break;
            bool isQuoted = line[at] == '"';
            int start = isQuoted ? at + 1 : at;
            int end = start;
            while (end < line.Length && (isQuoted ? line[end] != '"' : !char.IsWhiteSpace(line[end]) && !(line[end] == '=' && words.Count == 0))) end++;
            words.Add(line[start..end]);
            at = isQuoted ? end + 1 : end;
        }
        return words;
    }
}
