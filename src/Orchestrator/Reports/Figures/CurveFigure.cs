using ScottPlot;

namespace Orchestrator.Reports;

/// <summary>A picture of a few curves.</summary>
internal static class CurveFigure
{
    /// <summary>Draws the curves; values without a logarithm are gaps where one is asked for.</summary>
    public static byte[] Draw(CurvePlot curves)
    {
        const int Width = 860, Height = 520;
        var figure = new PanelFigure(Width, Height);
        Plot plot = figure.Add(0, 0, Width, Height);
        for (int i = 0; i < curves.Curves.Count; i++)
        {
            Curve curve = curves.Curves[i];
            Color colour = FigureStyle.ForValue(i, 0, curves.Curves.Count);
            var line = plot.Add.ScatterLine(Scaled(curve.X, curves.LogX), Scaled(curve.Y, curves.LogY), colour);
            line.LineWidth = 1.8f;
            line.LinePattern = i == 0 ? LinePattern.Solid : LinePattern.Dotted;
            line.LegendText = curve.Label;
        }
        if (curves.LogX) FigureStyle.LogTicks(plot.Axes.Bottom);
        if (curves.LogY) FigureStyle.LogTicks(plot.Axes.Left);
        plot.XLabel(curves.XLabel);
        plot.YLabel(curves.YLabel);
        plot.Title(curves.Title);
        if (curves.Curves.Count > 1) plot.ShowLegend(Edge.Bottom);
        else plot.HideLegend();
        plot.Axes.Margins(0.02, 0.06);
        return figure.ToPng();
    }

    private static double[] Scaled(double[] values, bool isLogarithmic) =>
        isLogarithmic ? Array.ConvertAll(values, value => value > 0 ? Math.Log10(value) : double.NaN) : values;
}
