using System.Runtime.CompilerServices;

namespace Orchestrator.Pinocchio.Engine.Fragmentation;

/// <summary>One group of particles: its mass, and the sums over its particles of Lagrangian position and displacements.</summary>
internal struct Group
{
    /// <summary>Three Lagrangian coordinates (cell centres, unwrapped across the box's faces) and twelve displacements.</summary>
    public const int SumCount = 15;

    /// <summary>The group it merged into; its own number while it lives.</summary>
    public int Parent;

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

    /// <summary>The sums.</summary>
    public SumsOfParticles Sums;

    /// <summary>Storage of the sums.</summary>
    [InlineArray(SumCount)]
    public struct SumsOfParticles
    {
        private double first;
    }
}
