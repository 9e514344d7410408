namespace Orchestrator.Pinocchio;

/// <summary>Ranges of the columns of rows that pass by.</summary>
internal sealed class ColumnRanges<TRow>(params (string Name, string Unit, Func<TRow, double> Value)[] columns)
{
    private readonly double[] minima = [.. columns.Select(static _ => double.PositiveInfinity)];
    private readonly double[] maxima = [.. columns.Select(static _ => double.NegativeInfinity)];

    public long Rows { get; private set; }

    public ColumnRanges<TRow> Add(ReadOnlySpan<TRow> rows)
    {
        for (int column = 0; column < columns.Length; column++)
        {
            Func<TRow, double> value = columns[column].Value;
            (double minimum, double maximum) = (minima[column], maxima[column]);
            foreach (TRow row in rows)
            {
                double number = value(row);
                minimum = number < minimum ? number : minimum;
                maximum = number > maximum ? number : maximum;
            }

            (minima[column], maxima[column]) = (minimum, maximum);
        }

        Rows += rows.Length;
        return this;
    }

    /// <summary>The columns; those that no row had a value for are left out of files that have rows.</summary>
    public IReadOnlyList<ColumnSummary> Summaries() =>
    [
        .. columns.Select((column, i) => minima[i] <= maxima[i]
                ? new ColumnSummary(column.Name, column.Unit, minima[i], maxima[i])
                : new ColumnSummary(column.Name, column.Unit, double.NaN, double.NaN))
            .Where(summary => Rows == 0 || !double.IsNaN(summary.Minimum)),
    ];
}
