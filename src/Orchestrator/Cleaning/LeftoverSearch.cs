using Orchestrator.CatalogFiles;
using Orchestrator.Ledger;
using Orchestrator.Planning;
using Orchestrator.Worker;

namespace Orchestrator.Cleaning;

/// <summary>Finds what <c>clean</c> may delete: superseded lineages, dead attempts, assembled parts, temporaries of killed
/// processes.</summary>
internal static class LeftoverSearch
{
    /// <summary>The leftovers of a campaign's workspace, in the order of their paths.</summary>
    public static IReadOnlyList<Leftover> Find(CampaignPlan plan)
    {
        if (!Directory.Exists(plan.Workspace.Root)) return [];
        var current = plan.Tasks.Select(task => task.Folder.FullPath).ToHashSet(StringComparer.Ordinal);
        var leftovers = new List<Leftover>();
        foreach (string folder in TaskFolders(plan.Workspace.Simulations).Concat(TaskFolders(plan.Workspace.Mocks)))
        {
            if (current.Contains(folder)) leftovers.AddRange(DeadAttempts(new TaskFolder(folder)));
            else leftovers.Add(Folder(folder, "of a lineage that the campaign no longer has"));
        }
        foreach (PlannedTrainingSet set in plan.TrainingSets.Where(set => set.IsComplete))
        {
            foreach (PlannedMock mock in set.Mocks.Where(mock => mock.Task.Result is not null))
            {
                string part = mock.Task.FilePath(MockStage.FileName);
                leftovers.Add(new Leftover(part, new FileInfo(part).Length, $"assembled into {set.Settings.Name}"));
            }
        }
        leftovers.AddRange(SettledSubmissions(plan.Workspace.Root));
        foreach (string temporary in Directory.EnumerateFiles(plan.Workspace.Root, "*" + AtomicFile.TemporarySuffix, EveryFile))
        {
            if (!leftovers.Any(leftover => temporary.StartsWith(leftover.Path + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
                leftovers.Add(new Leftover(temporary, new FileInfo(temporary).Length, "left by a process that was killed"));
        }
        return [.. leftovers.OrderBy(leftover => leftover.Path, StringComparer.Ordinal)];
    }

    /// <summary>Deletes a leftover.</summary>
    public static void Delete(Leftover leftover)
    {
        if (Directory.Exists(leftover.Path)) Directory.Delete(leftover.Path, recursive: true);
        else File.Delete(leftover.Path);
        FaultPoint.Reach(FaultPointNames.Cleaned);
    }

    // Temporaries begin with a dot, which enumerations leave out by default.
    private static EnumerationOptions EveryFile { get; } = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None };

    private static IEnumerable<string> TaskFolders(string stage) =>
        Directory.Exists(stage) ? Directory.EnumerateDirectories(stage).SelectMany(Directory.EnumerateDirectories)
            .Order(StringComparer.Ordinal) : [];

    private static IEnumerable<Leftover> DeadAttempts(TaskFolder task)
    {
        TaskResult? result = task.ReadResult();
        foreach (int attempt in task.Attempts)
            if (attempt != result?.Attempt) yield return Folder(task.AttemptPath(attempt), "an attempt that was not committed");
    }

    // The files of a job are read until its submission is settled: the reply to find it again, the members and the script when it starts.
    private static IReadOnlyList<Leftover> SettledSubmissions(string root)
    {
        string folder = Path.Combine(root, "submissions");
        using CampaignLedger? ledger = CampaignLedger.OpenToRead(root, TimeProvider.System);
        if (ledger is null || !Directory.Exists(folder)) return [];
        string[] all = [.. Directory.EnumerateFiles(folder, "*", EveryFile)];
        string[] settled = [.. all.Where(path =>
            ledger.FindSubmission(Path.GetFileNameWithoutExtension(path)) is { State: SubmissionState.Closed or SubmissionState.Lost })];
        const string Reason = "of jobs that are settled";
        if (settled.Length == all.Length) return all.Length == 0 ? [] : [Folder(folder, Reason)];
        return [.. settled.Select(path => new Leftover(path, new FileInfo(path).Length, Reason))];
    }

    private static Leftover Folder(string path, string reason) =>
        new(path, new DirectoryInfo(path).EnumerateFiles("*", EveryFile).Sum(file => file.Length), reason);
}
