using ScottPlot;

namespace Orchestrator.Reports;

/// <summary>The redshift distribution of the galaxies in each simulation's maps.</summary>
internal static class RedshiftFigure
{
    /// <summary>Draws a curve a simulation and the edges of the slices.</summary>
    /// <param name="curves">Redshift and galaxies per square degree and unit redshift.</param>
    /// <param name="edges">Edges of the redshift slices.</param>
    /// <param name="colourName">What the colours show.</param>
    public static byte[] Draw(IReadOnlyList<Curve> curves, IReadOnlyList<double> edges, string colourName)
    {
        var figure = new PanelFigure(860, 480);
        Plot plot = figure.Add(0, 0, 860, 480);
        double low = curves.Min(curve => curve.ColourValue), high = curves.Max(curve => curve.ColourValue);
        foreach (Curve curve in curves)
        {
            var line = plot.Add.ScatterLine(curve.X, curve.Y, FigureStyle.ForValue(curve.ColourValue, low, high));
            line.LineWidth = 1.8f;
            line.LegendText = curve.Label;
        }
        foreach (double edge in edges)
        {
            var line = plot.Add.VerticalLine(edge);
            line.Color = FigureStyle.Reference;
            line.LineWidth = 1;
            line.LinePattern = LinePattern.Dotted;
        }
        plot.XLabel("estimated redshift");
        plot.YLabel("galaxies per deg² and unit redshift");
        plot.Title($"Galaxies that enter the maps; dotted: slice edges; colour: {colourName}");
        plot.ShowLegend(Alignment.UpperRight);
        plot.Axes.SetLimitsX(edges[0], edges[^1]);
        plot.Axes.SetLimitsY(0, curves.SelectMany(curve => curve.Y).Where(double.IsFinite).DefaultIfEmpty(1).Max() * 1.08);
        return figure.ToPng();
    }
}
