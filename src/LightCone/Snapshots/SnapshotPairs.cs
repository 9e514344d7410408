using Orchestrator.Catalogs;

namespace Orchestrator.LightCone;

/// <summary>The halos of two snapshots by number: those in both, and those in one alone.</summary>
/// <param name="Before">Rows of the later, nearer snapshot whose halo stands in both.</param>
/// <param name="After">The rows of the same halos in the earlier, farther snapshot.</param>
/// <param name="OnlyBefore">Rows of the nearer snapshot alone.</param>
/// <param name="OnlyAfter">Rows of the farther snapshot alone.</param>
internal sealed record SnapshotPairs(int[] Before, int[] After, int[] OnlyBefore, int[] OnlyAfter)
{
    internal static SnapshotPairs Match(HaloTable before, HaloTable after)
    {
        Dictionary<ulong, int> rowsAfter = new(after.Count);
        for (int row = 0; row < after.Count; row++)
            rowsAfter.TryAdd(after.Id[row], row);
        List<int> pairedBefore = [], pairedAfter = [], onlyBefore = [];
        bool[] taken = new bool[after.Count];
        for (int row = 0; row < before.Count; row++)
        {
            if (rowsAfter.TryGetValue(before.Id[row], out int other) && !taken[other])
            {
                pairedBefore.Add(row);
                pairedAfter.Add(other);
                taken[other] = true;
            }
            else
            {
                onlyBefore.Add(row);
            }
        }
        int[] onlyAfter = [.. Enumerable.Range(0, after.Count).Where(row => !taken[row])];
        return new SnapshotPairs([.. pairedBefore], [.. pairedAfter], [.. onlyBefore], onlyAfter);
    }
}
