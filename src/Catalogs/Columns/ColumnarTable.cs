namespace Orchestrator.Catalogs;

/// <summary>An immutable table: one contiguous pooled array a column, seen through read-only spans.</summary>
/// <remarks>
/// Reading from several threads is safe. Disposing returns the arrays to the pool: spans taken before must not be used after it.
/// Tables derived from one another may share columns, which live until the last of these tables is disposed.
/// </remarks>
public abstract class ColumnarTable : IDisposable
{
    private readonly int count;
    private Column[]? columns;

    private protected ColumnarTable(Column[] columns, int count)
    {
        this.columns = columns;
        this.count = count;
    }

    /// <summary>Number of rows.</summary>
    public int Count => count;

    /// <summary>What each column holds, in the order of the columns.</summary>
    public abstract IReadOnlyList<ColumnDescription> Columns { get; }

    private protected Column[] Held
    {
        get
        {
            ObjectDisposedException.ThrowIf(columns is null, this);
            return columns;
        }
    }

    /// <summary>The values of one column, by its description.</summary>
    /// <typeparam name="T">Element type of the column.</typeparam>
    /// <param name="column">One of <see cref="Columns"/>.</param>
    /// <returns>One value a row.</returns>
    /// <exception cref="ArgumentException">The table has no such column, or it holds another type.</exception>
    public ReadOnlySpan<T> Values<T>(ColumnDescription column)
        where T : unmanaged
    {
        foreach (Column candidate in Held)
        {
            if (candidate is Column<T> typed && typed.Description == column) return typed.Values[..count];
        }

        throw new ArgumentException($"this table has no column {column} of {typeof(T).Name}", nameof(column));
    }

    /// <summary>The bytes of one column in the machine's order, for writing it to a file as it is.</summary>
    /// <param name="index">Position of the column in <see cref="Columns"/>.</param>
    /// <returns><see cref="Count"/> times the size of the element type.</returns>
    public ReadOnlySpan<byte> Bytes(int index)
    {
        Column[] held = Held;
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, held.Length);
        return held[index].Bytes(count);
    }

    /// <summary>Returns the arrays to the pool; a second call does nothing.</summary>
    public void Dispose()
    {
        Column[]? held = Interlocked.Exchange(ref columns, null);
        if (held is not null)
        {
            foreach (Column column in held) column.Release();
        }

        GC.SuppressFinalize(this);
    }

    private protected ReadOnlySpan<T> Values<T>(int index)
        where T : unmanaged => ((Column<T>)Held[index]).Values[..count];

    private protected Column[] Gather(ReadOnlySpan<int> rows)
    {
        foreach (int row in rows)
        {
            if ((uint)row >= (uint)count) throw new ArgumentOutOfRangeException(nameof(rows), row, $"rows are 0 to {count - 1}");
        }

        Column[] held = Held;
        var gathered = new Column[held.Length];
        for (int i = 0; i < held.Length; i++) gathered[i] = held[i].Gather(rows);
        return gathered;
    }

    private protected Column[] ShareAllBut(int index, Column replacement)
    {
        Column[] held = Held;
        var shared = new Column[held.Length];
        for (int i = 0; i < held.Length; i++) shared[i] = i == index ? replacement : held[i].Hold();
        return shared;
    }

    private protected void CheckLength(int length, string parameter)
    {
        if (length != count) throw new ArgumentException($"{length} values for a table of {count} rows", parameter);
    }
}
