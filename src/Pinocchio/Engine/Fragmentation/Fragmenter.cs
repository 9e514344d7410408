using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Orchestrator.Pinocchio.Engine.Displacement;

namespace Orchestrator.Pinocchio.Engine.Fragmentation;

/// <summary>Gathers collapsed particles into groups in the order of their collapse (Monaco, Theuns and Taffoni 2002, with the constants of
/// PINOCCHIO 4.1 and later).</summary>
/// <remarks>
/// <para>Each particle looks at those of its six neighbours that collapsed before it. With none it is the peak of a new group. Touching
/// groups, it is accreted by the nearest in units of the accretion radius,
/// if within it; the groups it touches are tested in pairs for merging. A particle that no group takes joins the filaments, from which it
/// may be taken later, when a neighbour is accreted.</para>
/// <para>The state of the grid is one integer a cell: a group's number, <see cref="NotCollapsed"/>, or a filament particle with its place
/// among the collapsed ones.</para>
/// </remarks>
internal sealed unsafe class Fragmenter : IDisposable
{
    private const int NotCollapsed = -1;
    private const int FirstFilament = -2;
    private const int Neighbours = 6;

    private readonly int grid;
    private readonly CollapsedParticles particles;
    private readonly NativeField<int> cells;
    private readonly GroupingRadii radii = new();
    private GroupMotion motion;

    /// <summary>Prepares an N^3 grid on which nothing has collapsed.</summary>
    /// <param name="grid">N.</param>
    /// <param name="particles">The particles that collapse.</param>
    /// <param name="peaks">How many groups will form.</param>
    public Fragmenter(int grid, CollapsedParticles particles, int peaks)
    {
        this.grid = grid;
        this.particles = particles;
        cells = new NativeField<int>((long)grid * grid * grid);
        for (int plane = 0; plane < grid; plane++) cells.Slice((long)plane * grid * grid, grid * grid).Fill(NotCollapsed);
        Groups = new GroupTable(grid, peaks);
    }

    /// <summary>The groups so far.</summary>
    public GroupTable Groups { get; }

    /// <summary>Told of each group that a particle touches before anything is done to it; null when nobody listens.</summary>
    public Action<int>? Touching { get; set; }

    /// <summary>Told of each merger before it happens: the bigger and the smaller group.</summary>
    public Action<int, int>? Merging { get; set; }

    /// <summary>Told of each group that has grown, and of the particle's grid index, -1 for a merger.</summary>
    public Action<int, int>? Grown { get; set; }

    /// <summary>Sets the time of the particles that are processed next.</summary>
    /// <param name="motion">Growth since the last output.</param>
    /// <param name="rms">rms density contrast of the grid then.</param>
    public void Advance(GroupMotion motion, double rms)
    {
        this.motion = motion;
        radii.Advance(rms);
    }

    /// <summary>Asks for a particle's memory ahead of its turn.</summary>
    public void FetchParticle(int place)
    {
        if (Sse.IsSupported) Sse.Prefetch0(particles.Start + place);
    }

    /// <summary>Asks for the cells around a particle, whose own memory has been asked for before.</summary>
    [SkipLocalsInit]
    public void FetchCells(int place)
    {
        if (!Sse.IsSupported) return;
        int* around = stackalloc int[Neighbours];
        FindNeighbours(particles.Start[place].Index, around, out _);
        // The neighbours along z lie beside the cell itself.
        for (int n = 0; n < Neighbours - 1; n++) Sse.Prefetch0(cells.Start + around[n]);
    }

    /// <summary>Asks for the groups around a particle, whose cells have been asked for before.</summary>
    [SkipLocalsInit]
    public void FetchGroups(int place)
    {
        if (!Sse.IsSupported) return;
        int* around = stackalloc int[Neighbours];
        FindNeighbours(particles.Start[place].Index, around, out _);
        int last = NotCollapsed;
        for (int n = 0; n < Neighbours; n++)
        {
            int state = cells.Start[around[n]];
            if (state == last) continue;
            last = state;
            if (state >= 0)
            {
                byte* group = (byte*)Groups.Address(Groups.Parent(state));
                Sse.Prefetch0(group);
                Sse.Prefetch0(group + 64);
                Sse.Prefetch0(group + 128);
            }
            else if (state <= FirstFilament)
            {
                Sse.Prefetch0(particles.Start + (FirstFilament - state));
            }
        }
    }

    /// <summary>Processes the particle at <paramref name="place"/> among the collapsed ones.</summary>
    [SkipLocalsInit]
    public void Process(int place)
    {
        CollapsedParticle* particle = particles.Start + place;
        int index = particle->Index;
        int* around = stackalloc int[Neighbours];
        FindNeighbours(index, around, out Vector256<double> centre);
        int* touched = stackalloc int[Neighbours];
        int* filaments = stackalloc int[Neighbours];
        int touchedCount = 0, filamentCount = 0;
        for (int n = 0; n < Neighbours; n++)
        {
            int state = cells.Start[around[n]];
            if (state == NotCollapsed) continue;
            if (state <= FirstFilament)
            {
                filaments[filamentCount++] = around[n];
                continue;
            }

            int number = Groups.Find(state);
            if (number != state) cells.Start[around[n]] = number;
            touchedCount = AddDistinct(touched, touchedCount, number);
        }

        if (touchedCount + filamentCount == 0)
        {
            cells.Start[index] = Groups.Add(particle, centre);
            Grown?.Invoke(cells.Start[index], index);
            return;
        }

        if (Touching is not null)
        {
            for (int n = 0; n < touchedCount; n++) Touching(touched[n]);
        }

        int accretedBy = Nearest(touched, touchedCount, particle, centre);
        if (accretedBy >= 0) Accrete(accretedBy, particle, centre);
        else cells.Start[index] = FirstFilament - place;

        if (touchedCount > 1)
        {
            touchedCount = MergeTouching(touched, touchedCount);
            if (accretedBy < 0)
            {
                accretedBy = Nearest(touched, touchedCount, particle, centre);
                if (accretedBy >= 0) Accrete(accretedBy, particle, centre);
            }
        }

        if (accretedBy >= 0 && filamentCount > 0) TakeFilaments(Groups.Find(accretedBy), filaments, filamentCount);
    }

