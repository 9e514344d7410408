using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.CatalogFiles;
using Orchestrator.Transports;
using Orchestrator.Worker;

namespace Orchestrator.Sites;

/// <content>Files at the site: staging, claims, fetching, deleting.</content>
internal sealed partial class SchedulerSite
{
    private const long Chunk = 64L << 20;

    /// <inheritdoc/>
    public async Task StageAsync(IReadOnlyList<StagedFile> files, CancellationToken cancellation)
    {
        if (files.Count == 0) return;
        var script = new StringBuilder(Fallthrough);
        script.Append(CultureInfo.InvariantCulture, $$"""
            cd {{root}} || { part failed false; leave; }
            put() {
              mkdir -p "$(dirname "$2")" && head -c "$1" > "$2.partial" && [ "$(wc -c < "$2.partial")" -eq "$1" ] || { part failed false; leave; }
              if cmp -s "$2.partial" "$2"; then rm -f "$2.partial"; else sync "$2.partial"; mv -f "$2.partial" "$2" || { part failed false; leave; }; fi
            }

            """);
        foreach (StagedFile file in files)
            script.Append(CultureInfo.InvariantCulture, $"put {file.Content.Length} {ShellText.RelativePath(file.RelativePath)}\n");
        RemoteReply reply = await SendAsync(
            script.Append("part staged true\n").ToString(),
            async (input, stop) =>
            {
                foreach (StagedFile file in files) await input.WriteAsync(file.Content, stop);
            },
            cancellation);
        if (!reply.Has("staged")) throw new SiteException(profile.Name, $"files cannot be written below {root}: {reply.Error.Trim()}", isTransient: true);
    }

