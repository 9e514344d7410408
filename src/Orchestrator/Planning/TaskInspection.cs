using System.Text.Json.Nodes;
using Orchestrator.Designs;
using Orchestrator.Worker;
using Orchestrator.Workspaces;

namespace Orchestrator.Planning;

/// <summary>Looks at the disk to see whether a task is done, and if not, why.</summary>
internal static class TaskInspection
{
    /// <summary>The task as it stands, under the assumption that its result is asked for.</summary>
    public static PlannedTask Inspect(TaskFolder folder, DesignPoint point, Lineage lineage)
    {
        var task = new PlannedTask { Point = point, Lineage = lineage, Folder = folder, State = TaskState.Needed, Reason = "" };
        TaskResult? result;
        try
        {
            result = folder.ReadResult();
        }
        catch (DamagedResultException damage)
        {
            return task with { Reason = damage.Message };
        }
        if (result is null && Quarantined(folder) is { } quarantined)
            return task with { State = TaskState.Quarantined, Record = quarantined, Reason = Describe(folder, quarantined) };
        if (result is null) return task with { Reason = WhyMissing(folder, lineage) };
        if (!string.Equals(result.Lineage, lineage.Hash, StringComparison.Ordinal))
            return task with { Reason = $"{folder.ResultPath} names another lineage" };
        task = task with { Record = result };
        if (folder.FirstMissingFile(result) is { } missing)
        {
            if (ResultLocation.Read(folder) is { } location)
                return task with { Result = result, Location = location, State = TaskState.Done, Reason = $"committed by attempt {result.Attempt}, at {location.Place}" };
            return task with { Reason = $"{missing} is missing or has another size than committed" };
        }
        return task with { Result = result, State = TaskState.Done, Reason = $"committed by attempt {result.Attempt}" };
    }

    /// <summary>What a quarantined attempt did not pass, in one sentence.</summary>
    public static string Describe(TaskFolder folder, TaskResult quarantined) =>
        $"quarantined, {folder.AttemptPath(quarantined.Attempt)} did not pass the physics gates: {string.Join("; ", quarantined.Faults)}";

    private static TaskResult? Quarantined(TaskFolder folder)
    {
        try
        {
            return folder.ReadQuarantined();
        }
        catch (DamagedResultException)
        {
            return null;
        }
    }

    private static string WhyMissing(TaskFolder folder, Lineage lineage)
    {
        if (folder.Attempts.Count > 0) return $"attempt {folder.Attempts[^1]} did not finish";
        string parent = Path.GetDirectoryName(folder.FullPath)!;
        if (!Directory.Exists(parent)) return "not made yet";
        string? nearest = null;
        int fewest = int.MaxValue;
        foreach (string other in Directory.EnumerateDirectories(parent).Order(StringComparer.Ordinal))
        {
            if (ReadMadeOf(other) is not { } madeOf || !string.Equals((string?)madeOf["stage"], lineage.Stage, StringComparison.Ordinal))
                continue;
            IReadOnlyList<string> differences = LineageDifference.Between(madeOf, lineage.ToJson());
            if (differences.Count >= fewest) continue;
            fewest = differences.Count;
            nearest = string.Join("; ", differences.Take(4));
        }
        return nearest is null ? "not made yet" : $"changed: {nearest}";
    }

    private static JsonObject? ReadMadeOf(string folder)
    {
        try
        {
            return new TaskFolder(folder).ReadResult()?.MadeOf;
        }
        catch (DamagedResultException)
        {
            return null;
        }
    }
}
