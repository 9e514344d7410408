using System.Runtime.InteropServices;
using HDF.PInvoke;

namespace Orchestrator.CatalogFiles;

/// <content>Attributes of groups and data sets.</content>
public sealed partial class Hdf5File
{
    /// <summary>Writes an attribute that is one string.</summary>
    /// <param name="path">Absolute path of the group or data set.</param>
    /// <param name="name">Name of the attribute, which must not exist yet.</param>
    /// <param name="value">Its value; it must not contain zero characters.</param>
    public void WriteAttribute(string path, string name, string value) => WriteStringAttribute(path, name, [value], scalar: true);

    /// <summary>Writes an attribute that is a list of strings.</summary>
    /// <param name="path">Absolute path of the group or data set.</param>
    /// <param name="name">Name of the attribute, which must not exist yet.</param>
    /// <param name="values">Its values.</param>
    public void WriteAttribute(string path, string name, IReadOnlyList<string> values) => WriteStringAttribute(path, name, values, scalar: false);

    /// <summary>Writes an attribute that is one number.</summary>
    /// <typeparam name="T">Element type.</typeparam>
    /// <param name="path">Absolute path of the group or data set.</param>
    /// <param name="name">Name of the attribute, which must not exist yet.</param>
    /// <param name="value">Its value.</param>
    public void WriteAttribute<T>(string path, string name, T value)
        where T : unmanaged => WriteAttribute(path, name, [value], scalar: true);

    /// <summary>Writes an attribute that is a list of numbers.</summary>
    /// <typeparam name="T">Element type.</typeparam>
    /// <param name="path">Absolute path of the group or data set.</param>
    /// <param name="name">Name of the attribute, which must not exist yet.</param>
    /// <param name="values">Its values; with those of the object's other attributes at most 64 kB.</param>
    public void WriteAttribute<T>(string path, string name, ReadOnlySpan<T> values)
        where T : unmanaged => WriteAttribute(path, name, values, scalar: false);

    /// <summary>Names of an object's attributes, in ordinal order.</summary>
    /// <param name="path">Absolute path of the group or data set.</param>
    public IReadOnlyList<string> AttributeNames(string path)
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

    /// <summary>Whether an object has an attribute of that name.</summary>
    /// <param name="path">Absolute path of the group or data set.</param>
    /// <param name="name">Name of the attribute.</param>
    public bool HasAttribute(string path, string name)
    {
        using Lock.Scope gate = Hdf5Library.Enter();
        using Hdf5Handle owner = OpenObject(path);
        return H5A.exists(owner.Id, name) > 0;
    }

    /// <summary>Reads an attribute of strings.</summary>
    /// <param name="path">Absolute path of the group or data set.</param>
    /// <param name="name">Name of the attribute.</param>
    /// <exception cref="Hdf5Exception">There is none, or it holds something else.</exception>
    public string[] ReadStringAttribute(string path, string name)
    {
        using Lock.Scope gate = Hdf5Library.Enter();
        using OpenAttribute attribute = Attribute(path, name);
        if (attribute.ElementType != Hdf5ElementType.String)
            throw new Hdf5Exception(Path, $"read the attribute {name} of {path}", [$"it holds {attribute.ElementType}, not strings"]);
        return HdfStrings.Read(attribute.Type.Id, attribute.Space.Id, attribute.Count, (type, address) =>
            Hdf5Library.Check(H5A.read(attribute.Id, type, address), Path, $"read the attribute {name} of {path}"));
    }

    /// <summary>Reads an attribute of numbers.</summary>
    /// <typeparam name="T">Element type in memory; numbers are converted.</typeparam>
    /// <param name="path">Absolute path of the group or data set.</param>
    /// <param name="name">Name of the attribute.</param>
    /// <exception cref="Hdf5Exception">There is none, or it holds something else.</exception>
    public unsafe T[] ReadAttribute<T>(string path, string name)
        where T : unmanaged
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

    internal unsafe AttributeValue ReadAttributeValue(string path, string name)
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

    private unsafe void WriteAttribute<T>(string path, string name, ReadOnlySpan<T> values, bool scalar)
        where T : unmanaged
    {
        using Lock.Scope gate = Hdf5Library.Enter();
        using Hdf5Handle space = AttributeSpace(values.Length, scalar);
        fixed (T* first = values)
            WriteAttribute(path, name, ElementTypes.Identifier(ElementTypes.Of<T>()), space.Id, (nint)first);
    }

    private unsafe void WriteStringAttribute(string path, string name, IReadOnlyList<string> values, bool scalar)
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
