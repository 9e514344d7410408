using System.Runtime.InteropServices;
using HDF.PInvoke;

namespace Orchestrator.CatalogFiles;

/// <summary>An identifier of libhdf5 that is given up once.</summary>
internal sealed class Hdf5Handle : SafeHandle
{
    /// <summary>Takes over an identifier.</summary>
    /// <param name="id">A valid identifier of any kind.</param>
    public Hdf5Handle(long id)
        : base(-1, ownsHandle: true) => SetHandle((nint)id);

    /// <inheritdoc/>
    public override bool IsInvalid => handle < 0;

    /// <summary>The identifier.</summary>
    public long Id
    {
        get
        {
            ObjectDisposedException.ThrowIf(IsClosed, this);
            return handle;
        }
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        using Lock.Scope gate = Hdf5Library.Enter();
        return H5I.dec_ref(handle) >= 0;
    }
}
