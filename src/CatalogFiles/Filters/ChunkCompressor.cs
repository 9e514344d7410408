namespace Orchestrator.CatalogFiles;

/// <summary>What deflates chunks before they are stored directly. Every choice is read back by every HDF5 library; only the stored bytes differ.</summary>
public enum ChunkCompressor
{
    /// <summary>libdeflate where it can be loaded, else the runtime's own.</summary>
    Automatic,

    /// <summary>libdeflate at level 1: the fastest.</summary>
    LibDeflate,

    /// <summary>The runtime's ZLibStream at level 2 (its level 1 compresses badly).</summary>
    ZLib,
}
