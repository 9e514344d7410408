using System.Text.Json.Nodes;
using Orchestrator.CatalogFiles;
using Orchestrator.Planning;
using Orchestrator.TrainingSets;
using Orchestrator.Worker;
using Orchestrator.Workspaces;

namespace Orchestrator.Running;

/// <summary>Assembles a training set from the committed parts.</summary>
internal static class TrainingSetAssembly
{
    /// <summary>Builds the shards that are not there, then the index; notes beside it when, where and how long.</summary>
    /// <param name="set">The training set; the parts of its missing shards are committed by now.</param>
    /// <param name="workspace">The workspace.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">Stops between samples; shards that were finished stay.</param>
    public static void Assemble(PlannedTrainingSet set, Workspace workspace, TimeProvider time, CancellationToken cancellation)
    {
        DateTimeOffset started = time.GetUtcNow();
        long startedAt = time.GetTimestamp();
        Folders.Create(workspace.TrainingSets);
        Dictionary<PartKey, PlannedMock> mocks = set.Mocks.ToDictionary(TrainingSetPlanner.KeyOf);
        AssemblyResult result = set.Assembler.Assemble(part => PathOf(mocks[part]), cancellation: cancellation);
        var record = new JsonObject
        {
            ["schema"] = "orchestrator/assembly/1",
            ["lineage"] = set.Plan.Lineage,
            ["content_hash"] = result.ContentHash,
            ["shards_built"] = new JsonArray([.. result.ShardsBuilt.Select(shard => (JsonNode)shard)]),
            ["host"] = Environment.MachineName,
            ["started"] = started.ToString("O"),
            ["seconds"] = Math.Round(time.GetElapsedTime(startedAt).TotalSeconds, 3),
            ["software_version"] = SoftwareVersion.Current,
        };
        AtomicFile.WriteAllText(
            Path.ChangeExtension(result.IndexPath, ".run.json"),
            record.ToJsonString(new() { WriteIndented = true, NewLine = "\n" }) + "\n");
    }

    // The plan was made before the mocks ran: what they committed is read anew.
    private static string? PathOf(PlannedMock mock)
    {
        PlannedTask task = TaskInspection.Inspect(mock.Task.Folder, mock.Task.Point, mock.Task.Lineage);
        return task.Result is null ? null : task.FilePath(MockStage.FileName);
    }
}
