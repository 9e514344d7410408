using Orchestrator.Designs;
using Orchestrator.Worker;
using Orchestrator.Workspaces;

namespace Orchestrator.Planning;

/// <summary>One task of a plan: what it makes, whether that is there, and why not.</summary>
internal sealed record PlannedTask
{
    /// <summary>Name of the stage.</summary>
    public string Stage => Lineage.Stage;

    /// <summary>The point of the design.</summary>
    public required DesignPoint Point { get; init; }

    /// <summary>What it is made of.</summary>
    public required Lineage Lineage { get; init; }

    /// <summary>Where it lies.</summary>
    public required TaskFolder Folder { get; init; }

    /// <summary>The committed result whose files are all there; null otherwise.</summary>
    public TaskResult? Result { get; init; }

    /// <summary>The committed record, even if its files were cleaned away, or that of a quarantined attempt; null if there is none.</summary>
    public TaskResult? Record { get; init; }

    /// <summary>Where the files of the result stayed; null if they are in <see cref="Folder"/>.</summary>
    public ResultLocation? Location { get; init; }

    /// <summary>Where it stands.</summary>
    public required TaskState State { get; init; }

    /// <summary>Why it stands there, in words.</summary>
    public required string Reason { get; init; }

    /// <summary>Absolute path of a file of the result, which must be in <see cref="Folder"/>.</summary>
    public string FilePath(string name) =>
        Path.Combine(
            Folder.FullPath, Result!.Files.Single(file => string.Equals(Path.GetFileName(file.Name), name, StringComparison.Ordinal)).Name);
}
