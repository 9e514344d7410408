using PureHDF;
using PureHDF.Filters;
using PureHDF.VOL.Native;

namespace Orchestrator.CatalogFiles;

/// <summary>Writes what is held in memory with PureHDF.</summary>
internal sealed class PureHdfWriter
{
    private readonly Dictionary<string, H5Dataset> dataSets = new(StringComparer.Ordinal);

    private PureHdfWriter()
    {
    }

    /// <summary>Writes a file.</summary>
    /// <param name="root">All that is in it.</param>
    /// <param name="target">An empty stream that can be read, written and positioned.</param>
    public static void Write(HeldGroup root, Stream target)
    {
        var writer = new PureHdfWriter();
        foreach (HeldDataSet held in root.Everything().OfType<HeldDataSet>()) writer.dataSets.Add(held.Path, DataSet(held));
        var file = new PureHDF.H5File();
        writer.Fill(file, root);
        file.Write(target);
        target.Flush();
    }

    private void Fill(H5Group group, HeldGroup held)
    {
        AddAttributes(group, held);
        // PureHDF writes a data set when it first meets it, also by reference: in the middle of another one's attributes that would spoil those.
        foreach ((string name, HeldObject member) in held.Members.OrderBy(member => RefersToOthers(member.Value)))
        {
            if (member is HeldGroup below)
            {
                var made = new H5Group();
                group.Add(name, made);
                Fill(made, below);
                continue;
            }

            H5Dataset dataSet = dataSets[member.Path];
            AddAttributes(dataSet, member);
            group.Add(name, dataSet);
        }
    }

    private static bool RefersToOthers(HeldObject held) => held is HeldGroup group
        ? group.Members.Values.Any(RefersToOthers)
        : held.Attributes.Values.Any(value => value?.ElementType == Hdf5ElementType.ReferenceList);

    private static H5Dataset DataSet(HeldDataSet held)
    {
        ulong[] shape = Array.ConvertAll(held.Shape, length => (ulong)length);
        if (held.Texts is { } texts) return held.Shape.Length == 0 ? new H5Dataset(texts[0]) : new H5Dataset(texts, fileDims: shape);
        uint[]? chunk = held.Layout.Chunk is { } lengths ? [.. lengths.Select(length => checked((uint)length))] : null;
        H5DatasetCreation creation = chunk is not null && held.Layout.DeflateLevel > 0 ? ShuffledAndDeflated : default;
        return new H5Dataset(held.Numbers!, chunks: chunk, fileDims: shape, datasetCreation: creation);
    }

    private static H5DatasetCreation ShuffledAndDeflated => new(Filters:
    [
        new H5Filter(ShuffleFilter.Id, null),
        new H5Filter(DeflateFilter.Id, new Dictionary<string, object>(StringComparer.Ordinal) { [DeflateFilter.COMPRESSION_LEVEL] = 1 }),
    ]);

    private void AddAttributes(H5Object target, HeldObject held)
    {
        foreach ((string name, AttributeValue? value) in held.Attributes) target.Attributes[name] = Attribute(value!);
    }

    private H5Attribute Attribute(AttributeValue value)
    {
        ulong[] shape = [.. value.Shape.Select(length => (ulong)length)];
        bool scalar = shape.Length == 0;
        switch (value.ElementType)
        {
            case Hdf5ElementType.String:
                string[] texts = [.. value.Texts!];
                return scalar ? new H5Attribute(texts[0]) : new H5Attribute(texts, shape);
            case Hdf5ElementType.ReferenceList:
                return new H5Attribute(value.Texts!.Select(References).ToArray(), shape);
            default:
                Array numbers = ElementTypes.NewArray(value.ElementType, value.Bytes.Length / value.ElementSize);
                Buffer.BlockCopy(value.Bytes, 0, numbers, 0, value.Bytes.Length);
                return scalar ? new H5Attribute(numbers.GetValue(0)!) : new H5Attribute(numbers, shape);
        }
    }

    private H5ObjectReference[] References(string paths) => [.. paths.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(path => new H5ObjectReference(dataSets[path]))];
}
