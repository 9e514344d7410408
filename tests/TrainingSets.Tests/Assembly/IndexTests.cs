using PureHDF;

namespace Orchestrator.TrainingSets.Tests.Assembly;

public sealed class IndexTests : IDisposable
{
    private readonly SmallCampaign campaign = new();
    private readonly string index;

    public IndexTests()
    {
        campaign.WriteParts();
        index = campaign.Assembler(6 * campaign.Description.Maps.SampleBytes).Assemble(campaign.ExistingPart).IndexPath;
    }

    [Fact]
    public void Index_ByH5PyFromAnyFolder_ReadsEverySampleThroughTheShards()
    {
        const string script = """
            import h5py, numpy as np, sys
            f = h5py.File(sys.argv[1])
            m = f["maps"]
            assert m.is_virtual and m.shape == (24, 3, 16, 12) and m.dtype == "f4"
            maps = m[:]
            assert not np.isnan(maps).any()
            assert (maps.sum(axis=(1, 2, 3)) == f["sample/galaxies"][:]).all()
            assert (maps.sum(axis=(2, 3)) == f["sample/galaxies_in_slice"][:]).all()
            assert maps[:, :2].sum() > 0 and maps[:, 2].sum() == 0
            simulation = f["sample/simulation"][:]
            assert sorted(simulation) == sorted(list(range(8)) * 3)
            assert np.allclose(f["labels"][:, 0], 0.16 + 0.03 * simulation, atol=1e-15)
            assert list(f["labels"].attrs["columns"]) == ["omega_m", "sigma8", "w0"]
            assert (f["statistics/xi"][:, 0] == simulation).all() and f["statistics/xi"].attrs["bin_edges"].tolist() == [1, 10, 100]
            split = f["sample/split"][:]
            of = {s: set(split[simulation == s]) for s in range(8)}
            assert all(len(v) == 1 for v in of.values())
            assert np.bincount(split).tolist() == [18, 3, 3]
            assert set(f["sample/recipe"][:]) == {b"cone"} and set(f["sample/ablation"][:]) == {b""}
            assert [[s.name for s in d.values()] for d in m.dims] == [[], ["/axes/slice_redshift"], ["/axes/y"], ["/axes/x"]]
            assert [d.label for d in m.dims] == ["sample", "slice", "y", "x"]
            assert f["provenance/campaign.yaml"].asstr()[()] == "campaign: test-campaign\n"
            assert f.attrs["format"] == "orchestrator-training-set" and f.attrs["campaign"] == "test-campaign"
            train = split == 0
            seen = f["axes/footprint"][:] > 0
            pixels = maps[train][:, :, seen].astype("f8")
            n = f["normalisation"]
            assert np.allclose(n["maps_mean"][:], pixels.mean(axis=(0, 2)), rtol=1e-14)
            sd = pixels.std(axis=(0, 2)); sd[sd == 0] = 1
            assert np.allclose(n["maps_standard_deviation"][:], sd, rtol=1e-13)
            assert n["maps_constant"][:].tolist() == [0, 0, 1] and n["labels_constant"][:].tolist() == [0, 0, 1]
            labels = f["labels"][:]
            sd = labels[train].std(axis=0); sd[2] = 1
            assert np.allclose(f["labels_standardised"][:], (labels - labels[train].mean(axis=0)) / sd, atol=1e-13)
            assert (f["labels_standardised"][:, 2] == 0).all()
            print("all read", f["shards/file"][1].decode())
            """;

        Assert.Equal("all read small/shard-00001.h5", Python.RunIn("/", script, index));
        Assert.Equal("all read small/shard-00001.h5", Python.RunIn(campaign.FolderName, script, "small.h5"));
        Assert.Equal("all read small/shard-00001.h5", Python.RunIn(Path.Combine(campaign.FolderName, "small"), script, "../small.h5"));
    }

    [Fact]
    public void Index_MovedWithItsShards_StillReads()
    {
        using var elsewhere = new TemporaryFolder();
        File.Copy(index, elsewhere.File("small.h5"));
        Directory.Move(Path.Combine(campaign.FolderName, "small"), elsewhere.File("small"));

        Assert.Equal("False", Python.RunIn("/", """
            import h5py, numpy as np, sys
            print(np.isnan(h5py.File(sys.argv[1])["maps"][:]).any())
            """, elsewhere.File("small.h5")));
    }

    [Fact]
    public void Index_ShardAbsent_ReadsAsNoNumberAndNeverAsEmptySky()
    {
        File.Delete(Path.Combine(campaign.FolderName, "small", "shard-00001.h5"));

        Assert.Equal("True [-1] True", Python.Run("""
            import h5py, numpy as np, sys
            f = h5py.File(sys.argv[1])
            print(np.isnan(f["maps"][6:12]).all(), np.unique(f["sample/split"][6:12]), np.isnan(f["labels"][6:12]).all())
            """, index));
    }

    [Fact]
    public void Index_ByPureHdf_HoldsTheStandardisedLabels()
    {
        using var file = H5File.OpenRead(index);
        double[] standardised = file.Dataset("/labels_standardised").Read<double[]>();
        Assert.Equal(24 * 3, standardised.Length);
        Assert.Equal("training split only", file.Group("/normalisation").Attribute("rule").Read<string>()[..19]);
    }

    public void Dispose() => campaign.Dispose();
}