    /// <inheritdoc/>
    public async Task<bool> AbandonAsync(AttemptName attempt, CancellationToken cancellation)
    {
        string folder = AttemptListing.FolderOf(attempt);
        var claim = new JsonObject
        {
            ["host"] = Environment.MachineName, ["pid"] = Environment.ProcessId, ["started"] = DateTimeOffset.UnixEpoch, ["abandoned"] = true,
        };
        // link(2) makes the whole claim appear at once, and refuses if there is one; our own from an earlier try counts as made.
        RemoteReply reply = await QueryAsync(
            $$"""
            {{Fallthrough}}cd {{root}} && mkdir -p {{folder}} && cd {{folder}} || { part failed false; leave; }
            printf '%s\n' {{ShellText.Quote(claim.ToJsonString())}} > .claim.$$.partial && sync .claim.$$.partial
            part made ln .claim.$$.partial claim
            rm -f .claim.$$.partial
            part claim cat claim
            """,
            cancellation);
        if (reply.ReturnCode("claim") != 0) throw new SiteException(profile.Name, $"{root}/{folder} cannot be claimed: {reply.Error.Trim()}", isTransient: true);
        if (reply.ReturnCode("made") == 0) return true;
        try
        {
            return JsonNode.Parse(reply.Text("claim"))?["abandoned"]?.GetValue<bool>() == true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public async Task FetchAsync(string relativePath, string localPath, CancellationToken cancellation)
    {
        string path = $"{root}/{ShellText.RelativePath(relativePath)}";
        // Links are not followed out of the campaign: the real path must be below the real root.
        RemoteReply reply = await QueryFilesAsync($"part root readlink -f {root}\npart real readlink -f {path}\npart size stat -L -c '%s %Y %F' {path}", cancellation);
        string[] words = reply.Text("size").Trim().Split(' ', 3);
        if (reply.ReturnCode("size") != 0 || words is not [var bytes, var modified, "regular file" or "regular empty file"])
            throw new SiteException(profile.Name, $"{path} is not a file there: {reply.Error.Trim()}", isTransient: true);
        if (!reply.Text("real").StartsWith(reply.Text("root").Trim() + "/", StringComparison.Ordinal))
            throw new SiteException(profile.Name, $"{path} leads out of {root}", isTransient: false);
        long size = long.Parse(bytes, NumberStyles.None, CultureInfo.InvariantCulture);
        Folders.Create(Path.GetDirectoryName(Path.GetFullPath(localPath))!);
        // What has come of this very file, told by size and time, is gone on with.
        string partial = $"{localPath}.{bytes}-{modified}{AtomicFile.TemporarySuffix}";
        await using (var target = new FileStream(partial, FileMode.OpenOrCreate, FileAccess.Write))
        {
            target.Position = Math.Min(target.Length, size);
            while (target.Position < size)
            {
                long came = await retry.ExecuteAsync(
                    async token => await files.ReceiveAsync(path, target.Position, Math.Min(Chunk, size - target.Position), target, token), cancellation);
                if (came == 0) throw new SiteException(profile.Name, $"{path} became shorter while it was copied", isTransient: true);
            }
            target.SetLength(size);
            target.Flush(flushToDisk: true);
        }
        File.Move(partial, localPath, overwrite: true);
        AtomicFile.FlushFolder(Path.GetDirectoryName(Path.GetFullPath(localPath))!);
    }

    /// <inheritdoc/>
    public async Task DeleteAsync(IReadOnlyList<string> relativePaths, CancellationToken cancellation)
    {
        if (relativePaths.Count == 0) return;
        string paths = string.Concat(relativePaths.Select(path => $"part deleted rm -rf -- {ShellText.RelativePath(path)} || :\n"));
        RemoteReply reply = await QueryAsync($"cd {root} || leave\n{paths}", cancellation);
        if (reply.ReturnCode("deleted") != 0) throw new SiteException(profile.Name, $"not everything can be deleted below {root}: {reply.Error.Trim()}", isTransient: true);
    }

    private async Task<RemoteReply> QueryFilesAsync(string script, CancellationToken cancellation) =>
        await retry.ExecuteAsync(async token => await files.RunAsync(script, token), cancellation);

    // Staging writes the same bytes whenever it is repeated.
    private async Task<RemoteReply> SendAsync(string script, Func<Stream, CancellationToken, Task> payload, CancellationToken cancellation) =>
        await retry.ExecuteAsync(async token => await files.SendAsync(script, payload, token), cancellation);

    private async Task StageWorkerAsync(CancellationToken cancellation)
    {
        RemoteReply reply = await QueryFilesAsync($"mkdir -p {profile.Root}/worker\n{WorkerCheck()}", cancellation);
        if (!reply.Has("purged")) return;
        string temporary = $"{WorkerFolder}.{Environment.ProcessId}.partial";
        reply = await SendAsync(
            $$"""
            {{Fallthrough}}rm -rf {{temporary}} && mkdir -p {{temporary}} && cd {{temporary}} || { part failed false; leave; }
            tar -xf - || { part failed false; leave; }
            chmod 700 {{WorkerPackage.Program}}
            cd ..
            # A folder that a purge left incomplete makes room; a running job keeps the files it has open.
            [ ! -d {{WorkerFolder}} ] || mv {{WorkerFolder}} {{temporary}}.old
            mv {{temporary}} {{WorkerFolder}}
            rm -rf {{temporary}}.old
            {{WorkerCheck()}}
            """,
            worker.WriteArchiveAsync, cancellation);
        if (reply.Has("purged") || reply.Has("failed"))
            throw new SiteException(profile.Name, $"the worker cannot be staged below {profile.Root}/worker: {reply.Complaint}", isTransient: true);
    }

    // Sizes only: a login node is no place for checksums of a hundred files. The name is the hash of what was sent.
    private string WorkerCheck()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"if ! [ \"$(cd {WorkerFolder} 2>/dev/null && find . -type f | wc -l)\" -eq {worker.Files.Count} ]");
        text.Append(CultureInfo.InvariantCulture, $" || ! [ \"$(cd {WorkerFolder} && find . -type f -exec stat -c %s {{}} + | awk '{{ s += $1 }} END {{ print s }}')\" -eq {worker.Files.Sum(file => file.Bytes)} ]; then part purged true; leave; fi");
        return text.ToString();
    }
}
