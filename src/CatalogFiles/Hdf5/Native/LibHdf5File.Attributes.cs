using System.Runtime.InteropServices;
using HDF.PInvoke;

namespace Orchestrator.CatalogFiles;

/// <content>Attributes of groups and data sets.</content>
internal sealed partial class LibHdf5File
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> AttributeNames(string path)
    {
        using Lock.Scope gate = Hdf5Library.Enter();
        using Hdf5Handle owner = OpenObject(path);
        var names = new List<string>();
        ulong position = 0;
        int result = H5A.iterate(owner.Id, H5.index_t.NAME, H5.iter_order_t.INC, ref position, Collect, 0);
        Hdf5Library.Check(result, Path, $"list the attributes of {path}");
        names.Sort(StringComparer.Ordinal);
        return names;

        int Collect(long location, nint name, ref H5A.info_t info, nint data)
        {
            names.Add(Marshal.PtrToStringUTF8(name)!);
            return 0;
        }
    }

    /// <inheritdoc/>
    public override bool HasAttribute(string path, string name)
    {
        using Lock.Scope gate = Hdf5Library.Enter();
        using Hdf5Handle owner = OpenObject(path);
        return H5A.exists(owner.Id, name) > 0;
    }

    /// <inheritdoc/>
    public override string[] ReadStringAttribute(string path, string name)
    {
        using Lock.Scope gate = Hdf5Library.Enter();
        using OpenAttribute attribute = Attribute(path, name);
        if (attribute.ElementType != Hdf5ElementType.String)
            throw new Hdf5Exception(Path, $"read the attribute {name} of {path}", [$"it holds {attribute.ElementType}, not strings"]);
        return HdfStrings.Read(attribute.Type.Id, attribute.Space.Id, attribute.Count, (type, address) =>
            Hdf5Library.Check(H5A.read(attribute.Id, type, address), Path, $"read the attribute {name} of {path}"));
    }

    /// <inheritdoc/>
    public override unsafe T[] ReadAttribute<T>(string path, string name)
    {
        using Lock.Scope gate = Hdf5Library.Enter();
        using OpenAttribute attribute = Attribute(path, name);
        if (!ElementTypes.IsNumber(attribute.ElementType))
            throw new Hdf5Exception(Path, $"read the attribute {name} of {path}", [$"it holds {attribute.ElementType}, not numbers"]);
        T[] values = new T[attribute.Count];
        fixed (T* first = values)
            Hdf5Library.Check(H5A.read(attribute.Id, ElementTypes.Identifier(ElementTypes.Of<T>()), (nint)first), Path, $"read the attribute {name} of {path}");
        return values;
    }

    /// <inheritdoc/>
    internal override unsafe AttributeValue ReadAttributeValue(string path, string name)
    {
        using Lock.Scope gate = Hdf5Library.Enter();
        using OpenAttribute attribute = Attribute(path, name);
        int size = (int)H5T.get_size(attribute.Type.Id);
        switch (attribute.ElementType)
        {
            case Hdf5ElementType.String:
                return new AttributeValue(attribute.ElementType, size, attribute.Shape, [], ReadStringAttribute(path, name));
            case Hdf5ElementType.ReferenceList:
                return new AttributeValue(attribute.ElementType, size, attribute.Shape, [], [.. ReferenceLists(path, name).Select(paths => string.Join(' ', paths))]);
            case Hdf5ElementType.Other when H5T.get_class(attribute.Type.Id) == H5T.class_t.VLEN:
                throw new Hdf5Exception(Path, $"read the attribute {name} of {path}", ["it holds lists of variable length, which are not supported"]);
            default:
                byte[] bytes = new byte[checked(attribute.Count * size)];
                long type = ElementTypes.IsNumber(attribute.ElementType) ? ElementTypes.Identifier(attribute.ElementType) : attribute.Type.Id;
                fixed (byte* first = bytes)
                    if (bytes.Length > 0) Hdf5Library.Check(H5A.read(attribute.Id, type, (nint)first), Path, $"read the attribute {name} of {path}");
                return new AttributeValue(attribute.ElementType, size, attribute.Shape, bytes, null);
        }
    }

    internal OpenAttribute Attribute(string path, string name)
    {
        using Hdf5Handle owner = OpenObject(path);
        return new OpenAttribute(Hdf5Library.Check(H5A.open(owner.Id, name), Path, $"open the attribute {name} of {path}"));
    }

    internal unsafe void WriteAttribute(string path, string name, long type, long space, nint values)
    {
        using Hdf5Handle owner = OpenObject(path);
        using var made = new Hdf5Handle(Hdf5Library.Check(H5A.create(owner.Id, name, type, space), Path, $"create the attribute {name} of {path}"));
        Hdf5Library.Check(H5A.write(made.Id, type, values), Path, $"write the attribute {name} of {path}");
    }

    private static Hdf5Handle AttributeSpace(int count, bool scalar) =>
        scalar ? new Hdf5Handle(Hdf5Library.Check(H5S.create(H5S.class_t.SCALAR), null, "make a data space")) : Space([count]);

    /// <inheritdoc/>
    private protected override unsafe void WriteNumbers<T>(string path, string name, ReadOnlySpan<T> values, bool scalar)
    {
        using Lock.Scope gate = Hdf5Library.Enter();
        using Hdf5Handle space = AttributeSpace(values.Length, scalar);
        fixed (T* first = values)
            WriteAttribute(path, name, ElementTypes.Identifier(ElementTypes.Of<T>()), space.Id, (nint)first);
    }

    /// <inheritdoc/>
    private protected override unsafe void WriteTexts(string path, string name, IReadOnlyList<string> values, bool scalar)
    {
        nint[] addresses = [.. values.Select(Marshal.StringToCoTaskMemUTF8)];
        try
        {
            using Lock.Scope gate = Hdf5Library.Enter();
            using Hdf5Handle type = HdfStrings.VariableType();
            using Hdf5Handle space = AttributeSpace(values.Count, scalar);
            fixed (nint* first = addresses) WriteAttribute(path, name, type.Id, space.Id, (nint)first);
        }
        finally
        {
            foreach (nint address in addresses) Marshal.FreeCoTaskMem(address);
        }
    }
}
