namespace Orchestrator.Reports;

/// <summary>Curves and what their axes mean.</summary>
/// <param name="Title">Title of the picture.</param>
/// <param name="XLabel">Quantity and unit of the abscissae.</param>
/// <param name="YLabel">Quantity and unit of the ordinates.</param>
/// <param name="LogX">Whether the abscissae are drawn by their logarithms.</param>
/// <param name="LogY">Whether the ordinates are drawn by their logarithms.</param>
/// <param name="Curves">The curves; the second and later ones, predictions, are dotted.</param>
internal sealed record CurvePlot(string Title, string XLabel, string YLabel, bool LogX, bool LogY, IReadOnlyList<Curve> Curves);
