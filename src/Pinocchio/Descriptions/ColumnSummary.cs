namespace Orchestrator.Pinocchio;

/// <summary>One column of a file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Unit">Its unit; says so where only a parameter file could tell.</param>
/// <param name="Minimum">Smallest value; NaN for a file without rows.</param>
/// <param name="Maximum">Largest value; NaN for a file without rows.</param>
public sealed record ColumnSummary(string Name, string Unit, double Minimum, double Maximum);
