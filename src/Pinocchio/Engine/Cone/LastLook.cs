namespace Orchestrator.Pinocchio.Engine.Cone;

/// <summary>What the last full look at a group found, from which follows when the next is due. Lengths in units of the cell.</summary>
internal struct LastLook
{
    /// <summary>Where the group stood, in the box.</summary>
    public float X, Y, Z;

    /// <summary>Distance of the light cone then; 0 before the first look.</summary>
    public float Cone;

    /// <summary>Distance from the vertex of the farthest copy of the group inside the light cone; -infinity for none.</summary>
    public float FarthestInside;

    /// <summary>Distance from the vertex of the nearest copy outside; +infinity for none.</summary>
    public float NearestOutside;
}
