namespace Orchestrator.Pinocchio;

/// <summary>How far a run is.</summary>
/// <param name="Phase">The part it is in.</param>
/// <param name="Fraction">Estimated share of the whole run's time that is behind, 0 to 1; never decreases along a log.</param>
public readonly record struct RunProgress(RunPhase Phase, double Fraction);
