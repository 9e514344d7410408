using Orchestrator.Worker;

namespace Orchestrator.Reports;

/// <summary>Makes the lines of a picture from counts of halos.</summary>
internal static class MassFunctionCurves
{
    /// <summary>The counted and the predicted halos per dex; bins without halos are gaps, the first bin, which the cut divides, is left
    /// out.</summary>
    public static (Curve Measured, Curve Predicted) Of(ConeMassFunction counts, string label, double colourValue)
    {
        int bins = Math.Max(0, counts.Counts.Count - 1);
        double[] x = new double[bins], measured = new double[bins], predicted = new double[bins];
        for (int bin = 0; bin < bins; bin++)
        {
            x[bin] = counts.FirstEdge + ((bin + 1.5) * ConeMassFunction.BinWidth);
            measured[bin] = counts.Counts[bin + 1] > 0 ? counts.Counts[bin + 1] / ConeMassFunction.BinWidth : double.NaN;
            predicted[bin] = counts.Expected[bin + 1] / ConeMassFunction.BinWidth;
        }
        return (new Curve(label, x, measured, colourValue), new Curve(label, x, predicted, colourValue));
    }
}
