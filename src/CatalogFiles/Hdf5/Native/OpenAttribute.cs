using HDF.PInvoke;

namespace Orchestrator.CatalogFiles;

/// <summary>An open attribute with its type and shape; used within the library's lock.</summary>
internal sealed class OpenAttribute : IDisposable
{
    private readonly Hdf5Handle attribute;

    public OpenAttribute(long id)
    {
        attribute = new Hdf5Handle(id);
        Type = new Hdf5Handle(H5A.get_type(id));
        Space = new Hdf5Handle(H5A.get_space(id));
        int rank = Math.Max(0, H5S.get_simple_extent_ndims(Space.Id));
        ulong[] extent = new ulong[rank];
        if (rank > 0) Hdf5Library.Check(H5S.get_simple_extent_dims(Space.Id, extent, null!), null, "ask the shape of an attribute");
        Shape = Array.ConvertAll(extent, length => checked((long)length));
        Count = checked((int)H5S.get_simple_extent_npoints(Space.Id));
        ElementType = ElementTypes.Of(Type.Id);
    }

    public long Id => attribute.Id;

    public Hdf5Handle Type { get; }

    public Hdf5Handle Space { get; }

    public IReadOnlyList<long> Shape { get; }

    public int Count { get; }

    public Hdf5ElementType ElementType { get; }

    public void Dispose()
    {
        Type.Dispose();
        Space.Dispose();
        attribute.Dispose();
    }
}
