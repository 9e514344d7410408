using System.Reflection;
using PureHDF.VOL.Native;

namespace Orchestrator.CatalogFiles;

/// <summary>A file that is read and written without libhdf5, by PureHDF. What is written is held in memory until <see cref="Close"/>.</summary>
internal sealed partial class ManagedHdf5File : Hdf5File
{
    // The values, and what PureHDF makes of a data set while it writes it.
    private const int CopiesInMemory = 3;

    private readonly Lock gate = new();
    private readonly HeldGroup root;
    private readonly NativeFile? source;
    private readonly FileStream? target;
    private long heldBytes;

    private ManagedHdf5File(string path, HeldGroup root, NativeFile source)
        : base(path, isWritable: false)
    {
        this.root = root;
        this.source = source;
    }

    private ManagedHdf5File(string path, FileStream target)
        : base(path, isWritable: true)
    {
        root = new HeldGroup("/");
        this.target = target;
    }

    /// <summary>Bytes that a new file may take in memory; tests lower it.</summary>
    internal static long MemoryLimit { get; set; } = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    /// <inheritdoc cref="Hdf5File.Create"/>
    public static new ManagedHdf5File Create(string path) => new(path, new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.Read));

    /// <inheritdoc cref="Hdf5File.OpenRead"/>
    public static new ManagedHdf5File OpenRead(string path)
    {
        (HeldGroup root, NativeFile source) = PureHdfReader.Load(path);
        return new ManagedHdf5File(path, root, source);
    }

    /// <inheritdoc/>
    public override void CreateGroup(string path)
    {
        lock (gate) Add(path, new HeldGroup(path));
    }

    /// <inheritdoc/>
    public override bool Exists(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        lock (gate) return Find(path) is not null;
    }

    /// <inheritdoc/>
    public override bool IsGroup(string path)
    {
        lock (gate) return Require(path) is HeldGroup;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Members(string group)
    {
        lock (gate)
        {
            return Require(group) is HeldGroup found
                ? [.. found.Members.Keys]
                : throw new Hdf5Exception(Path, $"open the group {group}", ["it is a data set"]);
        }
    }

    /// <inheritdoc/>
    public override ManagedHdf5DataSet OpenDataSet(string path)
    {
        lock (gate)
        {
            return Require(path) is HeldDataSet found
                ? new ManagedHdf5DataSet(this, found)
                : throw new Hdf5Exception(Path, $"open the data set {path}", ["it is a group"]);
        }
    }

    /// <inheritdoc/>
    public override ManagedHdf5DataSet CreateDataSet(string path, Hdf5ElementType type, IReadOnlyList<long> shape, DataSetLayout? layout = null)
    {
        layout ??= DataSetLayout.Contiguous;
        int size = ElementTypes.Size(type);
        long bytes = shape.Aggregate((long)size, (product, length) => checked(product * length));
        lock (gate)
        {
            if (bytes > Array.MaxLength || (heldBytes + bytes) * CopiesInMemory > MemoryLimit)
            {
                throw new Hdf5Exception(
                    Path,
                    $"write {path} without libhdf5",
                    [$"its {bytes} bytes are held in memory {CopiesInMemory} times, beside {heldBytes} of other data sets; {MemoryLimit} are there. Load the site's HDF5 module or set hdf5 in its profile"]);
            }

            var made = new HeldDataSet(path) { ElementType = type, ElementSize = size, Shape = [.. shape], Layout = layout, Numbers = ElementTypes.NewArray(type, (int)(bytes / size)) };
            if (layout.FillValue is { } fill) Fill(made, fill);
            Add(path, made);
            heldBytes += bytes;
            return new ManagedHdf5DataSet(this, made);
        }
    }

    /// <inheritdoc/>
    public override void WriteStrings(string path, IReadOnlyList<string> values, int bytes)
    {
        // Checks the lengths; the strings themselves are written with their own.
        _ = HdfStrings.Pack(values, bytes);
        lock (gate) Add(path, new HeldDataSet(path) { ElementType = Hdf5ElementType.String, ElementSize = bytes, Shape = [values.Count], Texts = [.. values] });
    }

    /// <inheritdoc/>
    public override void WriteText(string path, string text)
    {
        lock (gate) Add(path, new HeldDataSet(path) { ElementType = Hdf5ElementType.String, ElementSize = 0, Shape = [], Texts = [text] });
    }

    /// <inheritdoc/>
    public override void CreateVirtualDataSet(string path, Hdf5DataSet template, IReadOnlyList<VirtualSource> sources, object? fillValue) =>
        throw NeedsLibrary(Path, $"write the virtual data set {path}");

    /// <inheritdoc/>
    public override void Close()
    {
        lock (gate)
        {
            if (target is { CanWrite: true }) Complete(target);
            source?.Dispose();
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        lock (gate)
        {
            if (target is { CanWrite: true }) GiveUp(target);
            source?.Dispose();
        }
    }

    /// <summary>What is said where only libhdf5 will do.</summary>
    internal static Hdf5Exception NeedsLibrary(string file, string action) =>
        new(file, action, ["that needs libhdf5, which was not found: load the site's HDF5 module, set hdf5 in its profile, or install libhdf5-103-1"]);

    /// <summary>Reads numbers of a data set of a file that is read; all, or some rows.</summary>
    internal void ReadNumbers(HeldDataSet held, (long First, long Count)? rows, Span<byte> values)
    {
        lock (gate)
        {
            try
            {
                PureHdfReader.Numbers(held, rows, values);
            }
            catch (Exception failure) when (PureHdfReader.IsDamage(failure))
            {
                throw new Hdf5Exception(Path, $"read {held.Path}", [failure.Message], failure);
            }
        }
    }

    /// <summary>Reads the strings of a data set of a file that is read.</summary>
    internal string[] ReadStrings(HeldDataSet held)
    {
        lock (gate)
        {
            try
            {
                return PureHdfReader.Strings(held);
            }
            catch (Exception failure) when (PureHdfReader.IsDamage(failure))
            {
                throw new Hdf5Exception(Path, $"read {held.Path}", [failure.Message], failure);
            }
        }
    }

    private void Complete(FileStream stream)
    {
        try
        {
            PureHdfWriter.Write(root, stream);
            stream.Dispose();
        }
        catch (Exception failure) when (failure is TargetInvocationException or IOException)
        {
            GiveUp(stream);
            // PureHDF calls itself by reflection, once for each level of groups.
            while (failure is TargetInvocationException { InnerException: { } cause }) failure = cause;
            if (AtomicFile.IsDiskFull(failure)) throw new DiskFullException(Path, failure);
            throw new Hdf5Exception(Path, "complete the file", [failure.Message], failure);
        }
    }

    // Emptied first: on a full disk what the stream still holds can then be written, and thrown away.
    private void GiveUp(FileStream stream)
    {
        AtomicFile.Empty(Path);
        try
        {
            stream.Dispose();
        }
        catch (IOException)
        {
            // What went wrong before says more.
        }
    }

    private static void Fill(HeldDataSet made, object value)
    {
        if (ElementTypes.Of(value.GetType()) != made.ElementType) throw new ArgumentException($"the fill value {value} of {made.Path} is not of type {made.ElementType}", nameof(value));
        ReadOnlySpan<byte> bytes = ElementTypes.Bytes(value);
        Span<byte> room = made.Bytes;
        for (int i = 0; i < room.Length; i += bytes.Length) bytes.CopyTo(room[i..]);
    }

    private static string[] Steps(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    private HeldObject? Find(string path)
    {
        HeldObject? reached = root;
        foreach (string step in Steps(path)) reached = (reached as HeldGroup)?.Members.GetValueOrDefault(step);
        return reached;
    }

    private HeldObject Require(string path) => Find(path) ?? throw new Hdf5Exception(Path, $"open {path}", ["there is no such object"]);

    private void Add(string path, HeldObject made)
    {
        if (target is null) throw new Hdf5Exception(Path, $"create {path}", ["the file is open for reading only"]);
        string[] steps = Steps(path);
        HeldGroup group = root;
        foreach (string step in steps.AsSpan(0, steps.Length - 1))
        {
            if (!group.Members.TryGetValue(step, out HeldObject? next)) group.Members.Add(step, next = new HeldGroup(group.PathOf(step)));
            group = next as HeldGroup ?? throw new Hdf5Exception(Path, $"create {path}", [$"{next.Path} is a data set"]);
        }

        if (!group.Members.TryAdd(steps[^1], made)) throw new Hdf5Exception(Path, $"create {path}", ["there is one already"]);
    }
}
