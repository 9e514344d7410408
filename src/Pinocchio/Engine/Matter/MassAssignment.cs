namespace Orchestrator.Pinocchio.Engine;

/// <summary>How a particle's mass is shared among the cells of a mesh (Hockney and Eastwood 1988).</summary>
public enum MassAssignment
{
    /// <summary>Cloud in cell: 8 cells.</summary>
    CloudInCell,

    /// <summary>Triangular shaped cloud: 27 cells.</summary>
    TriangularShapedCloud,
}
