namespace Orchestrator.Ledger;

/// <summary>One state of a task: whose turn it is, and what leads out of it.</summary>
/// <param name="State">The state.</param>
/// <param name="Owner">Whose turn it is.</param>
/// <param name="Meaning">What it means, in a sentence.</param>
/// <param name="WaysOut">Every state that may follow, and when.</param>
internal sealed record StateDescription(
    LedgerState State, StateOwner Owner, string Meaning, IReadOnlyList<(LedgerState To, string When)> WaysOut);
