using Orchestrator.Pinocchio.Engine;

namespace Orchestrator.Pinocchio.Tests.Engine;

public sealed class EngineHistoriesTests
{
    private const double RedshiftTolerance = 2e-4;

    [Theory]
    [InlineData("pinocchio/ref32_snapshot")]
    [InlineData("pinocchio/ref32_w0wa")]
    [InlineData("pinocchio/ref64_binary")]
    public void Run_SameParametersAndSeed_GrowsTheTreesOfTheRealProgram(string name)
    {
        (PinocchioRun reference, EngineResult result) = EngineRuns.Of(name);
        MergerHistories real = MergerHistories.Read(Assert.Single(reference.HistoryFiles)), ours = result.Histories;
        Assert.Equal(real.TreeCount, ours.TreeCount);
        for (int tree = 0; tree < real.TreeCount; tree++)
        {
            Assert.Equal(real.Tree(tree).Length, ours.Tree(tree).Length);
            for (int n = 0; n < real.Tree(tree).Length; n++)
            {
                HaloBranch expected = real.Tree(tree)[n], actual = ours.Tree(tree)[n];
                Assert.Equal(WithoutRedshifts(expected), WithoutRedshifts(actual));
                Assert.Equal(expected.MergerRedshift, actual.MergerRedshift, RedshiftTolerance);
                Assert.Equal(expected.PeakRedshift, actual.PeakRedshift, RedshiftTolerance);
                Assert.Equal(expected.AppearanceRedshift, actual.AppearanceRedshift, RedshiftTolerance);
            }
        }
    }

    private static HaloBranch WithoutRedshifts(HaloBranch branch) => branch with { MergerRedshift = 0, PeakRedshift = 0, AppearanceRedshift = 0 };
}
