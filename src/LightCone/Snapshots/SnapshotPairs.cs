using Orchestrator.Numerics;

namespace Orchestrator.LightCone;

/// <summary>The halos of two snapshots by identity: those in both, and those in one alone.</summary>
/// <param name="Before">Rows of the later, nearer snapshot whose halo stands in both.</param>
/// <param name="After">The rows of the same halos in the earlier, farther snapshot.</param>
/// <param name="OnlyBefore">Rows of the nearer snapshot alone.</param>
/// <param name="OnlyAfter">Rows of the farther snapshot alone.</param>
internal sealed record SnapshotPairs(int[] Before, int[] After, int[] OnlyBefore, int[] OnlyAfter)
{
    /// <summary>Pairs the halos of the earlier snapshot with those that they became.</summary>
    /// <exception cref="InvalidInputException">A number stands twice in a snapshot, or two halos have one descendant.</exception>
    internal static SnapshotPairs Match(BoxSnapshot before, BoxSnapshot after, HaloDescendants descendants)
    {
        Dictionary<ulong, int> rowsBefore = RowsByNumber(before);
        RowsByNumber(after);
        List<int> pairedBefore = [], pairedAfter = [], onlyAfter = [];
        bool[] taken = new bool[before.Halos.Count];
        for (int row = 0; row < after.Halos.Count; row++)
        {
            ulong number = after.Halos.Id[row];
            if (!descendants.LaterNumbers.TryGetValue(number, out ulong later) || !rowsBefore.TryGetValue(later, out int other))
            {
                onlyAfter.Add(row);
                continue;
            }
            if (taken[other])
            {
                throw new InvalidInputException($"two halos of z = {after.Redshift} are said to live on in it; one of them must have merged",
                    key: $"halo {later} of z = {before.Redshift}", value: $"{number}");
            }
            taken[other] = true;
            pairedBefore.Add(other);
            pairedAfter.Add(row);
        }
        int[] onlyBefore = [.. Enumerable.Range(0, before.Halos.Count).Where(row => !taken[row])];
        return new SnapshotPairs([.. pairedBefore], [.. pairedAfter], onlyBefore, [.. onlyAfter]);
    }

    private static Dictionary<ulong, int> RowsByNumber(BoxSnapshot snapshot)
    {
        Dictionary<ulong, int> rows = new(snapshot.Halos.Count);
        for (int row = 0; row < snapshot.Halos.Count; row++)
        {
            if (!rows.TryAdd(snapshot.Halos.Id[row], row))
            {
                throw new InvalidInputException("the number stands twice in the snapshot, so histories cannot tell which halo they mean",
                    key: $"halo {snapshot.Halos.Id[row]} in row {row}", value: $"z = {snapshot.Redshift}");
            }
        }
        return rows;
    }
}
