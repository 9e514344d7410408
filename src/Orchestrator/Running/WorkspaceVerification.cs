using Orchestrator.CatalogFiles;
using Orchestrator.TrainingSets;
using Orchestrator.Worker;
using Orchestrator.Workspaces;

namespace Orchestrator.Running;

/// <summary>Compares every committed file of a workspace with the checksum that was committed with it.</summary>
internal static class WorkspaceVerification
{
    /// <summary>The committed results whose files are not what was committed.</summary>
    /// <param name="root">The workspace.</param>
    /// <param name="cancellation">Stops between files.</param>
    /// <returns>The folder of each damaged task, and what is wrong with it. A part that is gone is no damage where training sets were
    /// made: <c>clean</c> removes those.</returns>
    public static IEnumerable<(TaskFolder Task, Finding Finding)> Verify(string root, CancellationToken cancellation)
    {
        bool isAssembled = Directory.Exists(Path.Combine(root, "training"));
        foreach (string stage in (string[])["simulations", "mocks"])
        {
            string top = Path.Combine(root, stage);
            if (!Directory.Exists(top)) continue;
            foreach (string folder in Directory.EnumerateDirectories(top).SelectMany(Directory.EnumerateDirectories).Order(StringComparer.Ordinal))
            {
                cancellation.ThrowIfCancellationRequested();
                var task = new TaskFolder(folder);
                if (Check(task, isAssembled && stage is "mocks") is { } finding) yield return (task, finding);
            }
        }
    }

    /// <summary>The committed files that stayed at sites and were not looked at: how many at each place.</summary>
    /// <param name="root">The workspace.</param>
    public static IReadOnlyDictionary<string, int> Elsewhere(string root)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        string top = Path.Combine(root, "simulations");
        if (!Directory.Exists(top)) return counts;
        foreach (TaskFolder task in Directory.EnumerateDirectories(top).SelectMany(Directory.EnumerateDirectories).Select(folder => new TaskFolder(folder)))
        {
            if (!File.Exists(task.ResultPath) || ResultLocation.Read(task) is not { } location) continue;
            int files = task.ReadResult()!.Files.Count(file => !File.Exists(Path.Combine(task.FullPath, file.Name)));
            if (files > 0) counts[location.Place] = counts.GetValueOrDefault(location.Place) + files;
        }
        return counts;
    }

    private static Finding? Check(TaskFolder task, bool mayBeGone)
    {
        try
        {
            foreach (ResultFile file in task.ReadResult()?.Files ?? [])
            {
                string path = Path.Combine(task.FullPath, file.Name);
                var info = new FileInfo(path);
                if (!info.Exists && (mayBeGone || ResultLocation.Read(task) is not null)) continue;
                if (!info.Exists) return new Finding(path, "it is gone");
                if (info.Length != file.Bytes) return new Finding(path, $"{info.Length} bytes; {file.Bytes} were committed");
                if (!string.Equals(Sha256.HashFile(path), file.Sha256, StringComparison.Ordinal))
                    return new Finding(path, "its checksum is not the one that was committed");
            }
            return null;
        }
        catch (DamagedResultException damage)
        {
            return new Finding(damage.FilePath, damage.Message);
        }
    }
}
