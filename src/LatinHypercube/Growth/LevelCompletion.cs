namespace Orchestrator.LatinHypercube;

/// <summary>Gives every row a level of its own on an axis when some rows stand already.</summary>
internal static class LevelCompletion
{
    private const int None = -1;

    /// <summary>
    /// Fixed points hold the level they stand in, or the nearest free one where two share it; the others get medium bins their slice has not used,
    /// then fine levels of the bin; who finds none takes the nearest free level.
    /// </summary>
    /// <param name="of">The class.</param>
    /// <param name="coarse">Coarse level of each row.</param>
    /// <param name="slices">Slice of each row.</param>
    /// <param name="isFixed">Which rows are fixed points.</param>
    /// <param name="unit">Coordinates of the fixed points.</param>
    /// <param name="axis">The axis, for the draws.</param>
    /// <param name="random">The design's streams.</param>
    public static int[] Complete(OrthogonalClass of, int[] coarse, int[] slices, bool[] isFixed, double[] unit, int axis, DesignRandom random)
    {
        var levels = new int[of.Points];
        Array.Fill(levels, None);
        var taken = new bool[of.Points];
        var usedBins = new HashSet<(int Slice, int Bin)>();
        for (int row = 0; row < of.Points; row++)
        {
            if (!isFixed[row]) continue;
            Hold(levels, taken, row, NearestFree(taken, (int)(unit[row] * of.Points)));
            usedBins.Add((slices[row], (int)(unit[row] * of.PointsPerSlice)));
        }

        var bins = AssignBins(of, coarse, slices, isFixed, usedBins, axis, random);
        foreach (var (bin, rows) in bins)
        {
            int[] free = [.. Enumerable.Range(bin * of.Slices, of.Slices).Where(level => !taken[level])];
            random.For(DesignDraw.Completion, axis, (2L << 32) | (long)bin).Shuffle<int>(free);
            for (int i = 0; i < Math.Min(free.Length, rows.Count); i++) Hold(levels, taken, rows[i], free[i]);
        }

        int coarseSize = of.Points / of.Levels;
        for (int row = 0; row < of.Points; row++)
            if (levels[row] == None) Hold(levels, taken, row, NearestFree(taken, (coarse[row] * coarseSize) + (coarseSize / 2)));
        return levels;
    }

    private static SortedDictionary<int, List<int>> AssignBins(
        OrthogonalClass of, int[] coarse, int[] slices, bool[] isFixed, HashSet<(int Slice, int Bin)> used, int axis, DesignRandom random)
    {
        var bins = new SortedDictionary<int, List<int>>();
        int binsInCoarse = of.PointsPerSlice / of.Levels;
        var groups = Enumerable.Range(0, of.Points).Where(row => !isFixed[row]).GroupBy(row => (coarse[row], slices[row]));
        foreach (var group in groups)
        {
            var (level, slice) = group.Key;
            int[] free = [.. Enumerable.Range(level * binsInCoarse, binsInCoarse).Where(bin => !used.Contains((slice, bin)))];
            random.For(DesignDraw.Completion, axis, (1L << 32) | ((long)level * of.Slices) + slice).Shuffle<int>(free);
            foreach (var (row, bin) in group.Zip(free))
            {
                if (!bins.TryGetValue(bin, out var rows)) bins[bin] = rows = [];
                rows.Add(row);
            }
        }

        return bins;
    }

    private static void Hold(int[] levels, bool[] taken, int row, int level)
    {
        levels[row] = level;
        taken[level] = true;
    }

    private static int NearestFree(bool[] taken, int wanted)
    {
        for (int distance = 0; ; distance++)
        {
            if (wanted - distance >= 0 && !taken[wanted - distance]) return wanted - distance;
            if (wanted + distance < taken.Length && !taken[wanted + distance]) return wanted + distance;
        }
    }
}
