using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Orchestrator.Pinocchio.Engine.Displacement;

namespace Orchestrator.Pinocchio.Engine.Fragmentation;

/// <summary>The groups that form, in the order of their peaks; a group that merged points to the one it became part of.</summary>
internal sealed unsafe class GroupTable : IDisposable
{
    private readonly NativeField<Group> groups;
    private readonly NativeField<int> parents;
    private readonly Vector256<double> side, inverseSide;

    /// <summary>No groups yet, on a grid of side <paramref name="grid"/>, with room for <paramref name="largest"/>.</summary>
    public GroupTable(int grid, int largest)
    {
        groups = new NativeField<Group>(largest);
        parents = new NativeField<int>(largest);
        side = Vector256.Create((double)grid);
        inverseSide = Vector256.Create(1.0 / grid);
    }

    /// <summary>Number of groups, merged ones included.</summary>
    public int Count { get; private set; }

    /// <summary>Group <paramref name="number"/>.</summary>
    public ref Group this[int number]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref groups.Start[number];
    }

    /// <summary>Address of a group, to be fetched ahead.</summary>
    public Group* Address(int number) => groups.Start + number;

    /// <summary>The group that a group points to; not always the last of the chain.</summary>
    public int Parent(int number) => parents.Start[number];

    /// <summary>Whether a group has not become part of another.</summary>
    public bool IsAlive(int number) => parents.Start[number] == number;

    /// <summary>Starts a group with the particle at its peak, whose cell's centre is <paramref name="centre"/>.</summary>
    public int Add(CollapsedParticle* particle, Vector256<double> centre)
    {
        if (Count == groups.Length) throw new InvalidOperationException($"more groups than the {Count} peaks");
        groups.Start[Count] = new Group { Peak = particle->Index, PeakCollapse = particle->Collapse, Touched = particle->Collapse };
        parents.Start[Count] = Count;
        Accrete(Count, particle, centre);
        return Count++;
    }

    /// <summary>The group that a group has become part of, itself if it never merged.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(int number)
    {
        int* parent = parents.Start;
        while (parent[number] != number)
        {
            parent[number] = parent[parent[number]];
            number = parent[number];
        }

        return number;
    }

    /// <summary>Adds a particle to a group.</summary>
    public void Accrete(int number, CollapsedParticle* particle, Vector256<double> centre)
    {
        ref Group group = ref groups.Start[number];
        Vector256<double> reference = group.Mass == 0 ? centre : group.Place / Vector256.Create((double)group.Mass);
        group.Place += reference + Separation(centre - reference);
        group.First += ParticleLanes.Order(particle, 0);
        group.Second += ParticleLanes.Order(particle, 1);
        group.ThirdA += ParticleLanes.Order(particle, 2);
        group.ThirdB += ParticleLanes.Order(particle, 3);
        group.Mass++;
        BringIntoTheBox(ref group);
    }

    /// <summary>Makes <paramref name="smaller"/> part of <paramref name="bigger"/>.</summary>
    public void Merge(int bigger, int smaller)
    {
        ref Group into = ref groups.Start[bigger];
        ref Group from = ref groups.Start[smaller];
        Vector256<double> mass = Vector256.Create((double)from.Mass), reference = into.Place / Vector256.Create((double)into.Mass);
        into.Place += (reference + Separation(from.Place / mass - reference)) * mass;
        into.First += from.First;
        into.Second += from.Second;
        into.ThirdA += from.ThirdA;
        into.ThirdB += from.ThirdB;
        into.Mass += from.Mass;
        BringIntoTheBox(ref into);
        parents.Start[smaller] = bigger;
    }

    /// <summary>Shifts a group whose mean has left the box back into it: which copy of the box a halo of the cone belongs to depends on it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void BringIntoTheBox(ref Group group)
    {
        Vector256<double> mass = Vector256.Create((double)group.Mass);
        group.Place -= side * Vector256.Floor(group.Place / mass * inverseSide) * mass;
    }

    /// <summary>The shortest of the periodic images of a difference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> Separation(Vector256<double> difference) => difference - side * Vector256.Round(difference * inverseSide);

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        groups.Dispose();
        parents.Dispose();
    }
}
