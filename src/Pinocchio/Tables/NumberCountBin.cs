namespace Orchestrator.Pinocchio;

/// <summary>Halos of the light cone in one bin of redshift.</summary>
/// <param name="LowRedshift">Lower edge.</param>
/// <param name="HighRedshift">Upper edge.</param>
/// <param name="Halos">Number of halos.</param>
/// <param name="PerSquareDegree">Number a square degree.</param>
/// <param name="Predicted">Number by the analytic mass function.</param>
public readonly record struct NumberCountBin(double LowRedshift, double HighRedshift, long Halos, double PerSquareDegree, double Predicted);
