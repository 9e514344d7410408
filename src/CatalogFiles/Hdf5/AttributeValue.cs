namespace Orchestrator.CatalogFiles;

/// <summary>An attribute of any type, read whole.</summary>
/// <param name="ElementType">What its elements are.</param>
/// <param name="ElementSize">Bytes of an element in the file.</param>
/// <param name="Shape">Extent along each axis; empty for one value.</param>
/// <param name="Bytes">The elements in little-endian order; empty where <paramref name="Texts"/> holds them.</param>
/// <param name="Texts">Strings, or the paths that references lead to (those of one axis joined by a space); null otherwise.</param>
internal sealed record AttributeValue(Hdf5ElementType ElementType, int ElementSize, IReadOnlyList<long> Shape, byte[] Bytes, IReadOnlyList<string>? Texts);
