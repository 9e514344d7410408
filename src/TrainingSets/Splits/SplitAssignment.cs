using Orchestrator.Numerics;

namespace Orchestrator.TrainingSets;

/// <summary>Which split each simulation belongs to. All samples of a simulation, and all simulations of a group, share it.</summary>
public static class SplitAssignment
{
    /// <summary>Draws splits in permuted blocks within each slice of the design.</summary>
    /// <param name="points">All simulations of the design so far.</param>
    /// <param name="shares">The fraction of each split.</param>
    /// <param name="seed">The campaign's seed.</param>
    /// <returns>The split of each simulation.</returns>
    /// <remarks>
    /// Groups are taken slice by slice in the order of their smallest simulation; each is drawn by the random numbers of (seed, that simulation). A slice whose number of groups is a multiple of
    /// <see cref="SplitShares.Block"/> has exact shares, any other is off by less than one group in each split. Simulations that are appended (to any slice, with higher indices than the slice has) never
    /// move earlier ones.
    /// </remarks>
    /// <exception cref="InvalidInputException">The shares are impossible, or a simulation is named twice.</exception>
    public static IReadOnlyDictionary<int, Split> Draw(IReadOnlyCollection<SimulationPoint> points, SplitShares shares, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(shares);
        RequireDistinct(points);
        IReadOnlyList<int> counts = shares.Block();
        var splitOfGroup = new Dictionary<int, Split>();
        IEnumerable<SimulationPoint> firsts = points.GroupBy(point => point.Group).Select(members => members.MinBy(point => point.Simulation));
        foreach (IGrouping<int, SimulationPoint> slice in firsts.GroupBy(first => first.SliceOfDesign))
        {
            var block = new PermutedBlock(counts);
            foreach (SimulationPoint first in slice.OrderBy(point => point.Simulation))
            {
                if (block.IsFull) block = new PermutedBlock(counts);
                splitOfGroup.Add(first.Group, (Split)block.Next(new RandomKey(seed, RandomPurpose.Split, first.Simulation).For(0)));
            }
        }

        return points.ToDictionary(point => point.Simulation, point => splitOfGroup[point.Group]);
    }

    /// <summary>Takes splits that were named outright.</summary>
    /// <param name="points">All simulations of the design.</param>
    /// <param name="train">Simulations that train.</param>
    /// <param name="validation">Simulations that validate.</param>
    /// <param name="test">Simulations that test.</param>
    /// <returns>The split of each simulation.</returns>
    /// <exception cref="InvalidInputException">A simulation is in no list, in two, or unknown, or a group is divided.</exception>
    public static IReadOnlyDictionary<int, Split> Explicit(
        IReadOnlyCollection<SimulationPoint> points, IReadOnlyList<int> train, IReadOnlyList<int> validation, IReadOnlyList<int> test)
    {
        ArgumentNullException.ThrowIfNull(points);
        RequireDistinct(points);
        HashSet<int> known = [.. points.Select(point => point.Simulation)];
        var splits = new Dictionary<int, Split>();
        foreach ((Split split, IReadOnlyList<int> simulations) in new[] { (Split.Train, train), (Split.Validation, validation), (Split.Test, test) })
        {
            foreach (int simulation in simulations)
            {
                if (!known.Contains(simulation)) throw new InvalidInputException("the design has no such simulation", key: Key(split), value: $"{simulation}");
                if (!splits.TryAdd(simulation, split))
                    throw new InvalidInputException($"the simulation is listed under {Key(splits[simulation])} too", key: Key(split), value: $"{simulation}", allowed: "each simulation once");
            }
        }

        foreach (SimulationPoint point in points)
        {
            if (!splits.ContainsKey(point.Simulation))
                throw new InvalidInputException($"simulation {point.Simulation} is in none of the lists", key: "split", allowed: "each simulation once");
        }

        RequireWholeGroups(points, splits);
        return splits;
    }

    private static void RequireWholeGroups(IReadOnlyCollection<SimulationPoint> points, Dictionary<int, Split> splits)
    {
        foreach (IGrouping<int, SimulationPoint> group in points.GroupBy(point => point.Group))
        {
            SimulationPoint first = group.First();
            foreach (SimulationPoint other in group)
            {
                if (splits[other.Simulation] == splits[first.Simulation]) continue;
                throw new InvalidInputException(
                    $"simulations {first.Simulation} and {other.Simulation} share their initial conditions (group {group.Key}), so a network tested on one has seen the other",
                    key: Key(splits[other.Simulation]),
                    value: $"{other.Simulation}",
                    allowed: $"the list of {first.Simulation}, {Key(splits[first.Simulation])}");
            }
        }
    }

    private static void RequireDistinct(IReadOnlyCollection<SimulationPoint> points)
    {
        var seen = new HashSet<int>();
        foreach (SimulationPoint point in points)
        {
            if (!seen.Add(point.Simulation)) throw new InvalidInputException("the simulation is in the design twice", key: "simulation", value: $"{point.Simulation}");
        }
    }

    private static string Key(Split split) => split switch
    {
        Split.Train => "split.train",
        Split.Validation => "split.validation",
        _ => "split.test",
    };
}
