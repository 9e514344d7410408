namespace Orchestrator.LightCone;

/// <summary>An axis for a light cone, and the repeats that it brings.</summary>
/// <param name="Axis">Unit vector in the box's axes.</param>
/// <param name="MeanCount">Mean over the cone's volume of how many times the cone shows a place, see
/// <see cref="ConeRepeats.MeanCount"/>.</param>
/// <param name="LeastMeanCount">The mean that no axis can go below: the cone's volume over the box's, or 1.</param>
public readonly record struct AxisChoice(CartesianVector Axis, double MeanCount, double LeastMeanCount);
