using Orchestrator.Numerics;

namespace Orchestrator.TrainingSets;

/// <summary>A random order of the splits within a block that keeps every beginning of it close to the shares.</summary>
/// <remarks>
/// A full block has each split's exact number. A block may be incomplete (the last one of a slice), and what it holds must not move when it grows; so the order is drawn among
/// those in which, after any k of B members, split s with n_s in the block has between floor(k n_s / B) and ceil(k n_s / B) of them. Such orders always exist (Tijdeman 1980, Discrete
/// Mathematics 32, 323, "The chairman assignment problem"). Whether a beginning can be continued is a matter of scheduling: seat j of split s may be taken from place
/// floor((j-1) B / n_s) + 1 on and must be by place ceil(j B / n_s); taking the earliest deadline first finds a schedule if there is one.
/// </remarks>
internal sealed class PermutedBlock
{
    private readonly int[] counts;
    private readonly int[] taken;
    private readonly int size;
    private int place;

    /// <summary>Begins a block.</summary>
    /// <param name="counts">Number of members of each split.</param>
    public PermutedBlock(IReadOnlyList<int> counts)
    {
        this.counts = [.. counts];
        taken = new int[counts.Count];
        size = counts.Sum();
    }

    /// <summary>Whether every place is taken.</summary>
    public bool IsFull => place == size;

    /// <summary>The split of the next member.</summary>
    /// <param name="random">The member's own random numbers.</param>
    public int Next(RandomStream random)
    {
        place++;
        Span<int> weights = stackalloc int[counts.Length];
        int total = 0;
        for (int split = 0; split < counts.Length; split++)
        {
            weights[split] = CanTake(split) ? counts[split] - taken[split] : 0;
            total += weights[split];
        }

        int drawn = random.NextInt(total);
        int chosen = 0;
        while (drawn >= weights[chosen]) drawn -= weights[chosen++];
        taken[chosen]++;
        return chosen;
    }

    private bool CanTake(int split)
    {
        if (taken[split] == counts[split] || Release(split, taken[split] + 1) > place) return false;
        Span<int> then = stackalloc int[counts.Length];
        taken.CopyTo(then);
        then[split]++;
        for (int at = place + 1; at <= size; at++)
        {
            int earliest = -1;
            int deadline = int.MaxValue;
            for (int s = 0; s < counts.Length; s++)
            {
                if (then[s] == counts[s] || Release(s, then[s] + 1) > at) continue;
                int due = Deadline(s, then[s] + 1);
                if (due < deadline) (earliest, deadline) = (s, due);
            }

            if (earliest < 0 || deadline < at) return false;
            then[earliest]++;
        }

        return true;
    }

    private int Release(int split, int seat) => ((seat - 1) * size / counts[split]) + 1;

    private int Deadline(int split, int seat) => ((seat * size) + counts[split] - 1) / counts[split];
}
