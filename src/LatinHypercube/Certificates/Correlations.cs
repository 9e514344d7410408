using System.Runtime.InteropServices;

namespace Orchestrator.LatinHypercube;

/// <summary>The largest correlations between any two columns (column orthogonality: Ye 1998; Cioppa and Lucas 2007).</summary>
/// <param name="Pearson">Largest |r| of the values.</param>
/// <param name="Spearman">Largest |r| of the ranks, ties sharing their mean rank.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Correlations(double Pearson, double Spearman)
{
    /// <summary>Computes both.</summary>
    /// <param name="columns">The columns, of equal length.</param>
    public static Correlations Of(double[][] columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return new Correlations(Largest(columns), Largest(Array.ConvertAll(columns, Ranks)));
    }

    private static double Largest(double[][] columns)
    {
        double[][] centred = Array.ConvertAll(columns, Centre);
        double largest = 0;
        for (int a = 1; a < centred.Length; a++)
        {
            for (int b = 0; b < a; b++)
            {
                double scale = Math.Sqrt(Product(centred[a], centred[a]) * Product(centred[b], centred[b]));
                if (scale > 0) largest = Math.Max(largest, Math.Abs(Product(centred[a], centred[b])) / scale);
            }
        }

        return largest;
    }

    private static double[] Centre(double[] column)
    {
        double sum = 0;
        foreach (double value in column) sum += value;
        double mean = sum / column.Length;
        return Array.ConvertAll(column, value => value - mean);
    }

    private static double Product(double[] left, double[] right)
    {
        double sum = 0;
        for (int i = 0; i < left.Length; i++) sum += left[i] * right[i];
        return sum;
    }

    private static double[] Ranks(double[] column)
    {
        double[] sorted = [.. column];
        int[] order = [.. Enumerable.Range(0, column.Length)];
        Array.Sort(sorted, order);
        var ranks = new double[column.Length];
        for (int first = 0; first < sorted.Length;)
        {
            int end = first + 1;
            while (end < sorted.Length && sorted[end].Equals(sorted[first])) end++;
            for (int i = first; i < end; i++) ranks[order[i]] = 0.5 * (first + end - 1);
            first = end;
        }

        return ranks;
    }
}
