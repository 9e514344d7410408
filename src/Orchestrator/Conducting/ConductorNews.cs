using Orchestrator.Ledger;

namespace Orchestrator.Conducting;

/// <summary>Something worth telling.</summary>
/// <param name="Kind">A short word, as in the ledger's events.</param>
/// <param name="Task">The task, if it concerns one.</param>
/// <param name="Text">A sentence.</param>
/// <param name="IsWarning">Whether a person should see it even if all goes on.</param>
internal readonly record struct ConductorNews(string Kind, LedgerTask? Task, string Text, bool IsWarning = false);
