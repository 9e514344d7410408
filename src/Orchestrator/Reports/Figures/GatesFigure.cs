using Orchestrator.Worker;
using ScottPlot;

namespace Orchestrator.Reports;

/// <summary>Where the physics gates of each simulation lie within their bounds.</summary>
internal static class GatesFigure
{
    private const int Width = 860;
    private const int Height = 360;
    private const double Farthest = 1.5;

    private static readonly (string Gate, string Label, Color Colour)[] Gates =
    [
        ("mass-function", "mass function", Color.FromHex("#31688e")),
        ("cone-counts", "counts along the cone", Color.FromHex("#35b779")),
        ("distances", "distances", Color.FromHex("#e07b00")),
    ];

    /// <summary>Draws a point a check: 0 in the middle of its bounds, 1 and -1 at their ends.</summary>
    /// <param name="reports">The reports by number of the simulation.</param>
    public static byte[] Draw(IReadOnlyList<(int Simulation, GateReport Report)> reports)
    {
        var figure = new PanelFigure(Width, Height);
        Plot plot = figure.Add(0, 0, Width, Height);
        foreach (double end in (double[])[-1, 1])
        {
            var line = plot.Add.HorizontalLine(end);
            line.Color = FigureStyle.Reference;
            line.LinePattern = LinePattern.Dashed;
            line.LineWidth = 1.2f;
        }
        for (int gate = 0; gate < Gates.Length; gate++)
        {
            (double X, double Y)[] points =
            [
                .. reports.SelectMany(run => run.Report.Checks.Where(check => string.Equals(check.Gate, Gates[gate].Gate, StringComparison.Ordinal))
                    .Select(check => (run.Simulation + (0.22 * (gate - 1)), Position(check)))),
            ];
            if (points.Length == 0) continue;
            var markers = plot.Add.ScatterPoints(
                points.Select(point => point.X).ToArray(), points.Select(point => point.Y).ToArray(), Gates[gate].Colour.WithAlpha(0.75));
            markers.MarkerSize = 6;
            markers.LegendText = Gates[gate].Label;
        }
        plot.XLabel("simulation");
        plot.YLabel("place within the bounds");
        plot.Title("Physics gates; dashed: the bounds");
        plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericAutomatic { IntegerTicksOnly = true };
        plot.Axes.SetLimitsX(reports.Min(run => run.Simulation) - 0.6, reports.Max(run => run.Simulation) + 0.6);
        plot.Axes.SetLimitsY(-1.6, 1.6);
        plot.ShowLegend(Edge.Bottom);
        return figure.ToPng();
    }

    /// <summary>Where a check lies: 0 in the middle of its bounds, 1 and -1 at their ends, at most 1.5 in all.</summary>
    /// <remarks>Where nothing is too little the prediction is the middle, and all below is 0. What is not a number lies beyond.</remarks>
    public static double Position(GateCheck check)
    {
        double position = check is { Minimum: 0, Predicted: not null }
            ? Math.Max(0, (check.Value - 1) / (check.Maximum - 1))
            : ((2 * check.Value) - check.Minimum - check.Maximum) / (check.Maximum - check.Minimum);
        return double.IsNaN(position) ? Farthest : Math.Clamp(position, -Farthest, Farthest);
    }
}
