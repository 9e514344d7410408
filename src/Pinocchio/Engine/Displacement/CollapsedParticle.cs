using System.Runtime.InteropServices;

namespace Orchestrator.Pinocchio.Engine.Displacement;

/// <summary>What is kept of a particle that collapses: one cache line, so that grouping, which meets particles all over the box, waits for one
/// address only. Displacements hold at the last output, in units of the cell.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct CollapsedParticle
{
    /// <summary>Floats from the displacement of one order to that of the next.</summary>
    public const int OrderStride = 4;

    /// <summary>Zel'dovich displacement.</summary>
    public float FirstX, FirstY, FirstZ;

    /// <summary>F = 1 + z of collapse.</summary>
    public float Collapse;

    /// <summary>Second-order displacement.</summary>
    public float SecondX, SecondY, SecondZ;

    /// <summary>Index of its grid point, z fastest.</summary>
    public int Index;

    /// <summary>Third-order displacement, source 3a.</summary>
    public float ThirdAX, ThirdAY, ThirdAZ;

    /// <summary>Nothing: keeps the next order at a multiple of 16 bytes.</summary>
    public float Unused;

    /// <summary>Third-order displacement, source 3b.</summary>
    public float ThirdBX, ThirdBY, ThirdBZ;

    /// <summary>Nothing: fills the cache line.</summary>
    public float UnusedAtEnd;
}
