using System.Globalization;
using System.Text.Json;
using Orchestrator.CatalogFiles;
using Orchestrator.Conducting;
using Orchestrator.Planning;
using Orchestrator.Sites;
using Orchestrator.Transports;
using Orchestrator.Worker;
using Orchestrator.Workspaces;

namespace Orchestrator.Running;

/// <summary>Brings the workspace into line with what was committed at a site: receipts and reports of all, parts, never halos.</summary>
/// <remarks>
/// It asks only for what the plan has left, so after days, or with a workspace whose ledger was lost, it finds what jobs made meanwhile.
/// A receipt is written last, when what must travel has come and its checksums hold. A result whose files were purged at the site is
/// taken back there, so that it is planned again.
/// </remarks>
/// <param name="site">The site.</param>
/// <param name="storage">Its files.</param>
/// <param name="workspace">The workspace.</param>
/// <param name="say">Told what a person should know.</param>
internal sealed class SiteHarvest(ISite site, ISiteStorage storage, Workspace workspace, Action<string> say)
{
    private const int Batch = 200;
    private const int CopiesAtATime = 4;
    private const string ResultName = "result.json";
    private const string RecordName = "done.json";

    private int changes;

    /// <summary>Refuses a root that another workspace uses, and makes it ours if it is nobody's.</summary>
    /// <param name="owner">Our workspace's identity.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="SiteException">It is another's.</exception>
    public async Task RequireOwnerAsync(string owner, CancellationToken cancellation)
    {
        IReadOnlyDictionary<string, string> found = await storage.ReadAsync([WorkspaceOwner.FileName], cancellation);
        if (!found.TryGetValue(WorkspaceOwner.FileName, out string? text))
        {
            await site.StageAsync([new StagedFile(WorkspaceOwner.FileName, System.Text.Encoding.UTF8.GetBytes(owner + "\n"))], cancellation);
            return;
        }
        if (string.Equals(text.Trim(), owner, StringComparison.Ordinal)) return;
        throw new SiteException(
            storage.SiteName, $"{storage.Place} belongs to another workspace ({text.Trim()}, this one is {owner}): use that one, or another name for the campaign", isTransient: false);
    }

    /// <summary>Brings what is there.</summary>
    /// <param name="plan">The plan as the workspace stands.</param>
    /// <param name="cancellation">Stops between files; what has come stays.</param>
    /// <returns>Whether anything changed, so that the plan must be made anew.</returns>
    public async Task<bool> BringAsync(CampaignPlan plan, CancellationToken cancellation)
    {
        changes = 0;
        foreach (PlannedTask[] batch in Wanted(plan).Chunk(Batch)) await BringAsync(batch, cancellation);
        return changes > 0;
    }

    // What is left, and the halos at the site that it will be made from: a purge may have hit them.
    private IEnumerable<PlannedTask> Wanted(CampaignPlan plan) => plan.Tasks
        .Where(task => task.State == TaskState.Needed)
        .Concat(plan.Mocks.Where(mock => mock.Task.State == TaskState.Needed).Select(mock => mock.Halos.Task).Where(IsHere))
        .DistinctBy(task => task.Folder.FullPath, StringComparer.Ordinal);

    private bool IsHere(PlannedTask halos) => string.Equals(halos.Location?.Place, storage.Place, StringComparison.Ordinal);

    private async Task BringAsync(PlannedTask[] tasks, CancellationToken cancellation)
    {
        Dictionary<string, PlannedTask> byFolder = tasks.ToDictionary(Relative, StringComparer.Ordinal);
        IReadOnlyDictionary<string, string> texts = await storage.ReadAsync([.. byFolder.Keys.Select(ResultOf)], cancellation);
        var results = new List<(PlannedTask Task, TaskResult Result, string Text)>();
        foreach ((string folder, PlannedTask task) in byFolder)
        {
            if (!texts.TryGetValue(ResultOf(folder), out string? text)) continue;
            if (Read(text, folder, out TaskResult? result) is { } fault) await TakeBackAsync(task, $"its record cannot be used: {fault}", cancellation);
            else results.Add((task, result!, text));
        }
        await BringTracesAsync([.. byFolder.Keys.Where(folder => !texts.ContainsKey(ResultOf(folder)))], cancellation);
        IReadOnlyDictionary<string, long> sizes = await storage.SizesAsync(
            [.. results.SelectMany(found => found.Result.Files.Select(file => $"{Relative(found.Task)}/{file.Name}"))], cancellation);
        await Parallel.ForEachAsync(
            results, new ParallelOptions { MaxDegreeOfParallelism = CopiesAtATime, CancellationToken = cancellation },
            async (found, token) => await BringAsync(found.Task, found.Result, found.Text, sizes, token));
    }

