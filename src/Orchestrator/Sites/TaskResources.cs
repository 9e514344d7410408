namespace Orchestrator.Sites;

/// <summary>What one attempt needs while it runs.</summary>
/// <param name="Cores">Cores, over all its ranks and threads.</param>
/// <param name="Memory">Bytes of memory.</param>
/// <param name="Ranks">MPI ranks of the simulation; 1 for the embedded engine and for mocks.</param>
internal sealed record TaskResources(int Cores, long Memory, int Ranks = 1)
{
    private const long BytesPerMegabyte = 1 << 20;

    /// <summary>Cores of each rank, at least one.</summary>
    public int CoresPerRank => Math.Max(1, Cores / Ranks);

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
