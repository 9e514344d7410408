using Orchestrator.Numerics;

namespace Orchestrator.LatinHypercube;

/// <summary>Exchanges levels on one axis among the points of one block, at one temperature.</summary>
/// <remarks>
/// Two kinds of exchange keep every property of the class: between two points of one slice and one coarse level (the slice stays Latin and keeps
/// its cells), and between two points of one medium bin (each slice keeps its bins).
/// </remarks>
internal sealed class ExchangeBlock
{
    private readonly ExchangeState state;
    private readonly SortedPoints sorted;
    private readonly PairTables tables;
    private readonly ClosePairs close;
    private readonly int[] slotOf = new int[ExchangeBlocks.MaximumSize];
    private readonly int[] pointIn = new int[ExchangeBlocks.MaximumSize];
    private readonly int[] mates = new int[ExchangeBlocks.MaximumSize];
    private readonly int[] mateStart = new int[ExchangeBlocks.MaximumSize];
    private readonly int[] mateCount = new int[ExchangeBlocks.MaximumSize];
    private readonly int[] binStart = new int[ExchangeBlocks.MaximumSize];
    private readonly int[] binCount = new int[ExchangeBlocks.MaximumSize];

    public ExchangeBlock(ExchangeState state, SortedPoints sorted)
    {
        this.state = state;
        this.sorted = sorted;
        tables = new PairTables(state.Points);
        close = new ClosePairs(state.Points);
    }

    /// <summary>Proposes exchanges and accepts by Metropolis et al. 1953: always when the energy falls, else with probability exp(-dE/T).</summary>
    /// <param name="positions">The block's positions in the sorted order.</param>
    /// <param name="objective">The energy.</param>
    /// <param name="temperature">T in units of the energy; 0 accepts no rise.</param>
    /// <param name="proposals">How many exchanges to propose.</param>
    /// <param name="stream">Random numbers of this block and stage.</param>
    public void Anneal(int[] positions, ExchangeObjective objective, double temperature, int proposals, ref RandomStream stream)
    {
        tables.Build(sorted, positions, state.Class.PointsPerSlice, objective);
        close.Build(sorted, positions, objective);
        Group(positions);
        bool sliced = state.Class.Slices > 1;
        int size = positions.Length;
        for (int proposal = 0; proposal < proposals; proposal++)
        {
            ulong random = stream.NextUInt64();
            int a = Pick((ushort)random, size);
            int b = sliced && (random >> 63) == 0
                ? pointIn[binStart[slotOf[a]] + Pick((ushort)(random >> 16), binCount[slotOf[a]])]
                : mates[mateStart[a] + Pick((ushort)(random >> 16), mateCount[a])];
            if (a == b) continue;
            int slotA = slotOf[a], slotB = slotOf[b];
            double allowed = temperature * MetropolisThreshold.At((int)(random >> 32) & MetropolisThreshold.Mask);
            double rise = tables.Alone(a, slotB) - tables.Alone(a, slotA) + tables.Alone(b, slotA) - tables.Alone(b, slotB) + tables.Inside(a, b);
            if (objective.DistanceWeight > 0)
            {
                // Close pairs can give back no more than they cost now: often that decides already.
                float before = close.Cost(a, tables[a], tables) + close.Cost(b, tables[b], tables);
                if (rise - (objective.DistanceWeight * before) > allowed) continue;
                rise += objective.DistanceWeight * (CostExchanged(a, b) - before);
            }

            if (rise > allowed) continue;
            (tables[a], tables[b]) = (tables[b], tables[a]);
            (slotOf[a], slotOf[b]) = (slotB, slotA);
            (pointIn[slotA], pointIn[slotB]) = (b, a);
        }

        Store(positions);
    }

    /// <summary>An index below a bound from 16 random bits; the bias is at most bound / 65536 and the same in every run.</summary>
    private static int Pick(ushort random, int bound) => (random * bound) >> 16;

    private float CostExchanged(int a, int b)
    {
        float from = tables[a], to = tables[b];
        (tables[a], tables[b]) = (to, from);
        float after = close.Cost(a, to, tables) + close.Cost(b, from, tables);
        (tables[a], tables[b]) = (from, to);
        return after;
    }

    private void Group(int[] positions)
    {
        int[] levels = state.Levels[sorted.Axis];
        int slices = state.Class.Slices;
        for (int slot = 0; slot < positions.Length; slot++)
        {
            slotOf[slot] = pointIn[slot] = slot;
            int bin = levels[sorted.PointAt[positions[slot]]] / slices;
            bool continues = slot > 0 && levels[sorted.PointAt[positions[slot - 1]]] / slices == bin;
            binStart[slot] = continues ? binStart[slot - 1] : slot;
        }

        for (int slot = positions.Length - 1; slot >= 0; slot--)
        {
            bool continues = slot + 1 < positions.Length && binStart[slot + 1] == binStart[slot];
            binCount[slot] = continues ? binCount[slot + 1] : slot - binStart[slot] + 1;
        }

        for (int i = 0; i < positions.Length; i++) mates[i] = i;
        Array.Sort(mates, 0, positions.Length, Comparer<int>.Create((left, right) =>
        {
            int bySlice = sorted.SliceAt[positions[left]].CompareTo(sorted.SliceAt[positions[right]]);
            return bySlice != 0 ? bySlice : left.CompareTo(right);
        }));
        for (int first = 0; first < positions.Length;)
        {
            int end = first;
            while (end < positions.Length && sorted.SliceAt[positions[mates[end]]] == sorted.SliceAt[positions[mates[first]]]) end++;
            for (int i = first; i < end; i++) (mateStart[mates[i]], mateCount[mates[i]]) = (first, end - first);
            first = end;
        }
    }

    private void Store(int[] positions)
    {
        int[] levels = state.Levels[sorted.Axis];
        Span<int> points = stackalloc int[ExchangeBlocks.MaximumSize];
        Span<int> levelIn = stackalloc int[ExchangeBlocks.MaximumSize];
        for (int slot = 0; slot < positions.Length; slot++)
        {
            points[slot] = sorted.PointAt[positions[slot]];
            levelIn[slot] = levels[points[slot]];
        }

        for (int slot = 0; slot < positions.Length; slot++)
        {
            int point = points[pointIn[slot]];
            state.Place(sorted.Axis, point, levelIn[slot]);
            sorted.PointAt[positions[slot]] = point;
        }

        foreach (int position in positions) sorted.Refresh(position);
    }
}
