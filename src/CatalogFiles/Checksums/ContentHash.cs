using System.Buffers.Binary;
using System.Text;

namespace Orchestrator.CatalogFiles;

/// <summary>SHA-256 over what an HDF5 file says: names, types, shapes, attributes and decoded values, in one canonical order.</summary>
/// <remarks>
/// <para>Two files have the same hash when a reader cannot tell them apart: chunking, compression, times, the order of creation and the place of values (a virtual data set
/// and the same rows in one piece) do not count. Strings count by their text, whether their length is fixed or not.</para>
/// <para>The stream that is hashed: depth first, members in ordinal order of their names; for each object its kind and path, for a data set its type and shape, then its
/// attributes in ordinal order (name, type, shape, values), then its values in row-major, little-endian order. Texts are preceded by their length, numbers are 64-bit.
/// References count by the paths they lead to; the back references of dimension scales, which repeat them, and the root's attribute <see cref="AttributeName"/> are left out.</para>
/// </remarks>
public sealed class ContentHash
{
    /// <summary>Name of the root attribute that holds a file's own hash, which cannot be part of what is hashed.</summary>
    public const string AttributeName = "content_hash";

    private const int SlabBytes = 8 << 20;

    private readonly Hdf5File source;
    private readonly Sha256 hash = new();

    private readonly bool followVirtual;
    private readonly IReadOnlyCollection<string> without;

    private ContentHash(Hdf5File source, bool followVirtual, IReadOnlyCollection<string> without)
    {
        this.source = source;
        this.followVirtual = followVirtual;
        this.without = without;
    }

    /// <summary>Hashes a file.</summary>
    /// <param name="path">Path of an HDF5 file.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Of(string path)
    {
        using Hdf5File file = Hdf5File.OpenRead(path);
        return Of(file);
    }

    /// <summary>Hashes an open file; a new one as far as it was written.</summary>
    /// <param name="file">The file.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Of(Hdf5File file) => Of(file, followVirtual: true, []);

    /// <summary>Hashes a part of an open file: all but some of its groups, data sets and attributes of the root.</summary>
    /// <param name="file">The file.</param>
    /// <param name="without">What is left out, each by its absolute path; an attribute of the root as <c>/name</c>.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Of(Hdf5File file, IReadOnlyCollection<string> without) => Of(file, followVirtual: true, without);

    /// <summary>Hashes an index: as <see cref="Of(Hdf5File)"/>, but of virtual data sets only type, shape and attributes, not the values, which other files hold and answer for.</summary>
    /// <param name="file">The index.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string OfIndex(Hdf5File file) => Of(file, followVirtual: false, []);

    private static string Of(Hdf5File file, bool followVirtual, IReadOnlyCollection<string> without)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(without);
        var content = new ContentHash(file, followVirtual, without);
        content.AddGroup("/");
        return Convert.ToHexStringLower(content.hash.Finish());
    }

    private void AddGroup(string path)
    {
        Add("group");
        Add(path);
        AddAttributes(path);
        foreach (string name in source.Members(path))
        {
            string member = IsRoot(path) ? "/" + name : path + "/" + name;
            if (without.Contains(member, StringComparer.Ordinal)) continue;
            if (source.IsGroup(member)) AddGroup(member);
            else AddDataSet(member);
        }
    }

    private void AddDataSet(string path)
    {
        using Hdf5DataSet set = source.OpenDataSet(path);
        Add("dataset");
        Add(path);
        AddType(set.ElementType, set.ElementSize);
        Add(set.Shape);
        AddAttributes(path);
        if (set.IsVirtual && !followVirtual) return;
        if (set.ElementType == Hdf5ElementType.String)
        {
            foreach (string value in set.ReadStrings()) Add(value);
            return;
        }

        if (set.ElementType == Hdf5ElementType.ReferenceList) throw new Hdf5Exception(source.Path, $"hash {path}", ["it holds references, which only attributes may"]);
        AddValues(set);
    }

    private void AddValues(Hdf5DataSet set)
    {
        if (set.Shape.Count == 0 || set.Count == 0)
        {
            hash.Append(set.ReadBytes());
            return;
        }

        long rowBytes = set.RowLength * set.ElementSize;
        long rows = Math.Max(1, SlabBytes / Math.Max(1, rowBytes));
        byte[] slab = new byte[checked(Math.Min(rows, set.Shape[0]) * rowBytes)];
        for (long row = 0; row < set.Shape[0]; row += rows)
        {
            long count = Math.Min(rows, set.Shape[0] - row);
            Span<byte> part = slab.AsSpan(0, (int)(count * rowBytes));
            set.ReadRowBytes(row, count, part);
            hash.Append(part);
        }
    }

    private void AddAttributes(string path)
    {
        foreach (string name in source.AttributeNames(path))
        {
            if (IsLeftOut(path, name)) continue;
            Add("attribute");
            Add(name);
            AttributeValue value = source.ReadAttributeValue(path, name);
            AddType(value.ElementType, value.ElementSize);
            Add(value.Shape);
            if (value.Texts is { } texts)
            {
                foreach (string text in texts) Add(text);
            }

            hash.Append(value.Bytes);
        }
    }

    private static bool IsRoot(string path) => string.Equals(path, "/", StringComparison.Ordinal);

    private bool IsLeftOut(string path, string attribute) =>
        string.Equals(attribute, Hdf5File.ReferenceList, StringComparison.Ordinal)
        || (IsRoot(path) && (string.Equals(attribute, AttributeName, StringComparison.Ordinal) || without.Contains("/" + attribute, StringComparer.Ordinal)));

    private void AddType(Hdf5ElementType type, int size) => Add(type == Hdf5ElementType.Other ? $"other{size}" : type.ToString());

    private void Add(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Add(bytes.Length);
        hash.Append(bytes);
    }

    private void Add(IReadOnlyList<long> shape)
    {
        Add(shape.Count);
        foreach (long length in shape) Add(length);
    }

    private void Add(long number)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        hash.Append(bytes);
    }
}
