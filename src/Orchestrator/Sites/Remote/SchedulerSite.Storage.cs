using System.Globalization;
using System.Text;
using Orchestrator.Transports;

namespace Orchestrator.Sites;

/// <content>Looking at the campaign's files: whole lists of them with one program each.</content>
internal sealed partial class SchedulerSite : ISiteStorage
{
    /// <inheritdoc/>
    public string SiteName => profile.Name;

    /// <inheritdoc/>
    public string Place => profile.Transport == TransportKind.Local ? root : $"{profile.Host}:{root}";

    /// <inheritdoc/>
    public bool IsWorkspace(string workspace) =>
        profile.Transport == TransportKind.Local && string.Equals(Path.GetFullPath(workspace).TrimEnd('/'), root, StringComparison.Ordinal);

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(IReadOnlyCollection<string> paths, CancellationToken cancellation) =>
        AttemptListing.Contents(await ListAsync(paths, "xargs grep -sH '' /dev/null", cancellation));

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, long>> SizesAsync(IReadOnlyCollection<string> paths, CancellationToken cancellation)
    {
        var sizes = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (string line in (await ListAsync(paths, "xargs stat -L -c '%s %n' 2>/dev/null", cancellation)).Split('\n'))
        {
            int blank = line.IndexOf(' ', StringComparison.Ordinal);
            if (blank > 0) sizes[line[(blank + 1)..]] = long.Parse(line[..blank], NumberStyles.None, CultureInfo.InvariantCulture);
        }
        return sizes;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> AttemptFoldersAsync(IReadOnlyCollection<string> taskFolders, CancellationToken cancellation)
    {
        const string Each = "while read -r task; do for attempt in \"$task\"/attempt-*; do [ ! -d \"$attempt\" ] || echo \"$attempt\"; done; done";
        return (await ListAsync(taskFolders, Each, cancellation)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    // Files that are not there are no error: the programs say so on standard error and go on.
    private async Task<string> ListAsync(IReadOnlyCollection<string> paths, string command, CancellationToken cancellation)
    {
        if (paths.Count == 0) return "";
        var script = new StringBuilder();
        script.Append(CultureInfo.InvariantCulture, $"cd {root} || leave\npaths() {{ cat <<'END_OF_PATHS'\n");
        foreach (string path in paths) script.Append(ShellText.RelativePath(path)).Append('\n');
        script.Append(CultureInfo.InvariantCulture, $"END_OF_PATHS\n}}\nopen list; paths | {command}; close list 0\n");
        RemoteReply reply = await QueryAsync(script.ToString(), cancellation);
        return reply.Has("list") ? reply.Text("list") : throw new SiteException(profile.Name, $"{root} is gone: {reply.Error.Trim()}", isTransient: true);
    }
}
