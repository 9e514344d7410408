using System.Runtime.Intrinsics;

namespace Orchestrator.Pinocchio.Engine.Fragmentation;

/// <summary>One group of particles: its mass, and the sums over its particles of Lagrangian position and displacements; x, y, z in the first
/// three lanes, 0 in the last.</summary>
internal struct Group
{
    /// <summary>Sum of the Lagrangian positions: cell centres, their mean is in the box.</summary>
    public Vector256<double> Place;

    /// <summary>Sum of the Zel'dovich displacements.</summary>
    public Vector256<double> First;

    /// <summary>Sum of the second-order displacements.</summary>
    public Vector256<double> Second;

    /// <summary>Sum of the third-order displacements of source 3a.</summary>
    public Vector256<double> ThirdA;

    /// <summary>Sum of the third-order displacements of source 3b.</summary>
    public Vector256<double> ThirdB;

    /// <summary>Number of particles.</summary>
    public int Mass;

    /// <summary>Grid index of the particle that collapsed first: the halo's identity.</summary>
    public int Peak;

    /// <summary>F = 1 + z at which the peak collapsed.</summary>
    public float PeakCollapse;

    /// <summary>F at which it reached the smallest mass that is written; 0 before.</summary>
    public float Appeared;

    /// <summary>F at which it was last looked at for the light cone.</summary>
    public float Touched;
}
