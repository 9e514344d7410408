using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Orchestrator.Numerics;
using PureHDF;
using PureHDF.Selections;
using PureHDF.VOL.Native;

namespace Orchestrator.CatalogFiles;

/// <summary>Reads files with PureHDF: everything but the values of data sets at once, those when they are asked for.</summary>
internal static class PureHdfReader
{
    private static readonly byte[] Signature = [0x89, (byte)'H', (byte)'D', (byte)'F', (byte)'\r', (byte)'\n', 0x1a, (byte)'\n'];

    /// <summary>Opens a file.</summary>
    /// <exception cref="InvalidInputException">It is not an HDF5 file, is cut off or damaged.</exception>
    public static (HeldGroup Root, NativeFile Source) Load(string path)
    {
        RequireWhole(path);
        NativeFile? source = null;
        try
        {
            source = H5File.OpenRead(path);
            var root = new HeldGroup("/");
            var references = new List<(HeldObject Owner, IH5Attribute Attribute)>();
            Load(root, source, references);
            foreach ((HeldObject owner, IH5Attribute attribute) in references) owner.Attributes[attribute.Name] = ReferenceLists(root, source, attribute);
            return (root, source);
        }
        catch (Exception failure) when (IsDamage(failure))
        {
            source?.Dispose();
            throw new InvalidInputException($"this HDF5 file cannot be read: {failure.Message}", path, innerException: failure);
        }
    }

    /// <summary>Whether an exception of PureHDF says that a file is damaged, which it does with many kinds.</summary>
    public static bool IsDamage(Exception failure) => failure is not (OutOfMemoryException or OperationCanceledException or InvalidInputException or Hdf5Exception);

    /// <summary>Reads the numbers of a data set; all of them, or some rows.</summary>
    public static void Numbers(HeldDataSet held, (long First, long Count)? rows, Span<byte> values)
    {
        switch (held.ElementType)
        {
            case Hdf5ElementType.Int8: Numbers<sbyte>(held, rows, values); break;
            case Hdf5ElementType.UInt8: Numbers<byte>(held, rows, values); break;
            case Hdf5ElementType.Int16: Numbers<short>(held, rows, values); break;
            case Hdf5ElementType.UInt16: Numbers<ushort>(held, rows, values); break;
            case Hdf5ElementType.Int32: Numbers<int>(held, rows, values); break;
            case Hdf5ElementType.UInt32: Numbers<uint>(held, rows, values); break;
            case Hdf5ElementType.Int64: Numbers<long>(held, rows, values); break;
            case Hdf5ElementType.UInt64: Numbers<ulong>(held, rows, values); break;
            case Hdf5ElementType.Float32: Numbers<float>(held, rows, values); break;
            case Hdf5ElementType.Float64: Numbers<double>(held, rows, values); break;
            default: throw new ArgumentException($"{held.Path} holds {held.ElementType}, not numbers", nameof(held));
        }
    }

    /// <summary>Reads the strings of a data set.</summary>
    public static string[] Strings(HeldDataSet held)
    {
        if (held.Shape.Contains(0)) return [];
        return held.Shape.Length == 0 ? [held.Source!.Read<string>() ?? ""] : [.. held.Source!.Read<string[]>().Select(text => text ?? "")];
    }

    private static void Numbers<T>(HeldDataSet held, (long First, long Count)? rows, Span<byte> values)
        where T : unmanaged
    {
        Selection? selection = null;
        if (rows is { } some)
        {
            ulong[] start = new ulong[held.Shape.Length];
            start[0] = (ulong)some.First;
            selection = new HyperslabSelection(start.Length, start, [(ulong)some.Count, .. held.Shape.Skip(1).Select(length => (ulong)length)]);
        }

        held.Source!.Read(default, MemoryMarshal.Cast<byte, T>(values), selection);
    }

    private static void Load(HeldGroup held, IH5Group group, List<(HeldObject Owner, IH5Attribute Attribute)> references)
    {
        LoadAttributes(held, group, references);
        foreach (IH5Object child in group.Children())
        {
            if (child is IH5Group below)
            {
                var made = new HeldGroup(held.PathOf(child.Name));
                held.Members.Add(child.Name, made);
                Load(made, below, references);
            }
            else if (child is NativeDataset found)
            {
                var made = new HeldDataSet(held.PathOf(child.Name))
                {
                    ElementType = TypeOf(found.Type),
                    ElementSize = found.Type.Size,
                    Shape = Shape(found.Space),
                    Layout = found.Layout.Class == H5DataLayoutClass.Chunked
                        ? DataSetLayout.Chunked([.. found.Layout.Chunks.Select(length => (long)length)])
                        : DataSetLayout.Contiguous,
                    Source = found,
                };
                held.Members.Add(child.Name, made);
                LoadAttributes(made, found, references);
            }
        }
    }

    private static void LoadAttributes(HeldObject held, IH5Object owner, List<(HeldObject Owner, IH5Attribute Attribute)> references)
    {
        foreach (IH5Attribute attribute in owner.Attributes())
        {
            Hdf5ElementType type = TypeOf(attribute.Type);
            held.Attributes[attribute.Name] = type switch
            {
                Hdf5ElementType.String => new AttributeValue(type, attribute.Type.Size, Shape(attribute.Space), [], Texts(attribute)),
                _ when ElementTypes.IsNumber(type) => new AttributeValue(type, attribute.Type.Size, Shape(attribute.Space), Numbers(type, attribute), null),
                _ => null,
            };
            if (type == Hdf5ElementType.ReferenceList) references.Add((held, attribute));
        }
    }

