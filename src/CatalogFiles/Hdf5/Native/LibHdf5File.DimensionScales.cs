using System.Runtime.InteropServices;
using System.Text;
using HDF.PInvoke;

namespace Orchestrator.CatalogFiles;

/// <content>
/// Dimension scales as the HDF5 Dimension Scale Specification lays them down in attributes: <c>CLASS</c> and <c>NAME</c> on the scale, <c>DIMENSION_LIST</c> on the data
/// set, <c>REFERENCE_LIST</c> on the scale. They are written here rather than by libhdf5_hl, which many installations lack.
/// </content>
internal sealed partial class LibHdf5File
{
    /// <inheritdoc/>
    public override void AttachDimensionScales(IReadOnlyList<(string DataSet, IReadOnlyList<string?> Scales)> attachments)
    {
        ArgumentNullException.ThrowIfNull(attachments);
        using Lock.Scope gate = Hdf5Library.Enter();
        foreach ((string dataSet, IReadOnlyList<string?> scales) in attachments) WriteDimensionList(dataSet, scales);
        var uses = attachments.SelectMany(attachment => attachment.Scales.Select((scale, axis) => (Scale: scale, attachment.DataSet, Axis: axis)))
            .Where(use => use.Scale is not null)
            .GroupBy(use => use.Scale!, StringComparer.Ordinal);
        foreach (var scale in uses)
        {
            WriteFixedString(scale.Key, "CLASS", "DIMENSION_SCALE");
            WriteFixedString(scale.Key, "NAME", scale.Key[(scale.Key.LastIndexOf('/') + 1)..]);
            WriteReferenceList(scale.Key, [.. scale.Select(use => (Reference(use.DataSet), use.Axis))]);
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<IReadOnlyList<string>>? DimensionScales(string dataSet) => HasAttribute(dataSet, DimensionList) ? ReferenceLists(dataSet, DimensionList) : null;

    internal unsafe IReadOnlyList<IReadOnlyList<string>> ReferenceLists(string path, string name)
    {
        using Lock.Scope gate = Hdf5Library.Enter();
        using OpenAttribute attribute = Attribute(path, name);
        var lists = new H5T.hvl_t[attribute.Count];
        string[][] paths = new string[lists.Length][];
        fixed (H5T.hvl_t* first = lists)
        {
            Hdf5Library.Check(H5A.read(attribute.Id, attribute.Type.Id, (nint)first), Path, $"read the attribute {name} of {path}");
            for (int i = 0; i < lists.Length; i++)
            {
                paths[i] = new string[lists[i].len];
                for (int j = 0; j < paths[i].Length; j++) paths[i][j] = Referenced(lists[i].p + (j * H5R.OBJ_REF_BUF_SIZE));
            }

            _ = H5D.vlen_reclaim(attribute.Type.Id, attribute.Space.Id, H5P.DEFAULT, (nint)first);
        }

        return paths;
    }

    private unsafe ulong Reference(string path)
    {
        ulong reference = 0;
        Hdf5Library.Check(H5R.create((nint)(&reference), Id, path, H5R.type_t.OBJECT, -1), Path, $"refer to {path}");
        return reference;
    }

    private string Referenced(nint reference)
    {
        byte[] name = new byte[1024];
        nint length = H5R.get_name(Id, H5R.type_t.OBJECT, reference, name, name.Length);
        Hdf5Library.Check((long)length, Path, "follow a reference");
        return Encoding.UTF8.GetString(name, 0, (int)length);
    }

    private unsafe void WriteDimensionList(string dataSet, IReadOnlyList<string?> scales)
    {
        ulong[] references = [.. scales.Select(scale => scale is null ? 0UL : Reference(scale))];
        fixed (ulong* first = references)
        {
            var lists = new H5T.hvl_t[scales.Count];
            for (int axis = 0; axis < lists.Length; axis++)
                if (scales[axis] is not null) lists[axis] = new H5T.hvl_t { len = 1, p = (nint)(first + axis) };
            using var type = new Hdf5Handle(Hdf5Library.Check(H5T.vlen_create(H5T.STD_REF_OBJ), Path, "make a list type"));
            using Hdf5Handle space = Space([lists.Length]);
            fixed (H5T.hvl_t* firstList = lists) WriteAttribute(dataSet, DimensionList, type.Id, space.Id, (nint)firstList);
        }
    }

    private unsafe void WriteReferenceList(string scale, (ulong Reference, int Axis)[] uses)
    {
        const int size = sizeof(ulong) + sizeof(int);
        using var type = new Hdf5Handle(Hdf5Library.Check(H5T.create(H5T.class_t.COMPOUND, size), Path, "make a compound type"));
        Hdf5Library.Check(H5T.insert(type.Id, "dataset", 0, H5T.STD_REF_OBJ), Path, "make a compound type");
        Hdf5Library.Check(H5T.insert(type.Id, "dimension", sizeof(ulong), H5T.STD_I32LE), Path, "make a compound type");
        byte[] packed = new byte[uses.Length * size];
        for (int i = 0; i < uses.Length; i++)
        {
            MemoryMarshal.Write(packed.AsSpan(i * size), uses[i].Reference);
            MemoryMarshal.Write(packed.AsSpan((i * size) + sizeof(ulong)), uses[i].Axis);
        }

        using Hdf5Handle space = Space([uses.Length]);
        fixed (byte* first = packed) WriteAttribute(scale, ReferenceList, type.Id, space.Id, (nint)first);
    }

    private unsafe void WriteFixedString(string path, string name, string value)
    {
        // The specification asks for strings of fixed length that end in a zero.
        byte[] packed = HdfStrings.Pack([value], Encoding.UTF8.GetByteCount(value) + 1);
        using var type = new Hdf5Handle(Hdf5Library.Check(H5T.copy(H5T.C_S1), Path, "make a string type"));
        Hdf5Library.Check(H5T.set_size(type.Id, packed.Length), Path, "make a string type");
        using Hdf5Handle space = AttributeSpace(1, scalar: true);
        fixed (byte* first = packed) WriteAttribute(path, name, type.Id, space.Id, (nint)first);
    }
}
