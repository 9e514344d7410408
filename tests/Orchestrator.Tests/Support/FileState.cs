namespace Orchestrator.Tests.Support;

/// <summary>What tells whether a file was touched.</summary>
/// <param name="Inode">Its inode; another file of the same name has another.</param>
/// <param name="Modified">When its content changed.</param>
/// <param name="Length">Its size.</param>
internal readonly record struct FileState(string Inode, DateTime Modified, long Length)
{
    /// <summary>The state of each file below a folder, by relative path.</summary>
    public static SortedDictionary<string, FileState> Of(string folder)
    {
        var states = new SortedDictionary<string, FileState>(StringComparer.Ordinal);
        foreach (string line in Processes.Run("/usr/bin/find", [folder, "-type", "f", "-printf", "%P\\t%i\\n"])
            .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] fields = line.Split('\t');
            var info = new FileInfo(Path.Combine(folder, fields[0]));
            states[fields[0]] = new FileState(fields[1], info.LastWriteTimeUtc, info.Length);
        }
        return states;
    }

    /// <summary>Relative paths of the files that differ between two states.</summary>
    public static IReadOnlyList<string> Differences(
        SortedDictionary<string, FileState> before, SortedDictionary<string, FileState> after) =>
    [
        .. before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Where(path => !before.TryGetValue(path, out FileState old) || !after.TryGetValue(path, out FileState now) || old != now),
    ];
}
