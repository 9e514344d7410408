using System.Globalization;
using System.Text;
using System.Text.Json;
using Orchestrator.Transports;
using Orchestrator.Worker;

namespace Orchestrator.Sites;

/// <summary>Looks at the folders of attempts with two programs in all, however many they are: <c>stat</c> for what exists, <c>grep</c> for
/// what stands in it.</summary>
internal static class AttemptListing
{
    private const string Claim = "claim";
    private const string Heartbeat = "heartbeat";
    private const string Failure = "failed.json";
    private const string Stopped = "stopped";
    private const string Result = "result.json";

    /// <summary>Lines of <c>/bin/sh</c> that print the sections; the current folder is the campaign's root.</summary>
    public static string Script(IReadOnlyCollection<AttemptName> attempts)
    {
        if (attempts.Count == 0) return "";
        var text = new StringBuilder("paths() { cat <<'END_OF_PATHS'\n");
        foreach (AttemptName attempt in attempts)
        {
            string folder = FolderOf(attempt);
            foreach (string name in (string[])[Claim, Heartbeat, Failure, Stopped]) text.Append(folder).Append('/').Append(name).Append('\n');
            text.Append(attempt.TaskFolder).Append('/').Append(Result).Append('\n');
        }
        // Files that are not there are no error: stat and grep say so on standard error and go on.
        text.Append("""
            END_OF_PATHS
            }
            open files; paths | xargs stat -c '%Y %n' 2>/dev/null; close files 0
            open contents; paths | grep -v -e '/heartbeat$' -e '/stopped$' | xargs grep -sH '' /dev/null; close contents 0

            """);
        return text.ToString();
    }

    /// <summary>Reads the sections.</summary>
    public static IReadOnlyDictionary<AttemptName, SeenAttempt> Read(RemoteReply reply, IReadOnlyCollection<AttemptName> attempts, DateTimeOffset now)
    {
        var times = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (string line in reply.Text("files").Split('\n'))
        {
            int blank = line.IndexOf(' ', StringComparison.Ordinal);
            if (blank > 0 && long.TryParse(line[..blank], NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)) times[line[(blank + 1)..]] = seconds;
        }
        IReadOnlyDictionary<string, string> contents = Contents(reply.Text("contents"));
        var seen = new Dictionary<AttemptName, SeenAttempt>();
        foreach (AttemptName attempt in attempts)
        {
            string folder = FolderOf(attempt);
            seen[attempt] = new SeenAttempt
            {
                Claim = times.TryGetValue($"{folder}/{Claim}", out long claimed) ? ParseClaim(contents.GetValueOrDefault($"{folder}/{Claim}"), claimed) : null,
                HeartbeatAge = times.TryGetValue($"{folder}/{Heartbeat}", out long beat) ? now - DateTimeOffset.FromUnixTimeSeconds(beat) : null,
                Failure = contents.GetValueOrDefault($"{folder}/{Failure}"),
                IsStopped = times.ContainsKey($"{folder}/{Stopped}"),
                Result = contents.GetValueOrDefault($"{attempt.TaskFolder}/{Result}"),
            };
        }
        return seen;
    }

    /// <summary>Path of an attempt's folder below the campaign's root.</summary>
    public static string FolderOf(AttemptName attempt) =>
        ShellText.RelativePath(string.Create(CultureInfo.InvariantCulture, $"{attempt.TaskFolder}/attempt-{attempt.Number}"));

    // A claim that cannot be read is a claim nevertheless: nobody else may start.
    private static TaskClaim ParseClaim(string? text, long claimed)
    {
        try
        {
            if (text is not null && JsonSerializer.Deserialize(text, SiteJsonContext.Default.TaskClaim) is { } claim) return claim;
        }
        catch (JsonException)
        {
            // Unreadable, as said.
        }
        return new TaskClaim("unknown", 0, DateTimeOffset.FromUnixTimeSeconds(claimed));
    }

    /// <summary>The files in what <c>grep -H ''</c> printed, by their paths.</summary>
    public static IReadOnlyDictionary<string, string> Contents(string text)
    {
        var lines = new Dictionary<string, StringBuilder>(StringComparer.Ordinal);
        foreach (string line in text.Split('\n'))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0) continue;
            if (!lines.TryGetValue(line[..colon], out StringBuilder? content)) lines[line[..colon]] = content = new StringBuilder();
            content.Append(line, colon + 1, line.Length - colon - 1).Append('\n');
        }
        return lines.ToDictionary(file => file.Key, file => file.Value.ToString(), StringComparer.Ordinal);
    }
}
