using Orchestrator.Catalogs;

namespace Orchestrator.LightCone;

/// <summary>The copies of one halo among the rows of a light cone.</summary>
public static class HaloRepeats
{
    /// <summary>For each row, how many rows of the table show the same halo.</summary>
    /// <param name="halos">A light cone's halos.</param>
    /// <returns>One number a row, at least 1.</returns>
    public static int[] Multiplicity(HaloTable halos)
    {
        ArgumentNullException.ThrowIfNull(halos);
        return MultiplicityOf(halos, halos.Id);
    }

    /// <summary>For each galaxy, how many rows of the light cone show the halo that it lives in.</summary>
    /// <param name="halos">The light cone's halos.</param>
    /// <param name="haloIds">Number of each galaxy's halo.</param>
    /// <returns>One number a galaxy; 0 for a halo that is not in the table.</returns>
    public static int[] MultiplicityOf(HaloTable halos, ReadOnlySpan<ulong> haloIds)
    {
        ArgumentNullException.ThrowIfNull(halos);
        Dictionary<ulong, int> counts = RowsById(halos);
        int[] multiplicity = new int[haloIds.Length];
        for (int galaxy = 0; galaxy < multiplicity.Length; galaxy++)
            multiplicity[galaxy] = counts.GetValueOrDefault(haloIds[galaxy]);
        return multiplicity;
    }

    /// <summary>The rows that are left when each halo is shown once: its copy nearest to the observer.</summary>
    /// <remarks>
    /// The nearest copies of neighbouring halos stand together, so that what is left has full density in connected regions, which a
    /// random choice of copies would not.
    /// Copies at one distance are told apart by their replication's code.
    /// </remarks>
    /// <param name="halos">A light cone's halos, with replications.</param>
    /// <returns>Row numbers, rising.</returns>
    public static int[] NearestCopies(HaloTable halos)
    {
        ArgumentNullException.ThrowIfNull(halos);
        Dictionary<ulong, int> nearest = new(halos.Count);
        for (int row = 0; row < halos.Count; row++)
        {
            if (!nearest.TryGetValue(halos.Id[row], out int best) || IsNearer(halos, row, best))
                nearest[halos.Id[row]] = row;
        }
        int[] rows = [.. nearest.Values];
        Array.Sort(rows);
        return rows;
    }

    /// <summary>A light cone that shows each halo once: its copy nearest to the observer.</summary>
    /// <param name="halos">A light cone's halos, with replications.</param>
    /// <returns>A table of its own, rows in the order of <paramref name="halos"/>.</returns>
    public static HaloTable WithoutRepeats(HaloTable halos)
    {
        ArgumentNullException.ThrowIfNull(halos);
        return halos.Select(NearestCopies(halos));
    }

    private static Dictionary<ulong, int> RowsById(HaloTable halos)
    {
        Dictionary<ulong, int> counts = new(halos.Count);
        foreach (ulong id in halos.Id)
            counts[id] = counts.GetValueOrDefault(id) + 1;
        return counts;
    }

    private static bool IsNearer(HaloTable halos, int row, int other)
    {
        double difference = DistanceSquared(halos, row) - DistanceSquared(halos, other);
        return difference < 0 || (difference == 0 && halos.Replication[row] < halos.Replication[other]);
    }

    private static double DistanceSquared(HaloTable halos, int row) =>
        (halos.X[row] * halos.X[row]) + (halos.Y[row] * halos.Y[row]) + (halos.Z[row] * halos.Z[row]);
}
