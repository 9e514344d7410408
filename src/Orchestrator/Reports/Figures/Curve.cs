namespace Orchestrator.Reports;

/// <summary>A line of a picture.</summary>
/// <param name="Label">Its name in the legend.</param>
/// <param name="X">Abscissae.</param>
/// <param name="Y">Ordinates; NaN leaves a gap.</param>
/// <param name="ColourValue">What its colour shows.</param>
internal sealed record Curve(string Label, double[] X, double[] Y, double ColourValue);
