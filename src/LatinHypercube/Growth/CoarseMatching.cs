namespace Orchestrator.LatinHypercube;

/// <summary>Fits the coarse cells of an orthogonal array to points that are there already.</summary>
internal static class CoarseMatching
{
    private const int Trials = 2000;

    /// <summary>
    /// Looks for the relabelling of coarse levels under which most fixed points stand in cells of their slice, gives each the nearest cell, and
    /// where a point stands in a cell of another slice lets the two exchange theirs, so that the whole keeps its cells.
    /// </summary>
    /// <param name="of">The class.</param>
    /// <param name="coarse">Coarse level of each row, by axis; changed in place, rows of fixed points get their own.</param>
    /// <param name="slices">Slice of each row.</param>
    /// <param name="isFixed">Which rows are fixed points.</param>
    /// <param name="unit">Coordinates of the fixed points, by axis.</param>
    /// <param name="random">The design's streams.</param>
    public static void Match(OrthogonalClass of, int[][] coarse, int[] slices, bool[] isFixed, double[][] unit, DesignRandom random)
    {
        if (of.Levels == 1) return;
        int[] rows = [.. Enumerable.Range(0, of.Points).Where(row => isFixed[row])];
        int[][] wanted = Array.ConvertAll(unit, axis => Array.ConvertAll(axis, x => (int)(x * of.Levels)));
        if (OrthogonalFirstSlice(of, rows, wanted))
        {
            Shift(of, coarse, wanted, random);
            return;
        }

        Relabel(of, coarse, slices, rows, wanted, random);
        var free = new List<int>[of.Slices];
        for (int slice = 0; slice < of.Slices; slice++) free[slice] = [.. Enumerable.Range(0, of.Points).Where(row => slices[row] == slice)];
        foreach (int row in rows.OrderBy(row => free[slices[row]].Min(other => Distance(coarse, other, wanted, row))).ToArray())
        {
            var candidates = free[slices[row]];
            int nearest = candidates.MinBy(other => Distance(coarse, other, wanted, row));
            candidates.Remove(nearest);
            Take(coarse, row, nearest, candidates);
            PutInto(coarse, slices, isFixed, row, wanted);
        }
    }

    /// <summary>Whether the fixed points are slice 0 and orthogonal in the way a slice of a full factorial is.</summary>
    private static bool OrthogonalFirstSlice(OrthogonalClass of, int[] rows, int[][] wanted)
        => of.Strength == of.Dimensions && of.PointsPerCell == 1 && of.Slices == of.Levels
            && rows.Length == of.PointsPerSlice && rows[^1] == rows.Length - 1
            && CellCount.Count(Array.ConvertAll(wanted, axis => axis[..rows.Length]), of.Levels, of.Dimensions - 1).Equal;

    /// <summary>
    /// A set with one point in each cell of every projection on d-1 axes, moved along the last axis by 0 .. s-1 steps of any cyclic order of the
    /// levels, gives s such sets without a cell in common: slices of the full factorial, whatever tool made the first.
    /// </summary>
    private static void Shift(OrthogonalClass of, int[][] coarse, int[][] wanted, DesignRandom random)
    {
        int[] order = [.. Enumerable.Range(0, of.Levels)];
        random.For(DesignDraw.Completion).Shuffle<int>(order);
        for (int row = 0; row < of.Points; row++)
        {
            int model = row % of.PointsPerSlice, slice = row / of.PointsPerSlice;
            for (int axis = 0; axis < of.Dimensions - 1; axis++) coarse[axis][row] = wanted[axis][model];
            coarse[^1][row] = order[(Array.IndexOf(order, wanted[^1][model]) + slice) % of.Levels];
        }
    }

    /// <summary>Gives a row the cell of another of its slice; the other gets the row's own, unless that is taken already.</summary>
    private static void Take(int[][] coarse, int row, int nearest, List<int> candidates)
    {
        if (nearest == row) return;
        foreach (int[] axis in coarse) (axis[row], axis[nearest]) = (axis[nearest], axis[row]);

        // The cell that stood at the fixed row stands at the other now and is still to be had.
        if (candidates.Remove(row)) candidates.Add(nearest);
    }

    private static void PutInto(int[][] coarse, int[] slices, bool[] isFixed, int row, int[][] wanted)
    {
        if (Distance(coarse, row, wanted, row) == 0) return;
        int other = 0;
        while (other < slices.Length && (isFixed[other] || Distance(coarse, other, wanted, row) != 0)) other++;
        for (int axis = 0; axis < coarse.Length; axis++)
        {
            if (other < slices.Length) coarse[axis][other] = coarse[axis][row];
            coarse[axis][row] = wanted[axis][row];
        }
    }

    private static void Relabel(OrthogonalClass of, int[][] coarse, int[] slices, int[] rows, int[][] wanted, DesignRandom random)
    {
        var stream = random.For(DesignDraw.Completion);
        long best = Matched(of, coarse, slices, rows, wanted);
        for (int trial = 0; trial < Trials && best < rows.Length; trial++)
        {
            int axis = stream.NextInt(of.Dimensions), a = stream.NextInt(of.Levels), b = stream.NextInt(of.Levels);
            Exchange(coarse[axis], a, b);
            long matched = Matched(of, coarse, slices, rows, wanted);
            if (matched >= best) best = matched;
            else Exchange(coarse[axis], a, b);
        }
    }

    private static int Matched(OrthogonalClass of, int[][] coarse, int[] slices, int[] rows, int[][] wanted)
    {
        var cells = new HashSet<(int, long)>();
        for (int row = 0; row < of.Points; row++) cells.Add((slices[row], Cell(of, coarse, row)));
        return rows.Count(row => cells.Contains((slices[row], Cell(of, wanted, row))));
    }

    private static long Cell(OrthogonalClass of, int[][] coarse, int row)
    {
        long cell = 0;
        foreach (int[] axis in coarse) cell = unchecked((cell * of.Levels) + axis[row]);
        return cell;
    }

    private static int Distance(int[][] coarse, int row, int[][] wanted, int wantedRow)
    {
        int distance = 0;
        for (int axis = 0; axis < coarse.Length; axis++) distance += Math.Abs(coarse[axis][row] - wanted[axis][wantedRow]);
        return distance;
    }

    private static void Exchange(int[] column, int a, int b)
    {
        for (int point = 0; point < column.Length; point++)
            column[point] = column[point] == a ? b : column[point] == b ? a : column[point];
    }
}
