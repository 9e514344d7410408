using Orchestrator.Catalogs;

namespace Orchestrator.LightCone;

/// <summary>Rows of a light cone that show one halo in one copy of the box more than once.</summary>
/// <remarks>
/// A halo that merges moves to the centre of mass of the two at once, which may put it back on the far side of the light cone: it then
/// crosses once more, and PINOCCHIO writes both crossings (0.03 % of the rows at 3 Mpc/h between particles). The later one is the halo
/// after its merger: of less redshift, and heavier.
/// </remarks>
internal static class ConeCrossings
{
    /// <summary>The rows that are left when each halo is shown once in each copy of the box: by its heaviest row, of equal ones the
    /// nearest, of these the first.</summary>
    /// <returns>Row numbers, rising; null if all rows are left.</returns>
    internal static int[]? Last(HaloTable halos)
    {
        ulong[] ids = halos.Id.ToArray();
        int[] rows = new int[ids.Length];
        for (int row = 0; row < rows.Length; row++) rows[row] = row;
        Array.Sort(ids, rows);
        Comparison<int> byCopy = (row, other) => Compare(halos, row, other);
        bool[]? dropped = null;
        for (int start = 0, end; start < rows.Length; start = end)
        {
            for (end = start + 1; end < rows.Length && ids[end] == ids[start];) end++;
            if (end - start > 1) DropEarlier(halos, rows.AsSpan(start..end), byCopy, ref dropped);
        }
        return dropped is null ? null : [.. Enumerable.Range(0, rows.Length).Where(row => !dropped[row])];
    }

    private static void DropEarlier(HaloTable halos, Span<int> copies, Comparison<int> byCopy, ref bool[]? dropped)
    {
        copies.Sort(byCopy);
        for (int i = 1; i < copies.Length; i++)
        {
            if (halos.Replication[copies[i]] != halos.Replication[copies[i - 1]]) continue;
            dropped ??= new bool[halos.Count];
            dropped[copies[i]] = true;
        }
    }

    // By copy of the box; in each, the row to keep first.
    private static int Compare(HaloTable halos, int row, int other)
    {
        int order = halos.Replication[row].CompareTo(halos.Replication[other]);
        if (order == 0) order = halos.Mass[other].CompareTo(halos.Mass[row]);
        if (order == 0) order = SquaredDistance(halos, row).CompareTo(SquaredDistance(halos, other));
        return order != 0 ? order : row.CompareTo(other);
    }

    private static double SquaredDistance(HaloTable halos, int row)
    {
        CartesianVector position = new(halos.X[row], halos.Y[row], halos.Z[row]);
        return position.Dot(position);
    }
}
