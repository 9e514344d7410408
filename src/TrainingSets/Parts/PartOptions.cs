using Orchestrator.CatalogFiles;

namespace Orchestrator.TrainingSets;

/// <summary>How a part is written; no option changes what it says.</summary>
public sealed record PartOptions
{
    /// <summary>Threads that compress, 1 or more; so many samples are in memory at once. Default: all processors.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>What deflates. Default: libdeflate where it is installed.</summary>
    public ChunkCompressor Compressor { get; init; } = ChunkCompressor.Automatic;
}
