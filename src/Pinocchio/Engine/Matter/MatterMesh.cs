namespace Orchestrator.Pinocchio.Engine;

/// <summary>The mesh on which the matter density is wanted.</summary>
/// <param name="Cells">Cells along a side of the box.</param>
/// <param name="Assignment">How particles are shared among cells.</param>
public sealed record MatterMesh(int Cells, MassAssignment Assignment = MassAssignment.CloudInCell);
