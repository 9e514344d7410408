namespace Orchestrator.LatinHypercube;

/// <summary>Draws a member of an orthogonal class.</summary>
/// <remarks>
/// The coarse level of a point on an axis comes from the orthogonal array under a random relabelling; within each coarse level the points of a
/// slice get the slice's medium bins (n/k an axis) in random order; within each medium bin the k slices get the fine levels in random order.
/// So each slice is Latin at n/k levels and the whole at n.
/// </remarks>
internal static class LevelConstruction
{
    /// <summary>Draws a design.</summary>
    /// <param name="of">The class.</param>
    /// <param name="random">Its streams.</param>
    /// <param name="searchRelabelling">Whether to look for a relabelling of the array that suits the optimisation to come.</param>
    public static LevelDesign Draw(OrthogonalClass of, DesignRandom random, bool searchRelabelling = false)
    {
        var (coarse, slices) = CoarseLevels(of, random);
        if (searchRelabelling) RelabellingSearch.Improve(of, coarse, slices, random);
        var levels = new int[of.Dimensions][];
        for (int axis = 0; axis < of.Dimensions; axis++) levels[axis] = FineLevels(of, coarse[axis], slices, axis, random);
        return new LevelDesign(of, levels, slices);
    }

    /// <summary>The coarse level of each point on each axis, and its slice; rows ordered by slice.</summary>
    public static (int[][] Coarse, int[] Slices) CoarseLevels(OrthogonalClass of, DesignRandom random)
    {
        int perSlice = of.PointsPerSlice;
        var slices = new int[of.Points];
        for (int point = 0; point < of.Points; point++) slices[point] = point / perSlice;
        var coarse = new int[of.Dimensions][];
        for (int axis = 0; axis < of.Dimensions; axis++) coarse[axis] = new int[of.Points];
        if (of.Array is null) return (coarse, slices);

        var array = of.Array.Make();
        int copies = of.Points / array.Runs;
        var next = new int[of.Slices];
        for (int copy = 0; copy < copies; copy++)
        {
            int[][] relabel = Relabellings(of, array.Factors, copy, random);
            for (int run = 0; run < array.Runs; run++)
            {
                int slice = of.LabelledSlices
                    ? (int)(((long)copy * array.Levels + relabel[of.Dimensions][array.Column(of.Dimensions)[run]]) * of.Slices / ((long)copies * array.Levels))
                    : (int)((long)copy * of.Slices / copies);
                int point = (slice * perSlice) + next[slice]++;
                for (int axis = 0; axis < of.Dimensions; axis++) coarse[axis][point] = relabel[axis][array.Column(axis)[run]];
            }
        }

        return (coarse, slices);
    }

    /// <summary>Medium bins and fine levels under given coarse levels.</summary>
    internal static int[] FineLevels(OrthogonalClass of, int[] coarse, int[] slices, int axis, DesignRandom random)
    {
        int groupSize = of.PointsPerSlice / of.Levels;
        var groups = new int[of.Levels * of.Slices][];
        var filled = new int[groups.Length];
        for (int group = 0; group < groups.Length; group++) groups[group] = new int[groupSize];
        for (int point = 0; point < coarse.Length; point++)
        {
            int group = (coarse[point] * of.Slices) + slices[point];
            groups[group][filled[group]++] = point;
        }

        var bins = new int[of.PointsPerSlice][];
        for (int bin = 0; bin < bins.Length; bin++) bins[bin] = new int[of.Slices];
        for (int group = 0; group < groups.Length; group++)
        {
            random.For(DesignDraw.MediumBin, axis, group).Shuffle<int>(groups[group]);
            for (int i = 0; i < groupSize; i++) bins[(group / of.Slices * groupSize) + i][group % of.Slices] = groups[group][i];
        }

        var levels = new int[coarse.Length];
        for (int bin = 0; bin < bins.Length; bin++)
        {
            if (of.Slices > 1) random.For(DesignDraw.FineLevel, axis, bin).Shuffle<int>(bins[bin]);
            for (int i = 0; i < of.Slices; i++) levels[bins[bin][i]] = (bin * of.Slices) + i;
        }

        return levels;
    }

    private static int[][] Relabellings(OrthogonalClass of, int factors, int copy, DesignRandom random)
    {
        var relabel = new int[factors][];
        for (int factor = 0; factor < factors; factor++)
        {
            relabel[factor] = new int[of.Levels];
            for (int level = 0; level < of.Levels; level++) relabel[factor][level] = level;
            random.For(DesignDraw.CoarseRelabelling, factor, copy).Shuffle<int>(relabel[factor]);
        }

        return relabel;
    }
}
