using Orchestrator.Catalogs;
using Orchestrator.Cosmology;
using Orchestrator.Numerics;

namespace Orchestrator.LightCone;

/// <summary>Makes a light cone of the snapshots of a periodic box, by replication.</summary>
/// <remarks>
/// Space is cut into shells about the observer. In a shell stand the halos of the snapshot that is nearest in comoving distance, each
/// where it crosses the past light cone: between its snapshot at
/// distance D_s and the crossing at D it drifts by <c>(v/c)(D_s - D)</c>, the peculiar velocity times the conformal time. A halo that
/// drifts over the border of its shell is lost there or shown by both
/// snapshots; borders are where the snapshots agree best. Velocities and masses are those of the snapshot.
/// Where merger histories say which halos of two neighbouring snapshots are the same, these move between them on the cubic that has their
/// positions and velocities in both; halos without a partner drift.
/// </remarks>
public static class SnapshotLightCone
{
    /// <summary>Builds the cone.</summary>
    /// <param name="snapshots">One snapshot or more, in any order, each at a redshift of its own, all with one definition of mass.</param>
    /// <param name="geometry">The cone; its box is the snapshots'.</param>
    /// <param name="cosmology">Cosmology of the simulation.</param>
    /// <param name="descendants">What merger histories tell about neighbouring snapshots, for all of them or some; nothing by
    /// default.</param>
    /// <param name="threads">Threads to use; 0 for all processors. Results do not depend on it.</param>
    /// <returns>Halos from the cone's vertex, with replication and redshift: by shell, copy of the box and row of the snapshot.</returns>
    /// <exception cref="ArgumentException">There is no snapshot, two have one redshift, they differ in mass definition or particle
    /// mass, or descendants are not of two neighbouring snapshots.</exception>
    /// <exception cref="InvalidInputException">A halo stands outside the cone's box, or the descendants contradict the snapshots; the message
    /// names the halo.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A snapshot's redshift is negative, or the cone reaches farther than copies can be
    /// numbered.</exception>
    public static HaloTable Build(
        IReadOnlyList<BoxSnapshot> snapshots, LightConeGeometry geometry, WcdmCosmology cosmology,
            IReadOnlyList<HaloDescendants>? descendants = null, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(snapshots);
        ArgumentNullException.ThrowIfNull(geometry);
        ArgumentNullException.ThrowIfNull(cosmology);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        BoxSnapshot[] ordered = Ordered(snapshots);
        HaloTableBuilder builder = new(ordered[0].Halos.MassDefinition, ordered[0].Halos.ParticleMass);
        foreach (BoxSnapshot snapshot in ordered)
            CheckInBox(snapshot, geometry.BoxSize);
        HaloDescendants?[] links = ByGap(descendants ?? [], ordered);
        foreach (SnapshotShell shell in Shells(ordered, links, geometry, cosmology))
            Append(builder, shell, geometry, cosmology, threads);
        return builder.Build();
    }

    private static void Append(HaloTableBuilder builder, SnapshotShell shell, LightConeGeometry geometry, WcdmCosmology cosmology,
        int threads)
    {
        IReadOnlyList<BoxCopy> copies = BoxCopies.Of(geometry, shell.Near, shell.Far, shell.LargestMotion());
        HaloTable[] found = new HaloTable[copies.Count];
        ParallelOptions options = new() { MaxDegreeOfParallelism = threads == 0 ? -1 : threads };
        Parallel.For(0, found.Length, options, i => found[i] = shell.Cross(copies[i].Replication, geometry, cosmology));
        foreach (HaloTable table in found)
        {
            builder.Append(table);
            table.Dispose();
        }
    }

