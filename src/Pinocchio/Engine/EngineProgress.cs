namespace Orchestrator.Pinocchio.Engine;

/// <summary>How far a run is.</summary>
/// <param name="Phase">What is being done.</param>
/// <param name="Fraction">Share of the phase that is done, 0 to 1.</param>
public readonly record struct EngineProgress(EnginePhase Phase, double Fraction)
{
    /// <summary>Where the phase goes through time: the redshift it has come to.</summary>
    public double? Redshift { get; init; }
}
