using ScottPlot;

namespace Orchestrator.Reports;

/// <summary>Halo counts of each simulation against the mass function of Watson et al. 2013.</summary>
internal static class MassFunctionFigure
{
    private const double FewestHalosPerDex = 200;

    /// <summary>Draws the counts above, their ratio to the prediction below.</summary>
    /// <param name="measured">A curve a simulation: log10 M in Msun/h, halos per dex (NaN where there are none).</param>
    /// <param name="predicted">The prediction for each of them, on the same masses.</param>
    /// <param name="cut">The common mass cut in Msun/h, or null.</param>
    /// <param name="colourName">What the colours show; null where they show nothing.</param>
    public static byte[] Draw(IReadOnlyList<Curve> measured, IReadOnlyList<Curve> predicted, double? cut, string? colourName)
    {
        const int Width = 860;
        var figure = new PanelFigure(Width, 820);
        Plot counts = figure.Add(0, 0, Width, 500);
        Plot ratios = figure.Add(0, 500, Width, 320);
        double low = measured.Min(curve => curve.ColourValue), high = measured.Max(curve => curve.ColourValue);
        for (int i = 0; i < measured.Count; i++)
        {
            Color colour = FigureStyle.ForValue(measured[i].ColourValue, low, high);
            AddLine(counts, measured[i].X, Array.ConvertAll(measured[i].Y, Math.Log10), colour, measured[i].Label);
            var theory = counts.Add.ScatterLine(predicted[i].X, Array.ConvertAll(predicted[i].Y, Math.Log10), colour);
            theory.LinePattern = LinePattern.Dotted;
            AddLine(ratios, measured[i].X, [.. measured[i].Y.Zip(predicted[i].Y, Ratio)], colour, null);
        }
        counts.YLabel("halos per dex of mass");
        counts.Title($"Halos (lines) and Watson et al. 2013 (dotted){(colourName is null ? "" : $"; colour: {colourName}")}");
        FigureStyle.LogTicks(counts.Axes.Left);
        counts.ShowLegend(Alignment.LowerLeft);
        ratios.HideLegend();
        ratios.YLabel("ratio");
        ratios.XLabel("log10 of FoF mass [Msun/h]");
        ratios.Axes.SetLimitsY(0.5, 1.5);
        HorizontalReference(ratios, 1);
        double left = measured.Min(curve => curve.X[0]) - 0.05, right = measured.Max(curve => curve.X[^1]) + 0.05;
        foreach (Plot plot in (Plot[])[counts, ratios])
        {
            plot.Axes.SetLimitsX(left, right);
            plot.Axes.Left.MinimumSize = 80;
            plot.Axes.Left.MaximumSize = 80;
            if (cut is { } mass) CutLine(plot, mass);
        }
        double floor = Math.Log10(0.5);
        counts.Axes.SetLimitsY(floor, counts.Axes.GetDataLimits().Top + 0.2);
        return figure.ToPng();
    }

    // Ratios of a few halos say nothing.
    private static double Ratio(double measured, double predicted) =>
        measured >= FewestHalosPerDex && predicted > 0 ? measured / predicted : double.NaN;

    private static void AddLine(Plot plot, double[] x, double[] y, Color colour, string? label)
    {
        var line = plot.Add.Scatter(x, Array.ConvertAll(y, value => double.IsFinite(value) ? value : double.NaN), colour);
        line.LineWidth = 1.6f;
        line.MarkerSize = 5;
        if (label is not null) line.LegendText = label;
    }

    private static void HorizontalReference(Plot plot, double y)
    {
        var line = plot.Add.HorizontalLine(y);
        line.Color = FigureStyle.Reference;
        line.LineWidth = 1;
    }

    private static void CutLine(Plot plot, double mass)
    {
        var line = plot.Add.VerticalLine(Math.Log10(mass));
        line.Color = FigureStyle.Reference;
        line.LinePattern = LinePattern.Dashed;
        line.LineWidth = 1.2f;
        line.LegendText = "common mass cut";
    }
}
