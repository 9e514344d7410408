namespace Orchestrator.Sites;

/// <summary>What one attempt needs while it runs.</summary>
/// <param name="Cores">Cores, over all its ranks and threads.</param>
/// <param name="Memory">Bytes of memory.</param>
/// <param name="Ranks">MPI ranks of the simulation; 1 for the embedded engine and for mocks.</param>
internal sealed record TaskResources(int Cores, long Memory, int Ranks = 1)
{
    private const long BytesPerMegabyte = 1 << 20;
    private const long SmallestHeap = 256L << 20;

    /// <summary>Cores of each rank, at least one.</summary>
    public int CoresPerRank => Math.Max(1, Cores / Ranks);

    /// <summary>What the worker's managed heap may take, as <c>DOTNET_GCHeapHardLimit</c> wants it: bytes in hexadecimal. A runtime needs some even for nothing.</summary>
    public string HeapLimit => "0x" + Math.Max(Memory, SmallestHeap).ToString("X", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The same with all the memory that goes with its cores on a machine of our own, where no scheduler keeps it to what it asked for.</summary>
    /// <param name="cores">Cores of the machine.</param>
    /// <param name="memory">Bytes of memory of the machine.</param>
    public TaskResources WithShareOf(int cores, long memory) => this with { Memory = Math.Max(Memory, memory / cores * Math.Min(Cores, cores)) };

    /// <summary>Memory for each core of all ranks in megabytes (2^20 bytes), rounded up.</summary>
    public long MegabytesPerCore
    {
        get
        {
            long cores = (long)CoresPerRank * Ranks;
            return Math.Max(1, (Memory + (cores * BytesPerMegabyte) - 1) / (cores * BytesPerMegabyte));
        }
    }
}
