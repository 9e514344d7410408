using System.Globalization;
using Orchestrator.Ledger;
using Orchestrator.Numerics;

namespace Orchestrator.Running;

/// <summary>A task was given to a person; the ledger says why.</summary>
internal sealed class TaskGivenUpException : OrchestratorException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="task">The task.</param>
    public TaskGivenUpException(LedgerTask task)
        : base(string.Create(CultureInfo.InvariantCulture, $"{task.Folder} is {TaskStates.Word(task.State)}: {task.Explanation}")) => Task = task;

    /// <summary>The task.</summary>
    public LedgerTask Task { get; }
}
