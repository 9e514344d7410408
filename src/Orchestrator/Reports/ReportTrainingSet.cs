namespace Orchestrator.Reports;

/// <summary>A training set as the report names it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Path">Path relative to the page.</param>
/// <param name="Samples">Number of samples.</param>
/// <param name="Shape">Shape of one sample's maps.</param>
/// <param name="Bytes">Size of all its files.</param>
internal sealed record ReportTrainingSet(string Name, string Path, int Samples, string Shape, long Bytes);
