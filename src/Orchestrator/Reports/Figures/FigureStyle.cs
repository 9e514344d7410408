using ScottPlot;
using ScottPlot.Colormaps;

namespace Orchestrator.Reports;

/// <summary>The look that all pictures share.</summary>
internal static class FigureStyle
{
    private const string Family = "DejaVu Sans";

    /// <summary>Perceptually uniform colours for maps.</summary>
    public static IColormap MapColours { get; } = new Inferno();

    /// <summary>Colour of reference lines.</summary>
    public static Color Reference { get; } = Colors.Black.WithAlpha(0.45);

    /// <summary>An empty plot.</summary>
    public static Plot NewPlot()
    {
        Fonts.Default = Family;
        var plot = new Plot();
        plot.Axes.Title.Label.FontSize = 15;
        plot.Axes.Title.Label.Bold = false;
        foreach (IAxis axis in plot.Axes.GetAxes())
        {
            axis.Label.FontSize = 14;
            axis.Label.Bold = false;
            axis.TickLabelStyle.FontSize = 12;
        }
        plot.Grid.MajorLineColor = Colors.Black.WithAlpha(0.07);
        plot.Legend.FontSize = 12;
        plot.Legend.OutlineColor = Colors.Black.WithAlpha(0.2);
        plot.Legend.ShadowColor = Colors.Transparent;
        return plot;
    }

    /// <summary>A colour for a value between two others, dark for small and light, but not too light, for large.</summary>
    public static Color ForValue(double value, double minimum, double maximum)
    {
        double fraction = maximum > minimum ? (value - minimum) / (maximum - minimum) : 0.5;
        return new Viridis().GetColor(0.9 * Math.Clamp(fraction, 0, 1));
    }

    /// <summary>Ticks at powers of ten for an axis that shows log10 of a quantity.</summary>
    public static void LogTicks(IAxis axis)
    {
        axis.TickGenerator = new ScottPlot.TickGenerators.NumericAutomatic
        {
            MinorTickGenerator = new ScottPlot.TickGenerators.LogMinorTickGenerator(),
            IntegerTicksOnly = true,
            LabelFormatter = exponent => $"10{Superscript((int)Math.Round(exponent))}",
        };
    }

    private static string Superscript(int exponent)
    {
        const string Digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";
        string text = exponent.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return string.Concat(text.Select(character => character == '-' ? '⁻' : Digits[character - '0']));
    }
}