    /// <summary>The peak of each particle's group, 1 for filaments, 0 for particles that have not collapsed.</summary>
    public long[] GroupOfEachParticle()
    {
        var result = new long[cells.Length];
        for (long n = 0; n < cells.Length; n++)
        {
            int state = cells.Start[n];
            result[n] = state >= 0 ? Groups[Groups.Find(state)].Peak : state == NotCollapsed ? 0 : 1;
        }

        return result;
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        cells.Dispose();
        Groups.Dispose();
    }

    private static int AddDistinct(int* list, int count, int value)
    {
        for (int n = 0; n < count; n++)
        {
            if (list[n] == value) return count;
        }

        list[count] = value;
        return count + 1;
    }

    /// <summary>The group that takes a particle: the one at the smallest distance in units of its accretion radius, -1 if that is not below
    /// 1.</summary>
    private int Nearest(int* touched, int count, CollapsedParticle* particle, Vector256<double> centre)
    {
        int nearest = -1;
        double smallest = 1.0;
        Vector256<double> place = centre + motion.ShiftToSecondOrder(particle);
        for (int n = 0; n < count; n++)
        {
            ref Group group = ref Groups[touched[n]];
            double ratio = SquaredDistance(motion.PlaceToSecondOrder(ref group), place) / radii.Accretion(group.Mass);
            if (ratio < smallest)
            {
                smallest = ratio;
                nearest = touched[n];
            }
        }

        return nearest;
    }

    private void Accrete(int number, CollapsedParticle* particle, Vector256<double> centre)
    {
        Groups.Accrete(number, particle, centre);
        cells.Start[particle->Index] = number;
        Grown?.Invoke(number, particle->Index);
    }

    /// <summary>Tests all pairs first, then merges: the bigger keeps its number, the earlier of two equals.</summary>
    private int MergeTouching(int* touched, int count)
    {
        const int pairs = Neighbours * (Neighbours - 1) / 2;
        int* first = stackalloc int[pairs], second = stackalloc int[pairs];
        int found = 0;
        for (int a = 0; a < count; a++)
        {
            ref Group one = ref Groups[touched[a]];
            Vector256<double> place = motion.PlaceToSecondOrder(ref one);
            for (int b = a + 1; b < count; b++)
            {
                ref Group other = ref Groups[touched[b]];
                double reach = Math.Max(radii.Merger(one.Mass), radii.Merger(other.Mass));
                if (SquaredDistance(place, motion.PlaceToSecondOrder(ref other)) > reach) continue;
                first[found] = touched[a];
                second[found++] = touched[b];
            }
        }

        for (int n = 0; n < found; n++)
        {
            int a = Groups.Find(first[n]), b = Groups.Find(second[n]);
            if (a == b) continue;
            (int bigger, int smaller) = Groups[b].Mass > Groups[a].Mass ? (b, a) : (a, b);
            Merging?.Invoke(bigger, smaller);
            Groups.Merge(bigger, smaller);
            Grown?.Invoke(bigger, NotCollapsed);
        }

        if (found == 0) return count;
        int left = 0;
        for (int n = 0; n < count; n++) left = AddDistinct(touched, left, Groups.Find(touched[n]));
        return left;
    }

    /// <summary>Filament particles beside the accreted one that the same group reaches; all are tested before the first is taken.</summary>
    private void TakeFilaments(int number, int* filaments, int count)
    {
        ref Group group = ref Groups[number];
        Vector256<double> place = motion.PlaceToSecondOrder(ref group);
        double reach = radii.Accretion(group.Mass);
        int taken = 0;
        for (int n = 0; n < count; n++)
        {
            CollapsedParticle* particle = Filament(filaments[n]);
            if (SquaredDistance(place, Centre(particle->Index) + motion.ShiftToSecondOrder(particle)) < reach) filaments[taken++] = filaments[n];
        }

        for (int n = 0; n < taken; n++) Accrete(number, Filament(filaments[n]), Centre(filaments[n]));
    }

    private CollapsedParticle* Filament(int index) => particles.Start + (FirstFilament - cells.Start[index]);

    private Vector256<double> Centre(int index)
    {
        int line = index / grid, x = line / grid;
        return Vector256.Create(x + 0.5, line - x * grid + 0.5, index - line * grid + 0.5, 0.0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void FindNeighbours(int index, int* around, out Vector256<double> centre)
    {
        int line = index / grid, x = line / grid, y = line - x * grid, z = index - line * grid, last = grid - 1, plane = grid * grid;
        around[0] = x == 0 ? index + last * plane : index - plane;
        around[1] = x == last ? index - last * plane : index + plane;
        around[2] = y == 0 ? index + last * grid : index - grid;
        around[3] = y == last ? index - last * grid : index + grid;
        around[4] = z == 0 ? index + last : index - 1;
        around[5] = z == last ? index - last : index + 1;
        centre = Vector256.Create(x + 0.5, y + 0.5, z + 0.5, 0.0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double SquaredDistance(Vector256<double> a, Vector256<double> b)
    {
        Vector256<double> difference = Groups.Separation(a - b), square = difference * difference;
        return square.GetElement(0) + square.GetElement(1) + square.GetElement(2);
    }
}
