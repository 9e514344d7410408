using ScottPlot;
using SkiaSharp;

namespace Orchestrator.Reports;

/// <summary>A picture made of several plots at given places.</summary>
/// <param name="width">Width in pixels.</param>
/// <param name="height">Height in pixels.</param>
internal sealed class PanelFigure(int width, int height)
{
    private readonly List<(Plot Plot, PixelRect Place)> panels = [];

    /// <summary>Adds a plot.</summary>
    /// <param name="left">Distance of its left edge from the picture's, in pixels.</param>
    /// <param name="top">Distance of its top edge from the picture's, in pixels.</param>
    /// <param name="panelWidth">Width in pixels.</param>
    /// <param name="panelHeight">Height in pixels.</param>
    /// <returns>The plot, in the house style.</returns>
    public Plot Add(int left, int top, int panelWidth, int panelHeight)
    {
        Plot plot = FigureStyle.NewPlot();
        panels.Add((plot, new PixelRect(left, left + panelWidth, top + panelHeight, top)));
        return plot;
    }

    /// <summary>Draws the picture.</summary>
    /// <returns>A PNG file.</returns>
    public byte[] ToPng()
    {
        using SKSurface surface = SKSurface.Create(new SKImageInfo(width, height));
        surface.Canvas.Clear(SKColors.White);
        foreach ((Plot plot, PixelRect place) in panels)
        {
            // A plot clears all that it may draw on.
            surface.Canvas.Save();
            surface.Canvas.ClipRect(new SKRect(place.Left, place.Top, place.Right, place.Bottom));
            plot.Render(surface.Canvas, place);
            surface.Canvas.Restore();
            plot.Dispose();
        }
        using SKImage image = surface.Snapshot();
        using SKData data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }
}
