using Orchestrator.Catalogs;

namespace Orchestrator.CatalogFiles;

/// <summary>Columns of a table as one-dimensional data sets of a group, each with its unit and description.</summary>
/// <remarks>
/// Chunked, shuffled and deflated without loss: a column of doubles whose every value is exactly a float32 (as PINOCCHIO's own are) is stored as float32, a fact its attribute
/// <c>stored_as</c> tells; readers convert back to the same bits.
/// </remarks>
public static class ColumnFile
{
    /// <summary>Rows of a chunk: a megabyte of doubles.</summary>
    private const int ChunkRows = 1 << 17;

    /// <summary>Writes every column of a table.</summary>
    /// <param name="file">A new file.</param>
    /// <param name="group">Absolute path of the group the columns go into; it is made.</param>
    /// <param name="table">The table.</param>
    public static void Write(Hdf5File file, string group, ColumnarTable table)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(table);
        file.CreateGroup(group);
        file.WriteAttribute(group, "rows", (long)table.Count);
        foreach (ColumnDescription column in table.Columns) WriteColumn(file, group, table, column);
    }

    /// <summary>Writes one column.</summary>
    /// <typeparam name="T">Element type.</typeparam>
    /// <param name="file">A new file.</param>
    /// <param name="group">Absolute path of the group.</param>
    /// <param name="column">Name, unit and meaning.</param>
    /// <param name="values">One value a row.</param>
    public static void WriteColumn<T>(Hdf5File file, string group, ColumnDescription column, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(column);
        string path = group + "/" + column.Name;
        DataSetLayout layout = values.IsEmpty ? DataSetLayout.Contiguous : DataSetLayout.Chunked(Math.Min(values.Length, ChunkRows));
        using (Hdf5DataSet made = file.CreateDataSet<T>(path, [values.Length], layout)) made.Write(values);
        file.WriteAttribute(path, "units", column.Unit);
        file.WriteAttribute(path, "description", column.Description);
    }

    /// <summary>Reads a column into a place of the caller's, converted to its type.</summary>
    /// <typeparam name="T">Element type in memory.</typeparam>
    /// <param name="file">An open file.</param>
    /// <param name="group">Absolute path of the group.</param>
    /// <param name="column">The column; its unit must be that of the file.</param>
    /// <param name="values">Room for every row.</param>
    /// <exception cref="Numerics.InvalidInputException">The column is absent, has another unit or another number of rows.</exception>
    public static void ReadColumn<T>(Hdf5File file, string group, ColumnDescription column, Span<T> values)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(column);
        string path = group + "/" + column.Name;
        if (!file.Exists(path)) throw new Numerics.InvalidInputException("the column is missing", file.Path, key: path);
        string unit = file.ReadStringAttribute(path, "units")[0];
        if (!string.Equals(unit, column.Unit, StringComparison.Ordinal))
            throw new Numerics.InvalidInputException("the column has another unit", file.Path, key: path, value: unit, allowed: column.Unit);
        using Hdf5DataSet set = file.OpenDataSet(path);
        if (set.Count != values.Length)
            throw new Numerics.InvalidInputException("the column has another number of rows than its table", file.Path, key: path, value: $"{set.Count}", allowed: $"{values.Length}");
        set.Read(values);
    }

    /// <summary>Whether every value survives as a float32, bit for bit.</summary>
    internal static bool IsExactInSingle(ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            if (BitConverter.DoubleToInt64Bits((float)value) != BitConverter.DoubleToInt64Bits(value)) return false;
        }

        return true;
    }

    private static void WriteColumn(Hdf5File file, string group, ColumnarTable table, ColumnDescription column)
    {
        switch (ElementTypes.Of(column.ElementType))
        {
            case Hdf5ElementType.UInt8: WriteColumn(file, group, column, table.Values<byte>(column)); break;
            case Hdf5ElementType.UInt16: WriteColumn(file, group, column, table.Values<ushort>(column)); break;
            case Hdf5ElementType.Int32: WriteColumn(file, group, column, table.Values<int>(column)); break;
            case Hdf5ElementType.Int64: WriteColumn(file, group, column, table.Values<long>(column)); break;
            case Hdf5ElementType.UInt64: WriteColumn(file, group, column, table.Values<ulong>(column)); break;
            case Hdf5ElementType.Float32: WriteColumn(file, group, column, table.Values<float>(column)); break;
            case Hdf5ElementType.Float64: WriteDoubles(file, group, column, table.Values<double>(column)); break;
            default: throw new NotSupportedException($"column {column.Name} is of {column.ElementType.Name}, which no table here uses");
        }
    }

    private static void WriteDoubles(Hdf5File file, string group, ColumnDescription column, ReadOnlySpan<double> values)
    {
        if (!IsExactInSingle(values))
        {
            WriteColumn(file, group, column, values);
            return;
        }

        float[] narrow = new float[values.Length];
        for (int i = 0; i < narrow.Length; i++) narrow[i] = (float)values[i];
        WriteColumn<float>(file, group, column, narrow);
        file.WriteAttribute(group + "/" + column.Name, "stored_as", "float32: every value is one exactly");
    }
}
