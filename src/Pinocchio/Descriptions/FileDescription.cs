namespace Orchestrator.Pinocchio;

/// <summary>What a file is and what it holds.</summary>
/// <param name="File">The file.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Format">How it is written, in words.</param>
/// <param name="Rows">Number of rows: halos, branches, bins, particles, lines.</param>
/// <param name="Columns">Its columns with units and ranges.</param>
/// <param name="Facts">What else it tells, by name.</param>
public sealed record FileDescription(
    string File,
    PinocchioFileKind Kind,
    string Format,
    long Rows,
    IReadOnlyList<ColumnSummary> Columns,
    IReadOnlyList<KeyValuePair<string, string>> Facts);
