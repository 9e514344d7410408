namespace Orchestrator.Pinocchio;

/// <summary>A parameter to change before a run is tried again.</summary>
/// <param name="Key">The key in the parameter file.</param>
/// <param name="Value">The value to give it, in the file's unit.</param>
/// <param name="IsFromLog">Whether the log tells the value, or numbers that it follows from; else it is the next to try.</param>
public sealed record ParameterFix(string Key, double Value, bool IsFromLog);
