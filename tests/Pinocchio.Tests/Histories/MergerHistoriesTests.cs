using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio.Tests;

public sealed class MergerHistoriesTests
{
    [Theory]
    [InlineData("ref64")]
    [InlineData("ref128")]
    public void Read_AsciiAndBinary_AgreeToRounding(string name)
    {
        MergerHistories ascii = MergerHistories.Read(ReferenceRuns.Open($"pinocchio/{name}_ascii").HistoryFiles.Single());
        MergerHistories binary = MergerHistories.Read(ReferenceRuns.Open($"pinocchio/{name}_binary").HistoryFiles.Single());
        Assert.Equal(binary.TreeCount, ascii.TreeCount);
        for (int tree = 0; tree < binary.TreeCount; tree++) Assert.Equal(binary.Tree(tree).Length, ascii.Tree(tree).Length);
        for (int row = 0; row < binary.Branches.Length; row++)
        {
            (HaloBranch a, HaloBranch b) = (ascii.Branches[row], binary.Branches[row]);
            Assert.Equal(b with { MergerRedshift = 0, PeakRedshift = 0, AppearanceRedshift = 0 },
                a with { MergerRedshift = 0, PeakRedshift = 0, AppearanceRedshift = 0 });
            Assert.Equal(b.MergerRedshift, a.MergerRedshift, 5.1e-5);
            Assert.Equal(b.PeakRedshift, a.PeakRedshift, 5.1e-5);
            Assert.Equal(b.AppearanceRedshift, a.AppearanceRedshift, 5.1e-5);
        }
    }

    [Fact]
    public void Read_LightFile_HasTheTreesOfTheFullOne()
    {
        MergerHistories light = MergerHistories.Read(ReferenceRuns.Open("pinocchio/ref32_light").HistoryFiles.Single());
        MergerHistories full = MergerHistories.Read(ReferenceRuns.Open("pinocchio/ref32_snapshot").HistoryFiles.Single());
        Assert.True(light.Format.IsLight && !full.Format.IsLight);
        Assert.Equal(full.Branches.ToArray(), light.Branches.ToArray());
        Assert.Equal(
            Enumerable.Range(0, full.TreeCount).Select(tree => full.Tree(tree).Length),
            Enumerable.Range(0, light.TreeCount).Select(tree => light.Tree(tree).Length));
    }

    [Theory]
    [InlineData("pinocchio/ref64_binary")]
    [InlineData("pinocchio/ref64_ascii_np2_numfiles2")]
    [InlineData("pinocchio/ref32_w0wa")]
    public void Trees_EachHaloOfTheLastOutput_HasOneWithItsParticles(string name)
    {
        PinocchioRun run = ReferenceRuns.Open(name);
        Dictionary<ulong, int> halos = ReferenceRuns.Catalog(run, 0).ToDictionary(halo => halo.Id, halo => halo.Particles);
        MergerHistories[] files = [.. run.HistoryFiles.Select(MergerHistories.Read)];
        Assert.Equal(halos.Count, files.Sum(file => file.TreeCount));
        foreach (MergerHistories file in files)
        {
            for (int tree = 0; tree < file.TreeCount; tree++)
            {
                ReadOnlySpan<HaloBranch> branches = file.Tree(tree);
                Assert.True(branches[0].IsMain && branches[0].MergerRedshift == -1);
                Assert.Equal(branches.Length, branches[0].Index);
                Assert.Equal(halos[branches[0].Id], branches[0].Particles);
                for (int branch = 1; branch < branches.Length; branch++) Assert.False(branches[branch].IsMain);
            }
        }
    }

    /// <summary>The program keeps a halo's number while it lives, so the catalogues themselves tell who lived on.</summary>
    [Theory]
    [InlineData("pinocchio/ref128_binary")]
    [InlineData("pinocchio/ref64_binary_np2_numfiles2")]
    [InlineData("pinocchio/ref64_ascii")]
    [InlineData("pinocchio/ref32_light")]
    [InlineData("pinocchio/ref32_w0wa")]
    public void MainDescendants_OfEachPairOfOutputs_AreTheHalosThatBothCataloguesHold(string name)
    {
        PinocchioRun run = ReferenceRuns.Open(name);
        foreach ((double earlier, double later) in ((double, double)[])[(2, 1), (1, 0.5), (0.5, 0), (2, 0)])
        {
            HashSet<ulong> before = [.. ReferenceRuns.Catalog(run, earlier).Select(static halo => halo.Id)];
            HashSet<ulong> after = [.. ReferenceRuns.Catalog(run, later).Select(static halo => halo.Id)];
            IReadOnlyDictionary<ulong, ulong> descendants = run.ReadMainDescendants(earlier, later);
            Assert.NotEmpty(descendants);
            Assert.True(descendants.Count < before.Count);
            Assert.Equal(before.Intersect(after).Order(), descendants.Keys.Order());
            Assert.All(descendants, static pair => Assert.Equal(pair.Key, pair.Value));
        }
    }

    [Fact]
    public void MainDescendants_HaloThatMerged_HasNone()
    {
        MergerHistories histories = MergerHistories.Of(
            [new(5, 2, 1, -1, 100, 0, -1, 4.5, 2.25), new(6, 1, 2, 2, 10, 20, 0.75, 3.5, 2.5)], [2]);
        Assert.Equal([5ul, 6], histories.MainDescendants(2, 1).Keys);
        Assert.Equal([5ul], histories.MainDescendants(2, 0.75).Keys); // merged at that output: no longer there
        Assert.Equal([6ul], histories.MainDescendants(2.5, 1).Keys); // halo 5 was below the smallest mass
        Assert.Throws<ArgumentOutOfRangeException>(() => histories.MainDescendants(1, 1));
    }

    [Fact]
    public void ReadMainDescendants_RedshiftWithoutAnOutput_IsRefused()
    {
        InvalidInputException error = Assert.Throws<InvalidInputException>(
            () => ReferenceRuns.Open("pinocchio/ref64_ascii").ReadMainDescendants(1.5, 0));
        Assert.Equal(("1.5", "2, 1, 0.5, 0"), (error.Value, error.Allowed));
    }
}
