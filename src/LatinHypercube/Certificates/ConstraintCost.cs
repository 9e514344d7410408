namespace Orchestrator.LatinHypercube;

/// <summary>What a constraint costs.</summary>
/// <param name="Constraint">The constraint as written.</param>
/// <param name="Broken">Points of the whole design that break it, whatever the other constraints say.</param>
/// <param name="BrokenBySlice">The same for each slice.</param>
public sealed record ConstraintCost(string Constraint, int Broken, IReadOnlyList<int> BrokenBySlice);
