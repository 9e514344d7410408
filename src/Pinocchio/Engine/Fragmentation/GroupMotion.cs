using System.Runtime.CompilerServices;

namespace Orchestrator.Pinocchio.Engine.Fragmentation;

/// <summary>Where particles and groups are at a given time: Lagrangian position plus the orders of the displacement, each scaled by its
/// growth since the last output.</summary>
internal readonly struct GroupMotion
{
    private readonly double first, second, thirdA, thirdB;

    /// <summary>Growth factors at the time over those at the last output; orders that do not count are 0.</summary>
    public GroupMotion(double first, double second, double thirdA, double thirdB)
    {
        this.first = first;
        this.second = second;
        this.thirdA = thirdA;
        this.thirdB = thirdB;
    }

    /// <summary>Displacement of a particle along an axis, units of the cell.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe double Of(float* displacement, int axis) =>
        displacement[axis] * first + displacement[3 + axis] * second + displacement[6 + axis] * thirdA + displacement[9 + axis] * thirdB;

    /// <summary>Position of a group along an axis, units of the cell; not wrapped into the box.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Of(ref Group group, int axis) =>
        (group.Sums[axis] + group.Sums[3 + axis] * first + group.Sums[6 + axis] * second
            + group.Sums[9 + axis] * thirdA + group.Sums[12 + axis] * thirdB) / group.Mass;

    /// <summary>Displacement part of a group's position along an axis, units of the cell: with growths times rates in place of growths this
    /// is its velocity over aH.</summary>
    public double Shift(ref Group group, int axis) =>
        (group.Sums[3 + axis] * first + group.Sums[6 + axis] * second
            + group.Sums[9 + axis] * thirdA + group.Sums[12 + axis] * thirdB) / group.Mass;
}
