namespace Orchestrator.Ledger;

/// <summary>Something that happened.</summary>
/// <param name="Time">When, UTC.</param>
/// <param name="Task">Number of the task; null for the whole campaign.</param>
/// <param name="Attempt">Number of the attempt, if it concerns one.</param>
/// <param name="Kind">A short word: the state that a task went to, or the name of the event.</param>
/// <param name="Text">A sentence for a person.</param>
internal sealed record LedgerEvent(DateTimeOffset Time, long? Task, int? Attempt, string Kind, string Text);
