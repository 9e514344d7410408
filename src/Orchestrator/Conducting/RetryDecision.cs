using Orchestrator.Ledger;

namespace Orchestrator.Conducting;

/// <summary>What becomes of a task after an attempt that left no result.</summary>
/// <param name="Task">The task as it shall stand.</param>
/// <param name="Hold">Why the whole campaign must hold; null if it need not.</param>
internal sealed record RetryDecision(LedgerTask Task, string? Hold = null);
