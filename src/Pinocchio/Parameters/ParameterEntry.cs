namespace Orchestrator.Pinocchio;

/// <summary>One key of a parameter file with what follows it.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">Its values, joined by single blanks; empty for a flag.</param>
/// <param name="Line">Its line, counted from 1; 0 if it was not read from a file.</param>
public sealed record ParameterEntry(ParameterKey Key, string Value, int Line);
