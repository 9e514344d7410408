using System.Runtime.CompilerServices;

namespace Orchestrator.Pinocchio.Engine.Fragmentation;

/// <summary>The groups that form, in the order of their peaks; a group that merged points to the one it became part of.</summary>
internal sealed unsafe class GroupTable : IDisposable
{
    private NativeField<Group> groups = new(1 << 16);
    private readonly int grid;

    /// <summary>No groups yet, on a grid of side <paramref name="grid"/>.</summary>
    public GroupTable(int grid) => this.grid = grid;

    /// <summary>Number of groups, merged ones included.</summary>
    public int Count { get; private set; }

    /// <summary>Group <paramref name="number"/>.</summary>
    public ref Group this[int number]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref groups.Start[number];
    }

    /// <summary>Starts a group with the particle at its peak.</summary>
    public int Add(int index, float collapse, float* displacement)
    {
        if (Count == groups.Length) Grow();
        ref Group group = ref groups.Start[Count];
        group = default;
        group.Parent = Count;
        group.Peak = index;
        group.PeakCollapse = collapse;
        group.Touched = collapse;
        Accrete(Count, index, displacement);
        return Count++;
    }

    /// <summary>The group that a group has become part of, itself if it never merged.</summary>
    public int Find(int number)
    {
        Group* start = groups.Start;
        while (start[number].Parent != number)
        {
            start[number].Parent = start[start[number].Parent].Parent;
            number = start[number].Parent;
        }

        return number;
    }

    /// <summary>Adds a particle to a group.</summary>
    public void Accrete(int number, int index, float* displacement)
    {
        ref Group group = ref groups.Start[number];
        (int x, int y, int z) = Coordinates(index);
        double mass = Math.Max(group.Mass, 1);
        group.Sums[0] += Nearest(x + 0.5, group.Mass == 0 ? x + 0.5 : group.Sums[0] / mass);
        group.Sums[1] += Nearest(y + 0.5, group.Mass == 0 ? y + 0.5 : group.Sums[1] / mass);
        group.Sums[2] += Nearest(z + 0.5, group.Mass == 0 ? z + 0.5 : group.Sums[2] / mass);
        for (int n = 0; n < Displacement.ParticleDisplacements.Stride; n++) group.Sums[3 + n] += displacement[n];
        group.Mass++;
    }

    /// <summary>Makes <paramref name="smaller"/> part of <paramref name="bigger"/>.</summary>
    public void Merge(int bigger, int smaller)
    {
        ref Group into = ref groups.Start[bigger];
        ref Group from = ref groups.Start[smaller];
        for (int axis = 0; axis < 3; axis++)
        {
            double mean = from.Sums[axis] / from.Mass;
            into.Sums[axis] += from.Sums[axis] + (Nearest(mean, into.Sums[axis] / into.Mass) - mean) * from.Mass;
        }

        for (int n = 3; n < Group.SumCount; n++) into.Sums[n] += from.Sums[n];
        into.Mass += from.Mass;
        from.Parent = bigger;
    }

    /// <summary>Grid coordinates of a particle.</summary>
    public (int X, int Y, int Z) Coordinates(int index)
    {
        int line = index / grid, x = line / grid;
        return (x, line - x * grid, index - line * grid);
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => groups.Dispose();

    /// <summary>The periodic image of <paramref name="coordinate"/> that lies nearest to <paramref name="reference"/>.</summary>
    private double Nearest(double coordinate, double reference)
    {
        double difference = coordinate - reference;
        return 2.0 * difference > grid ? coordinate - grid : 2.0 * difference < -grid ? coordinate + grid : coordinate;
    }

    private void Grow()
    {
        var larger = new NativeField<Group>(2 * groups.Length);
        Buffer.MemoryCopy(groups.Start, larger.Start, larger.Length * sizeof(Group), groups.Length * sizeof(Group));
        groups.Dispose();
        groups = larger;
    }
}
