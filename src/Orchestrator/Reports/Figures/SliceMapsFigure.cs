using System.Globalization;
using ScottPlot;

namespace Orchestrator.Reports;

/// <summary>The redshift slices of one sample as images.</summary>
internal static class SliceMapsFigure
{
    private const int PanelWidth = 380;
    private const int PanelHeight = 340;

    /// <summary>Draws the slices side by side, each with a colour bar of its own.</summary>
    /// <param name="maps">Galaxies per pixel, [slice, y, x].</param>
    /// <param name="footprint">Seen fraction of each pixel, [y, x]; empty when every pixel is seen.</param>
    /// <param name="edges">Edges of the slices in the estimated redshift.</param>
    /// <param name="pixels">Pixels a side.</param>
    /// <param name="degreesPerSide">Angular side of the map at its centre, in degrees.</param>
    /// <param name="title">What sample it is.</param>
    public static byte[] Draw(
        ReadOnlyMemory<float> maps, ReadOnlyMemory<float> footprint, IReadOnlyList<double> edges, int pixels, double degreesPerSide,
        string title)
    {
        int slices = edges.Count - 1;
        int columns = Math.Min(3, slices), rows = (slices + columns - 1) / columns;
        var figure = new PanelFigure(columns * PanelWidth, (rows * PanelHeight) + 40);
        Plot heading = figure.Add(0, 0, columns * PanelWidth, 40);
        heading.HideAxesAndGrid();
        heading.Title(title, 17);
        for (int slice = 0; slice < slices; slice++)
        {
            Plot plot = figure.Add(slice % columns * PanelWidth, 40 + (slice / columns * PanelHeight), PanelWidth, PanelHeight);
            ReadOnlySpan<float> map = maps.Span.Slice(slice * pixels * pixels, pixels * pixels);
            AddMap(plot, map, footprint.Span, pixels, degreesPerSide);
            plot.Title(string.Create(CultureInfo.InvariantCulture, $"{edges[slice]:F2} < z < {edges[slice + 1]:F2}"));
            plot.XLabel("x [deg]");
            plot.YLabel("y [deg]");
        }
        return figure.ToPng();
    }

    private static void AddMap(Plot plot, ReadOnlySpan<float> map, ReadOnlySpan<float> footprint, int pixels, double degreesPerSide)
    {
        double[,] smoothed = MapSmoothing.Gaussian(map, pixels, MapSmoothing.WidthFor(map, pixels));
        double highest = Quantile(smoothed, 0.998);
        for (int pixel = 0; pixel < footprint.Length; pixel++)
            if (footprint[pixel] == 0) smoothed[pixel / pixels, pixel % pixels] = double.NaN;
        var image = plot.Add.Heatmap(smoothed);
        double half = degreesPerSide / 2;
        image.Position = new CoordinateRect(-half, half, -half, half);
        image.FlipVertically = true;
        image.Colormap = FigureStyle.MapColours;
        image.ManualRange = new ScottPlot.Range(0, highest > 0 ? highest : 1);
        var bar = plot.Add.ColorBar(image);
        bar.Label = "galaxies per pixel, smoothed";
        bar.LabelStyle.FontSize = 12;
        bar.LabelStyle.Bold = false;
        bar.Axis.TickLabelStyle.FontSize = 11;
        plot.DataBackground.Color = Colors.LightGray;
        plot.HideGrid();
        plot.Axes.SetLimits(-half, half, -half, half);
    }

    private static double Quantile(double[,] values, double fraction)
    {
        double[] sorted = [.. values.Cast<double>().Order()];
        return sorted[(int)(fraction * (sorted.Length - 1))];
    }
}
