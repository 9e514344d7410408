using System.Runtime.CompilerServices;
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
/// in the order of collapse.</para>
/// </remarks>
internal sealed unsafe class Fragmenter : IDisposable
{
    private const int NotCollapsed = -1;
    private const int FirstFilament = -2;
    private const int Neighbours = 6;

    private readonly int grid;
    private readonly NativeField<int> order;
    private readonly ParticleDisplacements displacements;
    private readonly NativeField<int> cells;
    private readonly GroupingRadii radii = new();
    private GroupMotion motion;

    /// <summary>Prepares an N^3 grid on which nothing has collapsed.</summary>
    /// <param name="grid">N.</param>
    /// <param name="order">Grid indices in the order of collapse.</param>
    /// <param name="displacements">Displacements in that same order.</param>
    public Fragmenter(int grid, NativeField<int> order, ParticleDisplacements displacements)
    {
        this.grid = grid;
        this.order = order;
        this.displacements = displacements;
        cells = new NativeField<int>((long)grid * grid * grid);
        for (long n = 0; n < cells.Length; n++) cells.Start[n] = NotCollapsed;
        Groups = new GroupTable(grid);
    }

    /// <summary>The groups so far.</summary>
    public GroupTable Groups { get; }

    /// <summary>Told of each group that a particle touches before anything is done to it; null when nobody listens.</summary>
    public Action<int>? Touching { get; set; }

    /// <summary>Told of each merger before it happens: the bigger and the smaller group.</summary>
    public Action<int, int>? Merging { get; set; }

    /// <summary>Told of each group that has grown.</summary>
    public Action<int>? Grown { get; set; }

    /// <summary>Sets the time of the particles that are processed next.</summary>
    /// <param name="motion">Growth since the last output, inverted.</param>
    /// <param name="rms">rms density contrast of the grid then.</param>
    public void Advance(GroupMotion motion, double rms)
    {
        this.motion = motion;
        radii.Advance(rms);
    }

    /// <summary>Processes the particle at place <paramref name="rank"/> of the order of collapse.</summary>
    public void Process(int rank, float collapse)
    {
        int index = order.Start[rank];
        int* around = stackalloc int[Neighbours];
        FindNeighbours(index, around);
        int* touched = stackalloc int[Neighbours];
        int* filaments = stackalloc int[Neighbours];
        int touchedCount = 0, filamentCount = 0;
        for (int n = 0; n < Neighbours; n++)
        {
            int state = cells.Start[around[n]];
            if (state == NotCollapsed) continue;
            if (state <= FirstFilament) filaments[filamentCount++] = around[n];
            else touchedCount = AddDistinct(touched, touchedCount, Groups.Find(state));
        }

        if (touchedCount + filamentCount == 0)
        {
            cells.Start[index] = Groups.Add(index, collapse, displacements[rank]);
            Grown?.Invoke(cells.Start[index]);
            return;
        }

        if (Touching is not null)
        {
            for (int n = 0; n < touchedCount; n++) Touching(touched[n]);
        }

        int accretedBy = Nearest(touched, touchedCount, index, displacements[rank]);
        if (accretedBy >= 0) Accrete(accretedBy, index, rank);
        else cells.Start[index] = FirstFilament - rank;

        if (touchedCount > 1)
        {
            touchedCount = MergeTouching(touched, touchedCount);
            if (accretedBy < 0)
            {
                accretedBy = Nearest(touched, touchedCount, index, displacements[rank]);
                if (accretedBy >= 0) Accrete(accretedBy, index, rank);
            }
        }

        if (accretedBy >= 0 && filamentCount > 0) TakeFilaments(Groups.Find(accretedBy), filaments, filamentCount);
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
    private int Nearest(int* touched, int count, int index, float* displacement)
    {
        int nearest = -1;
        double smallest = 1.0;
        for (int n = 0; n < count; n++)
        {
            double ratio = Distance(touched[n], index, displacement) / radii.Accretion(Groups[touched[n]].Mass);
            if (ratio < smallest)
            {
                smallest = ratio;
                nearest = touched[n];
            }
        }

        return nearest;
    }

    private void Accrete(int number, int index, int rank)
    {
        Groups.Accrete(number, index, displacements[rank]);
        cells.Start[index] = number;
        Grown?.Invoke(number);
    }

    /// <summary>Tests all pairs first, then merges: the bigger keeps its number, the earlier of two equals.</summary>
    private int MergeTouching(int* touched, int count)
    {
        const int pairs = Neighbours * (Neighbours - 1) / 2;
        int* first = stackalloc int[pairs], second = stackalloc int[pairs];
        int found = 0;
        for (int a = 0; a < count; a++)
        {
            for (int b = a + 1; b < count; b++)
            {
                double reach = Math.Max(radii.Merger(Groups[touched[a]].Mass), radii.Merger(Groups[touched[b]].Mass));
                if (Distance(touched[a], touched[b]) > reach) continue;
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
            Grown?.Invoke(bigger);
        }

        if (found == 0) return count;
        int left = 0;
        for (int n = 0; n < count; n++) left = AddDistinct(touched, left, Groups.Find(touched[n]));
        return left;
    }

    /// <summary>Filament particles beside the accreted one that the same group reaches; all are tested before the first is taken.</summary>
    private void TakeFilaments(int number, int* filaments, int count)
    {
        int taken = 0;
        for (int n = 0; n < count; n++)
        {
            int index = filaments[n], rank = FirstFilament - cells.Start[index];
            if (Distance(number, index, displacements[rank]) < radii.Accretion(Groups[number].Mass)) filaments[taken++] = index;
        }

        for (int n = 0; n < taken; n++) Accrete(number, filaments[n], FirstFilament - cells.Start[filaments[n]]);
    }

    private void FindNeighbours(int index, int* around)
    {
        (int x, int y, int z) = Groups.Coordinates(index);
        int last = grid - 1, plane = grid * grid;
        around[0] = x == 0 ? index + last * plane : index - plane;
        around[1] = x == last ? index - last * plane : index + plane;
        around[2] = y == 0 ? index + last * grid : index - grid;
        around[3] = y == last ? index - last * grid : index + grid;
        around[4] = z == 0 ? index + last : index - 1;
        around[5] = z == last ? index - last : index + 1;
    }

    private double Distance(int number, int index, float* displacement)
    {
        ref Group group = ref Groups[number];
        (int x, int y, int z) = Groups.Coordinates(index);
        double dx = Separation(motion.Of(ref group, 0) - (x + 0.5 + motion.Of(displacement, 0)));
        double dy = Separation(motion.Of(ref group, 1) - (y + 0.5 + motion.Of(displacement, 1)));
        double dz = Separation(motion.Of(ref group, 2) - (z + 0.5 + motion.Of(displacement, 2)));
        return dx * dx + dy * dy + dz * dz;
    }

    private double Distance(int a, int b)
    {
        ref Group first = ref Groups[a];
        ref Group second = ref Groups[b];
        double dx = Separation(motion.Of(ref first, 0) - motion.Of(ref second, 0));
        double dy = Separation(motion.Of(ref first, 1) - motion.Of(ref second, 1));
        double dz = Separation(motion.Of(ref first, 2) - motion.Of(ref second, 2));
        return dx * dx + dy * dy + dz * dz;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double Separation(double difference) => difference - grid * Math.Round(difference / grid);
}
