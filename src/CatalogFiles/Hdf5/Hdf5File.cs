using Orchestrator.Numerics;

namespace Orchestrator.CatalogFiles;

/// <summary>An HDF5 file, opened for reading or made anew; objects in it are named by their paths.</summary>
/// <remarks>
/// <para>Every call is safe from any thread; calls run one after another, as libhdf5 demands. A new file records no times and contains what was written and nothing else,
/// so that the same calls give the same bytes. A new file must be ended by <see cref="Close"/>; disposing one without it gives it up, and what is left in its place
/// is worthless (see <see cref="AtomicFile"/>, which removes it).</para>
/// <para>Where there is no libhdf5, files are read and written by managed code, to the same content (<see cref="ContentHash"/>): then a new file is held in memory until it
/// is closed, and virtual data sets and stored chunks cannot be read.</para>
/// </remarks>
public abstract class Hdf5File : IDisposable
{
    internal const string DimensionList = "DIMENSION_LIST";
    internal const string ReferenceList = "REFERENCE_LIST";

    private protected Hdf5File(string path, bool isWritable)
    {
        Path = path;
        IsWritable = isWritable;
    }

    /// <summary>The path the file was opened by.</summary>
    public string Path { get; }

    internal bool IsWritable { get; }

    /// <summary>Makes a new file.</summary>
    /// <param name="path">Where; a file that is there is emptied.</param>
    /// <exception cref="Hdf5Exception">It cannot be made.</exception>
    public static Hdf5File Create(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Hdf5Library.IsAvailable ? LibHdf5File.Create(path) : ManagedHdf5File.Create(path);
    }

