using System.Runtime.InteropServices;
using PureHDF.VOL.Native;

namespace Orchestrator.CatalogFiles;

/// <summary>A data set, with its values or where they can be read.</summary>
/// <param name="path">Absolute path within the file.</param>
internal sealed class HeldDataSet(string path) : HeldObject(path)
{
    /// <summary>What the elements are.</summary>
    public required Hdf5ElementType ElementType { get; init; }

    /// <summary>Bytes of an element.</summary>
    public required int ElementSize { get; init; }

    /// <summary>Extent along each axis.</summary>
    public required long[] Shape { get; init; }

    /// <summary>How it is kept.</summary>
    public DataSetLayout Layout { get; init; } = DataSetLayout.Contiguous;

    /// <summary>The numbers of a new data set, in an array of their type.</summary>
    public Array? Numbers { get; init; }

    /// <summary>The strings of a new data set.</summary>
    public string[]? Texts { get; init; }

    /// <summary>Where a data set of a file that is read lies.</summary>
    public NativeDataset? Source { get; init; }

    /// <summary>The bytes of <see cref="Numbers"/>.</summary>
    public Span<byte> Bytes => MemoryMarshal.CreateSpan(ref MemoryMarshal.GetArrayDataReference(Numbers!), checked(Numbers!.Length * ElementSize));
}
