using System.Buffers;
using System.Runtime.InteropServices;

namespace Orchestrator.Catalogs;

/// <summary>
/// One pooled array. A builder owns it while it grows; afterwards it never changes, so that several tables may hold it.
/// The array goes back to the pool when the last holder lets go.
/// </summary>
internal abstract class Column(ColumnDescription description)
{
    private int holders = 1;

    public ColumnDescription Description { get; } = description;

    public abstract ReadOnlySpan<byte> Bytes(int count);

    public abstract void Resize(int used, int capacity);

    public abstract Column Gather(ReadOnlySpan<int> rows);

    public abstract void CopyTo(int count, Column target, int start);

    public Column Hold()
    {
        Interlocked.Increment(ref holders);
        return this;
    }

    public void Release()
    {
        if (Interlocked.Decrement(ref holders) == 0) ReturnArray();
    }

    protected abstract void ReturnArray();
}

/// <summary>A column of one element type.</summary>
internal sealed class Column<T>(ColumnDescription description) : Column(description)
    where T : unmanaged
{
    private T[] values = [];

    public Span<T> Values => values;

    public static Column<T> CopyOf(ColumnDescription description, ReadOnlySpan<T> source)
    {
        var column = new Column<T>(description);
        column.Resize(0, source.Length);
        source.CopyTo(column.values);
        return column;
    }

    public override ReadOnlySpan<byte> Bytes(int count) => MemoryMarshal.AsBytes(values.AsSpan(0, count));

    public override void Resize(int used, int capacity)
    {
        T[] larger = ArrayPool<T>.Shared.Rent(capacity);
        values.AsSpan(0, used).CopyTo(larger);
        ReturnArray();
        values = larger;
    }

    public override Column Gather(ReadOnlySpan<int> rows)
    {
        var gathered = new Column<T>(Description);
        gathered.Resize(0, rows.Length);
        T[] source = values;
        Span<T> target = gathered.values;
        for (int i = 0; i < rows.Length; i++) target[i] = source[rows[i]];
        return gathered;
    }

    public override void CopyTo(int count, Column target, int start) =>
        values.AsSpan(0, count).CopyTo(((Column<T>)target).values.AsSpan(start));

    protected override void ReturnArray()
    {
        if (values.Length > 0) ArrayPool<T>.Shared.Return(values);
        values = [];
    }
}
