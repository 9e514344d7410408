using System.Runtime.InteropServices;

namespace Orchestrator.CatalogFiles;

/// <content>Attributes of groups and data sets, and the dimension scales that are made of them.</content>
internal sealed partial class ManagedHdf5File
{
    private const int ReferenceListSize = 16;

    /// <inheritdoc/>
    public override IReadOnlyList<string> AttributeNames(string path)
    {
        lock (gate) return [.. Require(path).Attributes.Keys];
    }

    /// <inheritdoc/>
    public override bool HasAttribute(string path, string name)
    {
        lock (gate) return Require(path).Attributes.ContainsKey(name);
    }

    /// <inheritdoc/>
    public override string[] ReadStringAttribute(string path, string name)
    {
        AttributeValue value = ReadAttributeValue(path, name);
        return value.ElementType == Hdf5ElementType.String
            ? [.. value.Texts!]
            : throw new Hdf5Exception(Path, $"read the attribute {name} of {path}", [$"it holds {value.ElementType}, not strings"]);
    }

    /// <inheritdoc/>
    public override T[] ReadAttribute<T>(string path, string name)
    {
        AttributeValue value = ReadAttributeValue(path, name);
        if (!ElementTypes.IsNumber(value.ElementType))
            throw new Hdf5Exception(Path, $"read the attribute {name} of {path}", [$"it holds {value.ElementType}, not numbers"]);
        T[] values = new T[value.Bytes.Length / value.ElementSize];
        NumberConversion.Convert(value.ElementType, value.Bytes, ElementTypes.Of<T>(), MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    /// <inheritdoc/>
    /// <remarks>The scales' back references (<c>REFERENCE_LIST</c>), which repeat the lists, are not written: PureHDF cannot write references in a circle.</remarks>
    public override void AttachDimensionScales(IReadOnlyList<(string DataSet, IReadOnlyList<string?> Scales)> attachments)
    {
        ArgumentNullException.ThrowIfNull(attachments);
        lock (gate)
        {
            foreach ((string dataSet, IReadOnlyList<string?> scales) in attachments)
            {
                AddAttribute(
                    dataSet,
                    DimensionList,
                    new AttributeValue(Hdf5ElementType.ReferenceList, ReferenceListSize, [scales.Count], [], [.. scales.Select(scale => scale is null ? "" : Require(scale).Path)]));
            }

            foreach (string scale in attachments.SelectMany(attachment => attachment.Scales).OfType<string>().Distinct(StringComparer.Ordinal))
            {
                WriteTexts(scale, "CLASS", ["DIMENSION_SCALE"], scalar: true);
                WriteTexts(scale, "NAME", [scale[(scale.LastIndexOf('/') + 1)..]], scalar: true);
            }
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<IReadOnlyList<string>>? DimensionScales(string dataSet) =>
        HasAttribute(dataSet, DimensionList)
            ? [.. ReadAttributeValue(dataSet, DimensionList).Texts!.Select(paths => (string[])[.. paths.Split(' ', StringSplitOptions.RemoveEmptyEntries)])]
            : null;

    /// <inheritdoc/>
    internal override AttributeValue ReadAttributeValue(string path, string name)
    {
        lock (gate)
        {
            if (!Require(path).Attributes.TryGetValue(name, out AttributeValue? value))
                throw new Hdf5Exception(Path, $"open the attribute {name} of {path}", ["there is no such attribute"]);
            return value ?? throw NeedsLibrary(Path, $"read the attribute {name} of {path}");
        }
    }

    /// <inheritdoc/>
    private protected override void WriteNumbers<T>(string path, string name, ReadOnlySpan<T> values, bool scalar)
    {
        Hdf5ElementType type = ElementTypes.Of<T>();
        var value = new AttributeValue(type, ElementTypes.Size(type), scalar ? [] : [values.Length], MemoryMarshal.AsBytes(values).ToArray(), null);
        lock (gate) AddAttribute(path, name, value);
    }

    /// <inheritdoc/>
    private protected override void WriteTexts(string path, string name, IReadOnlyList<string> values, bool scalar)
    {
        lock (gate) AddAttribute(path, name, new AttributeValue(Hdf5ElementType.String, 0, scalar ? [] : [values.Count], [], [.. values]));
    }

    private void AddAttribute(string path, string name, AttributeValue value)
    {
        if (target is null) throw new Hdf5Exception(Path, $"create the attribute {name} of {path}", ["the file is open for reading only"]);
        if (!Require(path).Attributes.TryAdd(name, value)) throw new Hdf5Exception(Path, $"create the attribute {name} of {path}", ["there is one already"]);
    }
}