    private async Task BringAsync(PlannedTask task, TaskResult result, string text, IReadOnlyDictionary<string, long> sizes, CancellationToken cancellation)
    {
        string folder = Relative(task);
        ResultFile? lost = result.Files.FirstOrDefault(file => sizes.GetValueOrDefault($"{folder}/{file.Name}", -1) != file.Bytes);
        if (lost is not null)
        {
            await TakeBackAsync(task, $"{lost.Name} was purged or has another size than committed", cancellation);
            return;
        }
        if (task.State == TaskState.Done) return;
        bool staysThere = false;
        foreach (ResultFile file in result.Files)
        {
            if (string.Equals(Path.GetFileName(file.Name), SimulationStage.FileName, StringComparison.Ordinal))
            {
                staysThere = true;
                continue;
            }
            if (await FetchAsync(folder, file, cancellation)) continue;
            await TakeBackAsync(task, $"the checksum of {file.Name} is not the one that was committed", cancellation);
            return;
        }
        if (staysThere) new ResultLocation(storage.SiteName, storage.Place).Write(task.Folder);
        string attempt = task.Folder.AttemptPath(result.Attempt);
        Folders.Create(attempt);
        AtomicFile.WriteAllText(Path.Combine(attempt, RecordName), text);
        AtomicFile.WriteAllText(task.Folder.ResultPath, text);
        Interlocked.Increment(ref changes);
    }

    // False when what came twice is not what was committed.
    private async Task<bool> FetchAsync(string folder, ResultFile file, CancellationToken cancellation)
    {
        string relative = $"{folder}/{file.Name}", path = Path.Combine(workspace.Root, relative);
        for (int tries = 0; tries < 2; tries++)
        {
            if (File.Exists(path) && new FileInfo(path).Length == file.Bytes && string.Equals(Sha256.HashFile(path), file.Sha256, StringComparison.Ordinal))
                return true;
            await site.FetchAsync(relative, path, cancellation);
        }
        bool isWhole = string.Equals(Sha256.HashFile(path), file.Sha256, StringComparison.Ordinal);
        if (!isWhole) File.Delete(path);
        return isWhole;
    }

    // The folders of attempts number the next one; what the last one says of itself tells why it did not commit.
    private async Task BringTracesAsync(IReadOnlyCollection<string> taskFolders, CancellationToken cancellation)
    {
        IReadOnlyList<string> attempts = await storage.AttemptFoldersAsync(taskFolders, cancellation);
        string[] records = [.. attempts.SelectMany(attempt => (string[])[$"{attempt}/{RecordName}", $"{attempt}/{FailedAttempt.FileName}"])];
        foreach (string attempt in attempts)
        {
            string path = Path.Combine(workspace.Root, attempt);
            if (Directory.Exists(path)) continue;
            Folders.Create(path);
            changes++;
        }
        foreach ((string path, string text) in await storage.ReadAsync(records, cancellation))
        {
            string local = Path.Combine(workspace.Root, path);
            if (File.Exists(local)) continue;
            AtomicFile.WriteAllText(local, text);
            changes++;
        }
    }

    private async Task TakeBackAsync(PlannedTask task, string why, CancellationToken cancellation)
    {
        string folder = Relative(task);
        say(string.Create(CultureInfo.InvariantCulture, $"{folder} at {storage.Place}: {why}; it is made again if it is needed"));
        await site.DeleteAsync([ResultOf(folder)], cancellation);
        task.Folder.Withdraw();
        Interlocked.Increment(ref changes);
    }

    private static string? Read(string text, string folder, out TaskResult? result)
    {
        result = null;
        if (CommittedRecord.TryRead(text, folder, out _) is { } fault) return fault;
        try
        {
            result = JsonSerializer.Deserialize(text, SiteJsonContext.Default.TaskResult)!;
            foreach (ResultFile file in result.Files) ShellText.RelativePath(file.Name);
            return null;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            return exception.Message;
        }
    }

    private static string ResultOf(string folder) => $"{folder}/{ResultName}";

    private string Relative(PlannedTask task) =>
        Path.GetRelativePath(workspace.Root, task.Folder.FullPath).Replace(Path.DirectorySeparatorChar, '/');
}
