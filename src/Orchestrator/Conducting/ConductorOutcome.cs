namespace Orchestrator.Conducting;

/// <summary>How conducting ended.</summary>
/// <param name="Committed">Tasks that were committed meanwhile.</param>
/// <param name="Polls">How often the site was asked.</param>
/// <param name="Hold">Why the campaign holds; null if it does not.</param>
/// <param name="BudgetShortage">What the budget lacks; null if it suffices.</param>
internal sealed record ConductorOutcome(int Committed, int Polls, string? Hold, string? BudgetShortage);
