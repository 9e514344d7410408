using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Orchestrator.Sites;

/// <summary>A job script, made from one of <c>jobs/templates</c>: every value becomes quoted words that a shell reads back unchanged.</summary>
internal sealed partial record JobScript
{
    /// <summary>Absolute path of the campaign's root where the job runs.</summary>
    public required string Root { get; init; }

    /// <summary>The list of members relative to the root: a <c>task.json</c> a line.</summary>
    public required string Tasks { get; init; }

    /// <summary>The worker and the words before it.</summary>
    public required IReadOnlyList<string> Worker { get; init; }

    /// <summary>The words before <c>pinocchio.x</c>.</summary>
    public IReadOnlyList<string> Launcher { get; init; } = [];

    /// <summary><c>pinocchio.x</c>; empty where the embedded engine simulates.</summary>
    public string Engine { get; init; } = "";

    /// <summary>Members that run side by side.</summary>
    public int Concurrency { get; init; } = 1;

    /// <summary>Seconds that <c>pinocchio.x</c> may take to end after its last words.</summary>
    public int Grace { get; init; } = 60;

    /// <summary>Seconds between heartbeats while <c>pinocchio.x</c> runs.</summary>
    public int Heartbeat { get; init; } = 60;

    /// <summary>Threads of each member.</summary>
    public required int Threads { get; init; }

    /// <summary>Bytes that the worker's managed heap may take.</summary>
    public required long HeapLimit { get; init; }

    /// <summary>Commands of the site's profile (modules, variables), taken as they are: a profile is code.</summary>
    public string Setup { get; init; } = "";

    /// <summary>The text of a template that comes with the program.</summary>
    /// <param name="scheduler">Its name: <c>local</c>, <c>slurm</c>.</param>
    public static string Template(string scheduler)
    {
        using Stream stream = typeof(JobScript).Assembly.GetManifestResourceStream($"templates/{scheduler}.sh")
            ?? throw new ArgumentException($"there is no template for {scheduler}", nameof(scheduler));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The script.</summary>
    /// <param name="template">Text with a name in capitals between two <c>@</c> for each value.</param>
    /// <exception cref="ArgumentException">The template names a value that there is not.</exception>
    public string Render(string template)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ROOT"] = Quote(Root),
            ["TASKS"] = Quote(Tasks),
            ["WORKER"] = string.Join(' ', Worker.Select(Quote)),
            ["LAUNCHER"] = string.Join(' ', Launcher.Select(Quote)),
            ["ENGINE"] = Quote(Engine),
            ["CONCURRENCY"] = Number(Concurrency),
            ["GRACE"] = Number(Grace),
            ["HEARTBEAT"] = Number(Heartbeat),
            ["THREADS"] = Number(Threads),
            // The runtime reads its settings as hexadecimal.
            ["HEAP_LIMIT"] = HeapLimit.ToString("X", CultureInfo.InvariantCulture),
            ["SETUP"] = Setup,
        };
        return Placeholder().Replace(template, match => values.TryGetValue(match.Groups["name"].Value, out string? value)
            ? value
            : throw new ArgumentException($"there is no value for {match.Value}", nameof(template)));
    }

    /// <summary>A word as a shell reads it back unchanged, whatever is in it.</summary>
    /// <exception cref="ArgumentException">It holds a zero character, which no argument can.</exception>
    public static string Quote(string word)
    {
        if (word.Contains('\0', StringComparison.Ordinal)) throw new ArgumentException("a word of a script cannot hold a zero character", nameof(word));
        return new StringBuilder("'").Append(word.Replace("'", "'\\''", StringComparison.Ordinal)).Append('\'').ToString();
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("@(?<name>[A-Z_]+)@", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Placeholder();
}
