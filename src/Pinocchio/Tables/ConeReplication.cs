using Orchestrator.Catalogs;

namespace Orchestrator.Pinocchio;

/// <summary>One box copy that the cone may cut.</summary>
/// <param name="Copy">Its shift.</param>
/// <param name="Nearest">Smallest distance from the vertex, in inter-particle distances.</param>
/// <param name="Farthest">Largest distance from the vertex, in inter-particle distances.</param>
/// <param name="Kind">The program's class of how the cube meets the cone.</param>
/// <param name="Faces">The program's bits of the faces that do.</param>
public readonly record struct ConeReplication(Replication Copy, double Nearest, double Farthest, int Kind, int Faces);
