namespace Orchestrator.CatalogFiles;

/// <summary>A group or data set of a file that managed code reads or will write.</summary>
/// <param name="path">Absolute path within the file.</param>
internal abstract class HeldObject(string path)
{
    /// <summary>Absolute path within the file.</summary>
    public string Path { get; } = path;

    /// <summary>Attributes by name, in ordinal order; null for one of a type that only libhdf5 reads.</summary>
    public SortedDictionary<string, AttributeValue?> Attributes { get; } = new(StringComparer.Ordinal);
}
