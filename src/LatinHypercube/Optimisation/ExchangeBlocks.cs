using Orchestrator.Numerics;

namespace Orchestrator.LatinHypercube;

/// <summary>Cuts an axis into blocks of points that may exchange levels, small enough for their pair tables to stay in the cache.</summary>
internal static class ExchangeBlocks
{
    /// <summary>Most points in a block: a table of 128 x 128 floats is 64 kB.</summary>
    public const int MaximumSize = 128;

    /// <summary>The blocks of a stage, as positions in the sorted order; only movable points. All points of a block share a coarse level.</summary>
    /// <param name="sorted">The points in order.</param>
    /// <param name="state">The design.</param>
    /// <param name="stream">Random numbers of this stage.</param>
    public static List<int[]> Cut(SortedPoints sorted, ExchangeState state, ref RandomStream stream)
    {
        int[] levels = state.Levels[sorted.Axis];
        int coarseSize = state.Points / state.Class.Levels;
        var slabs = new List<int>[state.Class.Levels];
        for (int slab = 0; slab < slabs.Length; slab++) slabs[slab] = [];
        for (int position = 0; position < state.Points; position++)
        {
            int point = sorted.PointAt[position];
            if (!state.IsFixed[point]) slabs[levels[point] / coarseSize].Add(position);
        }

        var blocks = new List<int[]>();
        bool windows = stream.NextInt(2) == 0;
        foreach (var slab in slabs)
        {
            if (slab.Count < 2) continue;
            if (slab.Count <= MaximumSize) blocks.Add([.. slab]);
            else if (windows) AddWindows(blocks, slab, state.Class.Slices, ref stream);
            else blocks.Add(Scattered(slab, sorted, ref stream));
        }

        return blocks;
    }

    /// <summary>Neighbouring levels from a random start on, whole medium bins where they fit.</summary>
    private static void AddWindows(List<int[]> blocks, List<int> slab, int slices, ref RandomStream stream)
    {
        int size = slices <= MaximumSize ? MaximumSize / slices * slices : MaximumSize;
        int first = slices <= MaximumSize ? stream.NextInt(size / slices) * slices : stream.NextInt(size);
        if (first >= 2) blocks.Add([.. slab.Take(first)]);
        for (int from = first; from + 1 < slab.Count; from += size) blocks.Add([.. slab.Skip(from).Take(size)]);
    }

    /// <summary>Points from all over the coarse level, slice after slice, so that far exchanges happen too.</summary>
    private static int[] Scattered(List<int> slab, SortedPoints sorted, ref RandomStream stream)
    {
        int[] shuffled = [.. slab];
        stream.Shuffle<int>(shuffled);
        int[] chosen = [.. shuffled.GroupBy(position => sorted.SliceAt[position]).SelectMany(slice => slice).Take(MaximumSize)];
        Array.Sort(chosen);
        return chosen;
    }
}
