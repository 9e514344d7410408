namespace Orchestrator.Catalogs;

/// <summary>Grows the columns of a table; <c>Build</c> of the derived classes hands them over and leaves the builder empty.</summary>
/// <remarks>Not safe for several threads. Disposing a builder that was not built returns its arrays.</remarks>
public abstract class TableBuilder : IDisposable
{
    private readonly Func<Column[]> create;
    private Column[] columns;
    private int capacity;

    private protected TableBuilder(Func<Column[]> create, int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        this.create = create;
        columns = create();
        if (capacity > 0) Grow(capacity);
    }

    /// <summary>Number of rows so far.</summary>
    public int Count { get; private set; }

    /// <summary>Makes room for rows to come, so that appending them copies nothing.</summary>
    /// <param name="rows">Total number of rows to have room for.</param>
    public void Reserve(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        if (rows > capacity) Grow(rows);
    }

    /// <summary>Returns the arrays to the pool; what was appended is lost.</summary>
    public void Dispose()
    {
        foreach (Column column in columns) column.Release();
        columns = create();
        capacity = 0;
        Count = 0;
        GC.SuppressFinalize(this);
    }

    private protected int AppendRows(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        int start = Count;
        int needed = checked(start + rows);
        if (needed > capacity) Grow((int)Math.Max(needed, Math.Min(Array.MaxLength, 2L * capacity)));
        Count = needed;
        return start;
    }

    private protected void CheckAppended(int start, int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, Count - start);
    }

    private protected Span<T> Rows<T>(int index, int start, int rows)
        where T : unmanaged => ((Column<T>)columns[index]).Values.Slice(start, rows);

    private protected void AppendColumns(ReadOnlySpan<Column> source, int rows)
    {
        int start = AppendRows(rows);
        for (int i = 0; i < columns.Length; i++) source[i].CopyTo(rows, columns[i], start);
    }

    private protected (Column[] Columns, int Count) HandOver()
    {
        (Column[], int) handed = (columns, Count);
        columns = create();
        capacity = 0;
        Count = 0;
        return handed;
    }

    private void Grow(int rows)
    {
        foreach (Column column in columns) column.Resize(Count, rows);
        capacity = rows;
    }
}
