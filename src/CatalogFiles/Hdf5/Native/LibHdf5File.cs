using HDF.PInvoke;
using Orchestrator.Numerics;

namespace Orchestrator.CatalogFiles;

/// <summary>A file that libhdf5 reads and writes.</summary>
internal sealed partial class LibHdf5File : Hdf5File
{
    private readonly Hdf5Handle handle;
    private Exception? firstFailure;

    private LibHdf5File(string path, Hdf5Handle handle, bool writable)
        : base(path, writable) => this.handle = handle;

    /// <summary>The library's identifier; a file that could not be written is of no more use, and says why again.</summary>
    internal long Id => firstFailure is null ? handle.Id : throw firstFailure;

    /// <inheritdoc cref="Hdf5File.Create"/>
    public static new LibHdf5File Create(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using Lock.Scope gate = Hdf5Library.Enter();
        using Hdf5Handle access = Properties(H5P.FILE_ACCESS);
        Hdf5Library.Check(H5P.set_fclose_degree(access.Id, H5F.close_degree_t.STRONG), path, "set file properties");
        using Hdf5Handle creation = Properties(H5P.FILE_CREATE);
        Hdf5Library.Check(H5P.set_obj_track_times(creation.Id, 0), path, "set file properties");
        long id = Hdf5Library.Check(H5F.create(path, H5F.ACC_TRUNC, creation.Id, access.Id), path, "create the file");
        return new LibHdf5File(path, new Hdf5Handle(id), writable: true);
    }

    /// <inheritdoc cref="Hdf5File.OpenRead"/>
    public static new LibHdf5File OpenRead(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using Lock.Scope gate = Hdf5Library.Enter();
        if (H5F.is_hdf5(path) == 0) throw NoSignature(path);
        using Hdf5Handle access = Properties(H5P.FILE_ACCESS);
        Hdf5Library.Check(H5P.set_fclose_degree(access.Id, H5F.close_degree_t.STRONG), path, "set file properties");
        long id = H5F.open(path, H5F.ACC_RDONLY, access.Id);
        if (id >= 0) return new LibHdf5File(path, new Hdf5Handle(id), writable: false);
        Exception failure = Hdf5Library.Failure(path, "open the file");
        string? truncation = (failure as Hdf5Exception)?.Reasons.FirstOrDefault(reason => reason.Contains("truncated file", StringComparison.Ordinal));
        if (truncation is null) throw failure;
        throw new InvalidInputException($"this HDF5 file is cut off: it has {new FileInfo(path).Length} bytes ({truncation})", path, innerException: failure);
    }

    /// <inheritdoc/>
    public override void CreateGroup(string path)
    {
        using Lock.Scope gate = Hdf5Library.Enter();
        using Hdf5Handle links = LinkProperties();
        using Hdf5Handle creation = Properties(H5P.GROUP_CREATE);
        Hdf5Library.Check(H5P.set_obj_track_times(creation.Id, 0), Path, "set group properties");
        using var group = new Hdf5Handle(Hdf5Library.Check(H5G.create(Id, path, links.Id, creation.Id), Path, $"create the group {path}"));
    }

    /// <inheritdoc/>
    public override bool Exists(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        using Lock.Scope gate = Hdf5Library.Enter();
        string reached = "";
        foreach (string step in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            reached += "/" + step;
            if (H5L.exists(Id, reached) <= 0) return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool IsGroup(string path)
    {
        using Lock.Scope gate = Hdf5Library.Enter();
        using Hdf5Handle opened = OpenObject(path);
        return H5I.get_type(opened.Id) == H5I.type_t.GROUP;
    }

    /// <inheritdoc/>
    public override unsafe IReadOnlyList<string> Members(string group)
    {
        using Lock.Scope gate = Hdf5Library.Enter();
        using var opened = new Hdf5Handle(Hdf5Library.Check(H5G.open(Id, group), Path, $"open the group {group}"));
        H5G.info_t info = default;
        Hdf5Library.Check(H5G.get_info(opened.Id, ref info), Path, $"look into the group {group}");
        var names = new List<string>();
        for (ulong n = 0; n < info.nlinks; n++)
        {
            nint length = H5L.get_name_by_idx(opened.Id, ".", H5.index_t.NAME, H5.iter_order_t.INC, n, 0, 0, H5P.DEFAULT);
            Hdf5Library.Check((long)length, Path, $"list the group {group}");
            byte[] name = new byte[length + 1];
            fixed (byte* first = name)
                Hdf5Library.Check((long)H5L.get_name_by_idx(opened.Id, ".", H5.index_t.NAME, H5.iter_order_t.INC, n, (nint)first, name.Length, H5P.DEFAULT), Path, $"list the group {group}");
            names.Add(System.Text.Encoding.UTF8.GetString(name, 0, (int)length));
        }

        names.Sort(StringComparer.Ordinal);
        return names;
    }

    /// <inheritdoc/>
    public override void Close()
    {
        using Lock.Scope gate = Hdf5Library.Enter();
        if (handle.IsClosed) return;
        if (IsWritable) Hdf5Library.Check(H5F.flush(Id, H5F.scope_t.GLOBAL), Path, "complete the file");
        handle.Dispose();
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        using Lock.Scope gate = Hdf5Library.Enter();
        if (handle.IsClosed) return;
        if (IsWritable) AtomicFile.Empty(Path);
        handle.Dispose();
    }

    /// <summary>Keeps the first failure of a data set that was given up, for <see cref="Close"/> to tell.</summary>
    internal void Fail(Exception cause) => firstFailure ??= cause;

    internal static Hdf5Handle Properties(long kind) => new(Hdf5Library.Check(H5P.create(kind), null, "make a property list"));

    internal Hdf5Handle LinkProperties()
    {
        Hdf5Handle links = Properties(H5P.LINK_CREATE);
        Hdf5Library.Check(H5P.set_create_intermediate_group(links.Id, 1), Path, "set link properties");
        return links;
    }

    internal Hdf5Handle OpenObject(string path) => new(Hdf5Library.Check(H5O.open(Id, path), Path, $"open {path}"));
}