    private static BoxSnapshot[] Ordered(IReadOnlyList<BoxSnapshot> snapshots)
    {
        if (snapshots.Count == 0)
            throw new ArgumentException("A light cone needs at least one snapshot.", nameof(snapshots));
        BoxSnapshot[] ordered = [.. snapshots.OrderBy(snapshot => snapshot.Redshift)];
        for (int i = 0; i < ordered.Length; i++)
        {
            if (!(ordered[i].Redshift >= 0) || !double.IsFinite(ordered[i].Redshift))
                throw new ArgumentOutOfRangeException(nameof(snapshots), ordered[i].Redshift,
                    "A snapshot's redshift must be finite and at least 0.");
            if (i > 0 && ordered[i].Redshift == ordered[i - 1].Redshift)
                throw new ArgumentException($"Two snapshots have the redshift {ordered[i].Redshift}.", nameof(snapshots));
            if (ordered[i].Halos.MassDefinition != ordered[0].Halos.MassDefinition
                || ordered[i].Halos.ParticleMass != ordered[0].Halos.ParticleMass)
                throw new ArgumentException(
                    $"The snapshots at z = {ordered[0].Redshift} and {ordered[i].Redshift} differ in mass definition or particle mass.",
                    nameof(snapshots));
        }
        return ordered;
    }

    private static void CheckInBox(BoxSnapshot snapshot, double boxSize)
    {
        HaloTable halos = snapshot.Halos;
        for (int row = 0; row < halos.Count; row++)
        {
            if (!(halos.X[row] >= 0 && halos.X[row] <= boxSize && halos.Y[row] >= 0 && halos.Y[row] <= boxSize && halos.Z[row] >= 0
                && halos.Z[row] <= boxSize))
            {
                throw new InvalidInputException(
                    $"it stands at ({halos.X[row]}, {halos.Y[row]}, {halos.Z[row]}) in the snapshot at z = {snapshot.Redshift}",
                    key: $"halo {halos.Id[row]} in row {row}", allowed: $"0 .. {boxSize} Mpc/h, the box of the cone");
            }
        }
    }

    // Gap i lies between snapshots i - 1 and i, by rising redshift.
    private static HaloDescendants?[] ByGap(IReadOnlyList<HaloDescendants> descendants, BoxSnapshot[] snapshots)
    {
        var links = new HaloDescendants?[snapshots.Length];
        foreach (HaloDescendants link in descendants)
        {
            int gap = Array.FindIndex(snapshots, snapshot => snapshot.Redshift == link.EarlierRedshift);
            if (gap < 1 || snapshots[gap - 1].Redshift != link.LaterRedshift || links[gap] is not null)
            {
                throw new ArgumentException(
                    $"Descendants from z = {link.EarlierRedshift} to z = {link.LaterRedshift} are not those of two neighbouring snapshots, "
                    + "or stand there twice.", nameof(descendants));
            }
            links[gap] = link;
        }
        return links;
    }

    private static IEnumerable<SnapshotShell> Shells(BoxSnapshot[] snapshots, HaloDescendants?[] links, LightConeGeometry geometry,
        WcdmCosmology cosmology)
    {
        double near = cosmology.ComovingDistance(geometry.MinimumRedshift);
        double far = cosmology.ComovingDistance(geometry.MaximumRedshift);
        double[] distances = Array.ConvertAll(snapshots, snapshot => cosmology.ComovingDistance(snapshot.Redshift));
        for (int i = 0; i <= snapshots.Length; i++)
        {
            // The first and the last gap have a snapshot on one side only.
            double gapNear = i == 0 ? near : Math.Max(near, distances[i - 1]);
            double gapFar = i == snapshots.Length ? far : Math.Min(far, distances[i]);
            if (gapNear >= gapFar)
                continue;
            if (i == 0 || i == snapshots.Length)
            {
                int only = Math.Max(0, i - 1);
                yield return new DriftShell(snapshots[only].Halos, rows: null, distances[only], gapNear, gapFar);
                continue;
            }
            HaloTable before = snapshots[i - 1].Halos;
            HaloTable after = snapshots[i].Halos;
            SnapshotPairs? pairs = links[i] is { } link ? SnapshotPairs.Match(snapshots[i - 1], snapshots[i], link) : null;
            double middle = Math.Clamp((distances[i - 1] + distances[i]) / 2, gapNear, gapFar);
            if (gapNear < middle)
                yield return new DriftShell(before, pairs?.OnlyBefore, distances[i - 1], gapNear, middle);
            if (middle < gapFar)
                yield return new DriftShell(after, pairs?.OnlyAfter, distances[i], middle, gapFar);
            if (pairs is not null)
                yield return new InterpolatedShell(before, after, pairs, geometry.BoxSize, (distances[i - 1], distances[i]), gapNear,
                    gapFar);
        }
    }
}
