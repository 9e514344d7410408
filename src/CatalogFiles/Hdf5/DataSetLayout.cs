namespace Orchestrator.CatalogFiles;

/// <summary>How a new data set is kept in its file.</summary>
/// <remarks>The default keeps it in one piece, unfiltered. Chunks are filtered by byte shuffle and deflate, which every HDF5 library has built in.</remarks>
public sealed record DataSetLayout
{
    /// <summary>In one piece, unfiltered.</summary>
    public static DataSetLayout Contiguous { get; } = new();

    /// <summary>Shape of a chunk, of the data set's rank; null for one piece.</summary>
    public IReadOnlyList<long>? Chunk { get; init; }

    /// <summary>Deflate level 1 to 9 of the chunks, 0 for unfiltered chunks. Default 1: higher ones cost much and gain little on shuffled numbers.</summary>
    public int DeflateLevel { get; init; } = 1;

    /// <summary>Value of elements that were never written, of the data set's element type; null for zero.</summary>
    public object? FillValue { get; init; }

    /// <summary>In shuffled and deflated chunks.</summary>
    /// <param name="chunk">Shape of a chunk.</param>
    public static DataSetLayout Chunked(params IReadOnlyList<long> chunk) => new() { Chunk = chunk };
}
