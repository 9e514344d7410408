using Orchestrator.CatalogFiles;
using Orchestrator.Numerics;

namespace Orchestrator.TrainingSets.Tests.Verification;

public sealed class TrainingSetVerifierTests : IDisposable
{
    private readonly SmallCampaign campaign = new();
    private readonly string index;

    public TrainingSetVerifierTests()
    {
        campaign.WriteParts();
        index = campaign.Assembler().Assemble(campaign.ExistingPart).IndexPath;
    }

    [Fact]
    public void Verify_GoodSet_FindsNothing() => Assert.Empty(TrainingSetVerifier.Verify(index, campaign.Design));

    [Fact]
    public void Verify_OtherDesign_FindsTheLabels()
    {
        var design = new Dictionary<int, IReadOnlyList<double>>(campaign.Design) { [3] = [0.3, 0.8, -1] };

        IReadOnlyList<Finding> findings = TrainingSetVerifier.Verify(index, design);

        Assert.Equal(3, findings.Count);
        Assert.All(findings, finding => Assert.Contains("simulation 3", finding.Problem));
    }

    [Fact]
    public void Verify_CountChangedInAShard_FindsHashSumAndTotal() =>
        AssertFound("/maps[0, 0, 3, 3] += 1", "its content has the hash", "slice 0 holds", "/sample/galaxies says");

    [Fact]
    public void Verify_SimulationInTwoSplits_IsFound() => AssertFound("/sample/split[0] = (f['/sample/split'][0] + 1) % 3", "is shared by the splits", "group ");

    [Fact]
    public void Verify_GroupInTwoSplits_IsFound() => AssertFound("/sample/group[:] = 0", "group 0 (one set of initial conditions) is shared by the splits Train and Validation and Test");

    [Fact]
    public void Verify_NormalisationChanged_IsFound()
    {
        Change(index, "/normalisation/maps_mean[0] += 0.5");

        Assert.Contains(TrainingSetVerifier.Verify(index), finding => finding.Problem.Contains("/normalisation/maps_mean is"));
    }

    [Fact]
    public void Verify_ShardMissing_IsFound()
    {
        File.Delete(Shard);

        Assert.Contains(TrainingSetVerifier.Verify(index), finding => finding.Problem.Contains("there is no such file"));
    }

    [Fact]
    public void Verify_APart_IsRefused()
    {
        var error = Assert.Throws<InvalidInputException>(() => TrainingSetVerifier.Verify(campaign.PartPath(new PartKey(0, "cone"))));

        Assert.Contains("not the index of a training set", error.Message);
    }

    [Fact]
    public void Part_ContentHash_IsItsRecordedOne()
    {
        string part = campaign.PartPath(new PartKey(5, "cone"));
        using Hdf5File file = Hdf5File.OpenRead(part);

        Assert.Equal(file.ReadStringAttribute("/", ContentHash.AttributeName)[0], ContentHash.Of(part));
    }

    public void Dispose() => campaign.Dispose();

    private string Shard => Path.Combine(campaign.FolderName, "small", "shard-00000.h5");

    private static void Change(string path, string assignment)
    {
        int bracket = assignment.IndexOf('[');
        Python.Run($"""
            import h5py, sys
            with h5py.File(sys.argv[1], "r+") as f:
                f["{assignment[..bracket]}"]{assignment[bracket..]}
            """, path);
    }

    private void AssertFound(string assignment, params string[] problems)
    {
        Change(Shard, assignment);

        IReadOnlyList<Finding> findings = TrainingSetVerifier.Verify(index, campaign.Design);

        Assert.All(problems, problem => Assert.Contains(findings, finding => finding.Problem.Contains(problem)));
    }
}
