namespace Orchestrator.LightCone;

/// <summary>How the mass of a point is spread over the cells about it (Hockney and Eastwood 1981, Computer Simulation Using Particles,
/// section 5-3).</summary>
public enum MassAssignmentScheme
{
    /// <summary>NGP: all of it to the cell that holds the point.</summary>
    NearestGridPoint,

    /// <summary>CIC: a cube of one cell's side, to 2 cells along each axis.</summary>
    CloudInCell,

    /// <summary>TSC: a triangle of two cells' width, to 3 cells along each axis.</summary>
    TriangularShapedCloud,
}
