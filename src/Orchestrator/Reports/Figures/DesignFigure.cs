using ScottPlot;

namespace Orchestrator.Reports;

/// <summary>The projections of a design on every pair of its parameters.</summary>
internal static class DesignFigure
{
    private const int PanelSide = 330;

    /// <summary>Draws one panel a pair; points of one slice share a colour.</summary>
    /// <param name="parameters">Names of the parameters.</param>
    /// <param name="points">Values of each point, in the order of <paramref name="parameters"/>.</param>
    /// <param name="slices">Slice of each point.</param>
    /// <param name="title">Title of the picture.</param>
    public static byte[] Draw(
        IReadOnlyList<string> parameters, IReadOnlyList<IReadOnlyList<double>> points, IReadOnlyList<int> slices, string title)
    {
        int side = Math.Max(1, parameters.Count - 1);
        var figure = new PanelFigure((side * PanelSide) + 20, (side * PanelSide) + 20);
        for (int row = 1; row < Math.Max(2, parameters.Count); row++)
        {
            for (int column = 0; column < row; column++)
            {
                Plot plot = figure.Add((column * PanelSide) + 10, ((row - 1) * PanelSide) + 10, PanelSide, PanelSide);
                if (parameters.Count < 2) continue;
                Scatter(plot, points, slices, column, row);
                plot.XLabel(Symbol(parameters[column]));
                plot.YLabel(Symbol(parameters[row]));
                if (row == 1) plot.Title(title);
            }
        }
        return figure.ToPng();
    }

    /// <summary>The usual symbol of a parameter.</summary>
    public static string Symbol(string parameter) => parameter switch
    {
        "omega_m" => "Ωm",
        "sigma8" => "σ8",
        "w0" => "w0",
        "wa" => "wa",
        "omega_b" => "Ωb",
        "n_s" => "ns",
        _ => parameter,
    };

    private static void Scatter(
        Plot plot, IReadOnlyList<IReadOnlyList<double>> points, IReadOnlyList<int> slices, int horizontal, int vertical)
    {
        int first = slices.Min(), last = slices.Max();
        float size = points.Count > 200 ? 4 : 8;
        foreach (int slice in slices.Distinct().Order())
        {
            int[] members = [.. Enumerable.Range(0, points.Count).Where(point => slices[point] == slice)];
            double[] x = [.. members.Select(point => points[point][horizontal])];
            double[] y = [.. members.Select(point => points[point][vertical])];
            plot.Add.Markers(x, y, MarkerShape.FilledCircle, size, FigureStyle.ForValue(slice, first, last));
        }
        plot.Axes.Margins(0.08, 0.08);
    }
}
