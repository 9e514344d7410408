using Orchestrator.Numerics;

namespace Orchestrator.Running;

/// <summary>The campaign's budget does not pay for what is left.</summary>
/// <param name="shortage">What it lacks.</param>
internal sealed class BudgetExceededException(string shortage)
    : OrchestratorException($"stopped by the budget: {shortage}; raise budget.core_hours to go on");
