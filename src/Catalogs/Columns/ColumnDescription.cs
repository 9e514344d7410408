namespace Orchestrator.Catalogs;

/// <summary>What one column of a table holds; the same words go into HDF5 attributes and into the output of <c>catalog</c>.</summary>
/// <param name="Name">Name of the column in files: lower case, words joined by underscores.</param>
/// <param name="Unit">Unit of every value, <c>"1"</c> where there is none.</param>
/// <param name="Description">One phrase on the meaning and the frame of the values.</param>
/// <param name="ElementType">Type of the values: an unmanaged integer or floating-point type.</param>
public sealed record ColumnDescription(string Name, string Unit, string Description, Type ElementType)
{
    /// <summary>Describes a column whose values have type <typeparamref name="T"/>.</summary>
    /// <typeparam name="T">Type of the values.</typeparam>
    /// <param name="name">Name of the column in files.</param>
    /// <param name="unit">Unit of every value, <c>"1"</c> where there is none.</param>
    /// <param name="description">One phrase on the meaning and the frame of the values.</param>
    public static ColumnDescription Of<T>(string name, string unit, string description)
        where T : unmanaged => new(name, unit, description, typeof(T));
}