    /// <summary>Opens a file for reading.</summary>
    /// <param name="path">Path of an HDF5 file.</param>
    /// <exception cref="InvalidInputException">There is no such file, it is not an HDF5 file, or it is cut off.</exception>
    /// <exception cref="Hdf5Exception">It cannot be opened for another reason.</exception>
    public static Hdf5File OpenRead(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path)) throw new InvalidInputException("there is no such file", path);
        return Hdf5Library.IsAvailable ? LibHdf5File.OpenRead(path) : ManagedHdf5File.OpenRead(path);
    }

    /// <summary>Makes a group and those above it.</summary>
    /// <param name="path">Absolute path, <c>/axes</c>.</param>
    /// <exception cref="Hdf5Exception">It exists or cannot be made.</exception>
    public abstract void CreateGroup(string path);

    /// <summary>Whether the path leads to a group or data set.</summary>
    /// <param name="path">Absolute path; <c>/</c> always exists.</param>
    public abstract bool Exists(string path);

    /// <summary>Whether the path leads to a group.</summary>
    /// <param name="path">Absolute path of an object.</param>
    /// <exception cref="Hdf5Exception">There is no such object.</exception>
    public abstract bool IsGroup(string path);

    /// <summary>Names of what a group holds, in ordinal order.</summary>
    /// <param name="group">Absolute path of a group.</param>
    /// <exception cref="Hdf5Exception">There is no such group.</exception>
    public abstract IReadOnlyList<string> Members(string group);

    /// <summary>Opens a data set.</summary>
    /// <param name="path">Absolute path.</param>
    /// <exception cref="Hdf5Exception">There is no such data set.</exception>
    public abstract Hdf5DataSet OpenDataSet(string path);

    /// <summary>Makes a data set of numbers, and the groups above it.</summary>
    /// <typeparam name="T">Element type: an integer of 8 to 64 bits, float or double.</typeparam>
    /// <param name="path">Absolute path.</param>
    /// <param name="shape">Extent along each axis, slowest first.</param>
    /// <param name="layout">How it is kept; null for one piece, unfiltered.</param>
    /// <exception cref="Hdf5Exception">It exists or cannot be made.</exception>
    public Hdf5DataSet CreateDataSet<T>(string path, IReadOnlyList<long> shape, DataSetLayout? layout = null)
        where T : unmanaged => CreateDataSet(path, ElementTypes.Of<T>(), shape, layout);

    /// <summary>Makes a data set of numbers of a type known at run time, and the groups above it.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="type">Element type, a number.</param>
    /// <param name="shape">Extent along each axis, slowest first.</param>
    /// <param name="layout">How it is kept; null for one piece, unfiltered.</param>
    /// <exception cref="Hdf5Exception">It exists or cannot be made.</exception>
    public abstract Hdf5DataSet CreateDataSet(string path, Hdf5ElementType type, IReadOnlyList<long> shape, DataSetLayout? layout = null);

    /// <summary>Makes and writes a data set of numbers in one piece.</summary>
    /// <typeparam name="T">Element type.</typeparam>
    /// <param name="path">Absolute path.</param>
    /// <param name="shape">Extent along each axis, slowest first.</param>
    /// <param name="values">All elements in row-major order.</param>
    public void WriteDataSet<T>(string path, IReadOnlyList<long> shape, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        using Hdf5DataSet made = CreateDataSet<T>(path, shape);
        made.Write(values);
    }

    /// <summary>Makes and writes a one-dimensional data set of UTF-8 strings of limited length, which virtual data sets can gather.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="values">The strings.</param>
    /// <param name="bytes">Room for each, in bytes of UTF-8; shorter ones are padded by zeros.</param>
    /// <exception cref="ArgumentException">A string is longer.</exception>
    public abstract void WriteStrings(string path, IReadOnlyList<string> values, int bytes);

    /// <summary>Makes and writes a data set that is one text of any length.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="text">The text; it must not contain zero characters.</param>
    public abstract void WriteText(string path, string text);

    /// <summary>Makes a virtual data set: rows that lie in data sets of other files, one after another along the first axis.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="template">A data set whose element type and shape beyond the first axis are taken over.</param>
    /// <param name="sources">Where the rows are, in order.</param>
    /// <param name="fillValue">What is read where a source is absent, of the element type; null for zero (or empty strings).</param>
    /// <exception cref="Hdf5Exception">It cannot be made; so without libhdf5.</exception>
    public abstract void CreateVirtualDataSet(string path, Hdf5DataSet template, IReadOnlyList<VirtualSource> sources, object? fillValue);

    /// <summary>Writes an attribute that is one string.</summary>
    /// <param name="path">Absolute path of the group or data set.</param>
    /// <param name="name">Name of the attribute, which must not exist yet.</param>
    /// <param name="value">Its value; it must not contain zero characters.</param>
    public void WriteAttribute(string path, string name, string value) => WriteTexts(path, name, [value], scalar: true);

    /// <summary>Writes an attribute that is a list of strings.</summary>
    /// <param name="path">Absolute path of the group or data set.</param>
    /// <param name="name">Name of the attribute, which must not exist yet.</param>
    /// <param name="values">Its values.</param>
    public void WriteAttribute(string path, string name, IReadOnlyList<string> values) => WriteTexts(path, name, values, scalar: false);

    /// <summary>Writes an attribute that is one number.</summary>
    /// <typeparam name="T">Element type.</typeparam>
    /// <param name="path">Absolute path of the group or data set.</param>
    /// <param name="name">Name of the attribute, which must not exist yet.</param>
    /// <param name="value">Its value.</param>
    public void WriteAttribute<T>(string path, string name, T value)
        where T : unmanaged => WriteNumbers<T>(path, name, [value], scalar: true);

    /// <summary>Writes an attribute that is a list of numbers.</summary>
    /// <typeparam name="T">Element type.</typeparam>
    /// <param name="path">Absolute path of the group or data set.</param>
    /// <param name="name">Name of the attribute, which must not exist yet.</param>
    /// <param name="values">Its values; with those of the object's other attributes at most 64 kB.</param>
    public void WriteAttribute<T>(string path, string name, ReadOnlySpan<T> values)
        where T : unmanaged => WriteNumbers(path, name, values, scalar: false);

    /// <summary>Names of an object's attributes, in ordinal order.</summary>
    /// <param name="path">Absolute path of the group or data set.</param>
    public abstract IReadOnlyList<string> AttributeNames(string path);

    /// <summary>Whether an object has an attribute of that name.</summary>
    /// <param name="path">Absolute path of the group or data set.</param>
    /// <param name="name">Name of the attribute.</param>
    public abstract bool HasAttribute(string path, string name);

    /// <summary>Reads an attribute of strings.</summary>
    /// <param name="path">Absolute path of the group or data set.</param>
    /// <param name="name">Name of the attribute.</param>
    /// <exception cref="Hdf5Exception">There is none, or it holds something else.</exception>
    public abstract string[] ReadStringAttribute(string path, string name);

    /// <summary>Reads an attribute of numbers.</summary>
    /// <typeparam name="T">Element type in memory; numbers are converted.</typeparam>
    /// <param name="path">Absolute path of the group or data set.</param>
    /// <param name="name">Name of the attribute.</param>
    /// <exception cref="Hdf5Exception">There is none, or it holds something else.</exception>
    public abstract T[] ReadAttribute<T>(string path, string name)
        where T : unmanaged;

    /// <summary>Attaches one-dimensional data sets to the axes of others, so that readers find the coordinates of each axis.</summary>
    /// <param name="attachments">
    /// For each data set one entry an axis: the path of the scale, or null for none. A scale may serve several axes; every use of it must be in this one call.
    /// </param>
    /// <exception cref="Hdf5Exception">A data set is absent or has scales already.</exception>
    public abstract void AttachDimensionScales(IReadOnlyList<(string DataSet, IReadOnlyList<string?> Scales)> attachments);

    /// <summary>The paths of the scales attached to each axis of a data set; null when it has none.</summary>
    /// <param name="dataSet">Absolute path.</param>
    public abstract IReadOnlyList<IReadOnlyList<string>>? DimensionScales(string dataSet);

    /// <summary>Ends the file; a new one is complete only after this.</summary>
    /// <exception cref="DiskFullException">What was still to be written did not fit.</exception>
    /// <exception cref="Hdf5Exception">It cannot be completed.</exception>
    public abstract void Close();

    /// <summary>Ends a file that was read; gives up a new one that was not closed.</summary>
    public abstract void Dispose();

    /// <summary>Reads an attribute of any type.</summary>
    internal abstract AttributeValue ReadAttributeValue(string path, string name);

    internal static InvalidInputException NoSignature(string path) =>
        new("this is not an HDF5 file: its signature is missing", path, allowed: "a file that begins with \\x89HDF");

    /// <summary>Writes an attribute of numbers: one, or a list.</summary>
    private protected abstract void WriteNumbers<T>(string path, string name, ReadOnlySpan<T> values, bool scalar)
        where T : unmanaged;

    /// <summary>Writes an attribute of strings: one, or a list.</summary>
    private protected abstract void WriteTexts(string path, string name, IReadOnlyList<string> values, bool scalar);
}
