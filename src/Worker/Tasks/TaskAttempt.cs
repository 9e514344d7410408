using System.Text.Json.Nodes;
using Orchestrator.CatalogFiles;

namespace Orchestrator.Worker;

/// <summary>A claimed attempt: a folder to write into, and the right to commit what was written.</summary>
public sealed class TaskAttempt
{
    private readonly TaskFolder task;
    private readonly TimeProvider time;
    private readonly DateTimeOffset started;

    internal TaskAttempt(TaskFolder task, int number, DateTimeOffset started, TimeProvider time)
    {
        this.task = task;
        this.time = time;
        Number = number;
        this.started = started;
    }

    /// <summary>Number of the attempt, from 1.</summary>
    public int Number { get; }

    /// <summary>Absolute path of the attempt's folder.</summary>
    public string Folder => task.AttemptPath(Number);

    /// <summary>Commits the attempt: from now on its files are the task's result. One with faults is quarantined instead.</summary>
    /// <param name="lineage">What the result is made of.</param>
    /// <param name="simulation">Number of the design's point.</param>
    /// <param name="files">Names of the files in <see cref="Folder"/>.</param>
    /// <param name="outcome">What the stage reports.</param>
    /// <returns>False when another attempt was committed before; this one is then wasted. False also for an outcome with faults: its
    /// record and files stay in the attempt's folder, where <see cref="TaskFolder.ReadQuarantined"/> finds them.</returns>
    public bool TryCommit(Lineage lineage, int simulation, IReadOnlyList<string> files, StageOutcome outcome)
    {
        var described = files.Select(Describe).ToList();
        FaultPoint.Reach(FaultPointNames.Described);
        return task.TryCommit(Number, new TaskResult
        {
            Lineage = lineage.Hash,
            MadeOf = lineage.ToJson(),
            Simulation = simulation,
            Attempt = Number,
            Files = described,
            Summary = (JsonObject)outcome.Summary.DeepClone(),
            Warnings = outcome.Warnings,
            Faults = outcome.Faults,
            Host = Environment.MachineName,
            Started = started,
            // The attempt may have begun in another process; a clock that was set back must not give a negative time.
            Seconds = Math.Max(0, (time.GetUtcNow() - started).TotalSeconds),
            SoftwareVersion = SoftwareVersion.Current,
        });
    }

    /// <summary>Takes the attempt back after an orderly failure: its folder goes, nothing of it is left.</summary>
    public void Abandon() => Directory.Delete(Folder, recursive: true);

    private ResultFile Describe(string name)
    {
        string path = Path.Combine(Folder, name);
        return new ResultFile($"{Path.GetFileName(Folder)}/{name}", new FileInfo(path).Length, Sha256.HashFile(path));
    }
}
