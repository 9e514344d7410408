namespace Orchestrator.Sites;

/// <summary>What one attempt needs while it runs.</summary>
/// <param name="Cores">Cores, over all its ranks and threads.</param>
/// <param name="Memory">Bytes of memory.</param>
/// <param name="Ranks">MPI ranks of the simulation; 1 for the embedded engine and for mocks.</param>
internal sealed record TaskResources(int Cores, long Memory, int Ranks = 1);
