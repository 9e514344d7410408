using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio;

/// <summary>The merger trees of the halos at the last output, <c>pinocchio.&lt;run&gt;.histories.out</c>: one tree a halo, its main branch
/// first.</summary>
public sealed class MergerHistories
{
    private readonly HaloBranch[] branches;
    private readonly int[] starts;

    internal MergerHistories(HaloFileFormat format, HaloBranch[] branches, int[] branchesOfTrees, int[] treesOfTasks)
    {
        Format = format;
        this.branches = branches;
        starts = new int[branchesOfTrees.Length + 1];
        for (int tree = 0; tree < branchesOfTrees.Length; tree++) starts[tree + 1] = starts[tree] + branchesOfTrees[tree];
        TreesOfTasks = treesOfTasks;
    }

    /// <summary>Makes histories of trees, as of one task.</summary>
    /// <param name="branches">All branches, tree after tree, each tree's main branch first.</param>
    /// <param name="branchesOfTrees">Number of branches of each tree.</param>
    /// <exception cref="ArgumentException">The numbers do not add up.</exception>
    public static MergerHistories Of(HaloBranch[] branches, int[] branchesOfTrees)
    {
        ArgumentNullException.ThrowIfNull(branches);
        ArgumentNullException.ThrowIfNull(branchesOfTrees);
        if (branchesOfTrees.Sum() != branches.Length)
            throw new ArgumentException($"trees of {branchesOfTrees.Sum()} branches for {branches.Length}", nameof(branchesOfTrees));
        return new MergerHistories(HaloFileFormat.Binary, branches, branchesOfTrees, [branchesOfTrees.Length]);
    }

    /// <summary>How the file that was read was written.</summary>
    public HaloFileFormat Format { get; }

    /// <summary>Number of trees, which is that of the halos at the last output.</summary>
    public int TreeCount => starts.Length - 1;

    /// <summary>All branches, tree after tree.</summary>
    public ReadOnlySpan<HaloBranch> Branches => branches;

    /// <summary>Trees of each task of the file; one number where the file does not tell.</summary>
    public IReadOnlyList<int> TreesOfTasks { get; }

    /// <summary>The branches of one tree, its main branch first.</summary>
    /// <param name="tree">0 to <see cref="TreeCount"/> - 1.</param>
    public ReadOnlySpan<HaloBranch> Tree(int tree)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tree);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(tree, TreeCount);
        return branches.AsSpan(starts[tree]..starts[tree + 1]);
    }

    /// <summary>The halos that are in the catalogue of one output and still halos of their own in that of a later one.</summary>
    /// <remarks>
    /// A halo keeps its number until it merges into a larger one: its branch begins where it reached the smallest mass that is written and
    /// ends at that merger. Redshifts of ascii histories are rounded to 0.0001, which may err for a halo that appears just there.
    /// </remarks>
    /// <param name="earlierRedshift">Redshift of the earlier output, the larger of the two.</param>
    /// <param name="laterRedshift">Redshift of the later output, at least that of the last one.</param>
    /// <returns>The number in the later output by the number in the earlier one: the same number.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The redshifts do not descend.</exception>
    public IReadOnlyDictionary<ulong, ulong> MainDescendants(double earlierRedshift, double laterRedshift)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(earlierRedshift, laterRedshift);
        var descendants = new Dictionary<ulong, ulong>();
        foreach (HaloBranch branch in branches)
        {
            if (branch.AppearanceRedshift >= earlierRedshift && (branch.IsMain || branch.MergerRedshift < laterRedshift))
                descendants.Add(branch.Id, branch.Id);
        }

        return descendants;
    }

    /// <summary>Reads a file: ascii or binary, full or light, also compressed with gzip.</summary>
    /// <param name="path">The file; one of several if the run wrote several.</param>
    /// <exception cref="InvalidInputException">The file cannot be opened, is damaged, or its counts do not add up.</exception>
    public static MergerHistories Read(string path) => MergerHistoriesReader.Read(path);

    /// <summary>Writes a file; it appears whole or not at all.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="format">Ascii or binary of V5, full or light.</param>
    /// <param name="minimumParticles">Particles of the smallest halo, for the header of an ascii file.</param>
    public void Write(string path, HaloFileFormat format, int minimumParticles) =>
        MergerHistoriesWriter.Write(this, path, format, minimumParticles);
}
