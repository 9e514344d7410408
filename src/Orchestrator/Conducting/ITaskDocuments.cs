using Orchestrator.Ledger;

namespace Orchestrator.Conducting;

/// <summary>Writes what a worker is told of an attempt.</summary>
internal interface ITaskDocuments
{
    /// <summary>The bytes of <c>task.json</c> of a task's present attempt.</summary>
    ReadOnlyMemory<byte> Write(LedgerTask task);
}
