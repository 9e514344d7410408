using Orchestrator.Pinocchio.Engine;

namespace Orchestrator.Pinocchio.Tests.Engine;

public sealed class EngineHistoriesTests
{
    private const double RedshiftTolerance = 1.2e-5;

    /// <summary>Half the last decimal of ASCII histories.</summary>
    private const double AsciiRounding = 5e-5;

    /// <summary>All trees of 32^3 and 64^3 particles, branch for branch and in the same order; of 128^3 all but two of 10145, and in the others
    /// all but two of 14169 branches, which merged with other numbers of particles.</summary>
    [Theory]
    [MemberData(nameof(ReferenceRuns.OneRank), MemberType = typeof(ReferenceRuns))]
    public void Run_SameParametersAndSeed_GrowsTheTreesOfTheRealProgram(string name)
    {
        (PinocchioRun reference, EngineResult result) = EngineRuns.Of(name);
        MergerHistories real = MergerHistories.Read(Assert.Single(reference.HistoryFiles)), ours = result.Histories;
        bool isSmall = reference.Parameters.GridSize < 128;
        double tolerance = RedshiftTolerance + (reference.Parameters.CatalogInAscii ? AsciiRounding : 0.0);
        Assert.Equal(real.TreeCount, ours.TreeCount);
        Assert.Equal(real.Branches.Length, ours.Branches.Length);
        Dictionary<ulong, int> treeOf = Enumerable.Range(0, ours.TreeCount).ToDictionary(tree => ours.Tree(tree)[0].Id);
        int otherTrees = 0, otherBranches = 0;
        for (int tree = 0; tree < real.TreeCount; tree++)
        {
            if (!treeOf.TryGetValue(real.Tree(tree)[0].Id, out int own) || ours.Tree(own).Length != real.Tree(tree).Length)
            {
                otherTrees++;
                continue;
            }

            if (isSmall) Assert.Equal(tree, own);
            for (int n = 0; n < real.Tree(tree).Length; n++)
            {
                HaloBranch expected = real.Tree(tree)[n], actual = ours.Tree(own)[n];
                if (WithoutRedshifts(expected) != WithoutRedshifts(actual)) otherBranches++;
                Assert.Equal(expected.MergerRedshift, actual.MergerRedshift, tolerance);
                Assert.Equal(expected.PeakRedshift, actual.PeakRedshift, tolerance);
                Assert.Equal(expected.AppearanceRedshift, actual.AppearanceRedshift, tolerance);
            }
        }

        Assert.InRange(otherTrees, 0, isSmall ? 0 : 2);
        Assert.InRange(otherBranches, 0, isSmall ? 0 : 2);
    }

    private static HaloBranch WithoutRedshifts(HaloBranch branch) => branch with { MergerRedshift = 0, PeakRedshift = 0, AppearanceRedshift = 0 };
}
