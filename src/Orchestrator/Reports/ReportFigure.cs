namespace Orchestrator.Reports;

/// <summary>A picture of the report.</summary>
/// <param name="FileName">Name of the PNG beside the page.</param>
/// <param name="Title">Heading.</param>
/// <param name="Caption">What is to be seen.</param>
/// <param name="Png">The picture.</param>
internal sealed record ReportFigure(string FileName, string Title, string Caption, byte[] Png);
