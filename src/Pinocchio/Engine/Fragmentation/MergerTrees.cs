namespace Orchestrator.Pinocchio.Engine.Fragmentation;

/// <summary>Keeps the mergers of halos and lists them as the trees of the halos that live at the end.</summary>
internal sealed class MergerTrees
{
    private const int None = -1;
    private readonly int minimumMass;
    private readonly List<Merger> mergers = [];
    private readonly Dictionary<int, (int First, int Last)> childrenOf = [];

    /// <summary>No mergers yet; halos below <paramref name="minimumMass"/> particles are not recorded.</summary>
    public MergerTrees(int minimumMass) => this.minimumMass = minimumMass;

    /// <summary>Records that <paramref name="smaller"/> is about to become part of <paramref name="bigger"/>.</summary>
    public void Record(GroupTable groups, int bigger, int smaller, double collapse)
    {
        ref Group from = ref groups[smaller];
        if (from.Mass < minimumMass) return;
        int added = mergers.Count;
        mergers.Add(new Merger(smaller, from.Mass, groups[bigger].Mass, (float)(collapse - 1.0), None));
        if (childrenOf.TryGetValue(bigger, out (int First, int Last) children))
        {
            mergers[children.Last] = mergers[children.Last] with { Next = added };
            childrenOf[bigger] = (children.First, added);
        }
        else
        {
            childrenOf[bigger] = (added, added);
        }
    }

    /// <summary>The trees of all living halos, in the order of their peaks. Branches stand in the order in which they joined, those of a
    /// branch before it; the main branch comes first and has the highest index.</summary>
    public MergerHistories ToHistories(GroupTable groups)
    {
        var branches = new List<HaloBranch>();
        var sizes = new List<int>();
        for (int number = 0; number < groups.Count; number++)
        {
            ref Group group = ref groups[number];
            if (!groups.IsAlive(number) || group.Mass < minimumMass) continue;
            int main = branches.Count;
            branches.Add(default);
            AddChildren(groups, number, branches, main);
            int size = branches.Count - main;
            foreach ((int child, int index) in Children(branches, main, size))
            {
                int into = branches[child].MergedWith;
                branches[child] = branches[child] with { MergedWith = into == main ? size : into - main, Link = index + 1 };
            }

            branches[main] = new HaloBranch((ulong)group.Peak, size, 1, None, group.Mass, 0, -1.0, group.PeakCollapse - 1.0, group.Appeared - 1.0);
            sizes.Add(size);
        }

        return MergerHistories.Of([.. branches], [.. sizes]);
    }

    private static IEnumerable<(int Position, int Index)> Children(List<HaloBranch> branches, int main, int size)
    {
        for (int index = 1; index < size; index++) yield return (main + index, branches[main + index].Index);
    }

    /// <summary>Appends the branches that merged into a group; until the tree is complete, <see cref="HaloBranch.MergedWith"/> holds the
    /// position in the list.</summary>
    private void AddChildren(GroupTable groups, int number, List<HaloBranch> branches, int main)
    {
        var open = new Stack<(int Group, int NextMerger, Merger? Own, List<int> Positions)>();
        open.Push((number, FirstOf(number), null, []));
        while (open.TryPop(out (int Group, int NextMerger, Merger? Own, List<int> Positions) frame))
        {
            if (frame.NextMerger != None)
            {
                Merger merger = mergers[frame.NextMerger];
                open.Push(frame with { NextMerger = merger.Next });
                open.Push((merger.Smaller, FirstOf(merger.Smaller), merger, []));
                continue;
            }

            int position = frame.Own is null ? main : branches.Count;
            if (frame.Own is { } own)
            {
                ref Group group = ref groups[own.Smaller];
                branches.Add(new HaloBranch(
                    (ulong)group.Peak, position - main, 0, None, own.Particles, own.MainParticles, own.Redshift,
                    group.PeakCollapse - 1.0, group.Appeared - 1.0));
                open.Peek().Positions.Add(position);
            }

            foreach (int child in frame.Positions) branches[child] = branches[child] with { MergedWith = position };
        }
    }

    private int FirstOf(int number) => childrenOf.TryGetValue(number, out (int First, int Last) children) ? children.First : None;

    private readonly record struct Merger(int Smaller, int Particles, int MainParticles, float Redshift, int Next);
}
