namespace Orchestrator.Ledger;

/// <summary>An attempt as the ledger knows it.</summary>
/// <param name="Task">Number of the task.</param>
/// <param name="Number">Number of the attempt, from 1.</param>
/// <param name="Token">Name of the job that it was last submitted with.</param>
/// <param name="Host">Where it was claimed, if it was.</param>
/// <param name="Ending">How it ended: <c>committed</c>, a cause, <c>wasted</c>; null while it may be alive.</param>
/// <param name="Explanation">A sentence for a person.</param>
internal sealed record LedgerAttempt(long Task, int Number, string Token, string? Host, string? Ending, string? Explanation);