    private static string[] Texts(IH5Attribute attribute)
    {
        long[] shape = Shape(attribute.Space);
        if (shape.Contains(0)) return [];
        return shape.Length == 0 ? [attribute.Read<string>() ?? ""] : [.. attribute.Read<string[]>().Select(text => text ?? "")];
    }

    private static byte[] Numbers(Hdf5ElementType type, IH5Attribute attribute) => type switch
    {
        Hdf5ElementType.Int8 => Numbers<sbyte>(attribute),
        Hdf5ElementType.UInt8 => Numbers<byte>(attribute),
        Hdf5ElementType.Int16 => Numbers<short>(attribute),
        Hdf5ElementType.UInt16 => Numbers<ushort>(attribute),
        Hdf5ElementType.Int32 => Numbers<int>(attribute),
        Hdf5ElementType.UInt32 => Numbers<uint>(attribute),
        Hdf5ElementType.Int64 => Numbers<long>(attribute),
        Hdf5ElementType.UInt64 => Numbers<ulong>(attribute),
        Hdf5ElementType.Float32 => Numbers<float>(attribute),
        _ => Numbers<double>(attribute),
    };

    private static byte[] Numbers<T>(IH5Attribute attribute)
        where T : unmanaged
    {
        long[] shape = Shape(attribute.Space);
        if (shape.Contains(0)) return [];
        T[] values = shape.Length == 0 ? [attribute.Read<T>()] : attribute.Read<T[]>();
        return MemoryMarshal.AsBytes(values.AsSpan()).ToArray();
    }

    // A reference tells the name of what it refers to, not its path; scales are few, and their names differ.
    private static AttributeValue ReferenceLists(HeldGroup root, NativeFile source, IH5Attribute attribute)
    {
        string[] scales = [.. root.Everything().OfType<HeldDataSet>().Where(held => held.Attributes.ContainsKey("CLASS")).Select(held => held.Path)];
        NativeObjectReference1[]?[] lists = attribute.Read<NativeObjectReference1[]?[]>();
        string[] texts = [.. lists.Select(list => string.Join(' ', (list ?? []).Select(reference =>
        {
            string name = source.Get(reference).Name;
            return scales.Single(path => path.EndsWith("/" + name, StringComparison.Ordinal));
        })))];
        return new AttributeValue(Hdf5ElementType.ReferenceList, attribute.Type.Size, Shape(attribute.Space), [], texts);
    }

    private static long[] Shape(IH5Dataspace space) =>
        space.Type == H5DataspaceType.Scalar ? [] : Array.ConvertAll(space.Dimensions, length => checked((long)length));

    private static Hdf5ElementType TypeOf(IH5DataType type) => (type.Class, type.Size) switch
    {
        (H5DataTypeClass.FixedPoint, 1) => type.FixedPoint.IsSigned ? Hdf5ElementType.Int8 : Hdf5ElementType.UInt8,
        (H5DataTypeClass.FixedPoint, 2) => type.FixedPoint.IsSigned ? Hdf5ElementType.Int16 : Hdf5ElementType.UInt16,
        (H5DataTypeClass.FixedPoint, 4) => type.FixedPoint.IsSigned ? Hdf5ElementType.Int32 : Hdf5ElementType.UInt32,
        (H5DataTypeClass.FixedPoint, 8) => type.FixedPoint.IsSigned ? Hdf5ElementType.Int64 : Hdf5ElementType.UInt64,
        (H5DataTypeClass.FloatingPoint, 4) => Hdf5ElementType.Float32,
        (H5DataTypeClass.FloatingPoint, 8) => Hdf5ElementType.Float64,
        (H5DataTypeClass.String, _) => Hdf5ElementType.String,
        (H5DataTypeClass.VariableLength, _) => type.VariableLength.BaseType switch
        {
            { Class: H5DataTypeClass.Reference } => Hdf5ElementType.ReferenceList,
            { Class: H5DataTypeClass.FixedPoint, Size: 1 } or { Class: H5DataTypeClass.String } => Hdf5ElementType.String,
            _ => Hdf5ElementType.Other,
        },
        _ => Hdf5ElementType.Other,
    };

    // The superblock says where the file ends (HDF5 File Format Specification, II.A).
    private static void RequireWhole(string path)
    {
        byte[] head = new byte[48];
        using FileStream stream = File.OpenRead(path);
        int read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (!head.AsSpan(0, Signature.Length).SequenceEqual(Signature)) throw Hdf5File.NoSignature(path);
        int position = head[8] < 2 ? 40 : 28;
        ulong end = BinaryPrimitives.ReadUInt64LittleEndian(head.AsSpan(position));
        if (read < head.Length || (ulong)stream.Length < end)
            throw new InvalidInputException($"this HDF5 file is cut off: it has {stream.Length} bytes, its end is at {end}", path);
    }
}
