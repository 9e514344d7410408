namespace Orchestrator.Pinocchio;

/// <summary>One line of the program's map of memory usage.</summary>
/// <param name="Rank">The MPI rank.</param>
/// <param name="MegaBytes">MB allocated.</param>
/// <param name="Overhead">Particles of the sub-box with its boundary layer over those without.</param>
/// <param name="BytesPerParticle">Bytes a particle, the largest of all stages.</param>
public sealed record RankMemory(int Rank, double MegaBytes, double Overhead, double BytesPerParticle);
