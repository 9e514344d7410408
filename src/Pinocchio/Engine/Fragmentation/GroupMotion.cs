using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Orchestrator.Pinocchio.Engine.Displacement;

namespace Orchestrator.Pinocchio.Engine.Fragmentation;

/// <summary>Where particles and groups are at a given time: Lagrangian position plus the orders of the displacement, each scaled by its
/// growth since the last output. x, y, z in the first three lanes, units of the cell, not wrapped into the box.</summary>
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

    /// <summary>Growth of the linear density since the last output.</summary>
    public double Linear => first;

    /// <summary>Displacement of a particle to second order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe Vector256<double> ShiftToSecondOrder(CollapsedParticle* particle) =>
        ParticleLanes.Order(particle, 0) * first + ParticleLanes.Order(particle, 1) * second;

    /// <summary>Position of a group to second order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> PlaceToSecondOrder(ref Group group) =>
        (group.Place + group.First * first + group.Second * second) / Vector256.Create((double)group.Mass);

    /// <summary>Position of a group.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> Place(ref Group group) =>
        (group.Place + group.First * first + group.Second * second + group.ThirdA * thirdA + group.ThirdB * thirdB) / Vector256.Create((double)group.Mass);

    /// <summary>The displacement in a group's position: with growths times rates in place of growths this is its velocity over
    /// aH.</summary>
    public Vector256<double> Shift(ref Group group) =>
        (group.First * first + group.Second * second + group.ThirdA * thirdA + group.ThirdB * thirdB) / Vector256.Create((double)group.Mass);

    /// <summary>An upper limit of the way that a group makes between this time and another, as long as it does not change: growths are
    /// monotone, so no order goes farther than its growth's change.</summary>
    public double Way(ref Group group, in GroupMotion other)
    {
        Vector256<double> way = Vector256.Abs(group.First) * Math.Abs(first - other.first) + Vector256.Abs(group.Second) * Math.Abs(second - other.second)
            + Vector256.Abs(group.ThirdA) * Math.Abs(thirdA - other.thirdA) + Vector256.Abs(group.ThirdB) * Math.Abs(thirdB - other.thirdB);
        return (way.GetElement(0) + way.GetElement(1) + way.GetElement(2)) / group.Mass;
    }
}
