using Orchestrator.Ledger;
using Orchestrator.Worker;

namespace Orchestrator.Conducting;

/// <summary>Writes what a worker is told of an attempt.</summary>
internal interface ITaskDocuments
{
    /// <summary>The bytes of <c>task.json</c> of a task's present attempt.</summary>
    ReadOnlyMemory<byte> Write(LedgerTask task);

    /// <summary>How PINOCCHIO is called in a task's present attempt; null if it is not.</summary>
    EngineDocument? EngineOf(LedgerTask task) => null;
}
