namespace Orchestrator.LatinHypercube.Tests;

/// <summary>Golden designs: they may change only with a new version of the design stage, for tables that are running already must still grow.</summary>
public sealed class DesignBitsTests
{
    [Theory]
    [InlineData(DesignKind.SlicedOrthogonal, 125, 5, "d7bb6707c3df8e810e5aceef389b3b91")]
    [InlineData(DesignKind.SlicedOrthogonal, 147, 1, "0e17d692662d116bea912c253644e0fd")]
    [InlineData(DesignKind.Latin, 90, 3, "b50c8d78bca675f244424719ea2d887b")]
    [InlineData(DesignKind.Sobol, 64, 4, "3dfe0e7ec8987f51c0669fc714407f28")]
    public void Create_FixedSeed_HasTheRecordedHash(DesignKind kind, int points, int slices, string hash)
    {
        var specification = DesignTests.Small() with
        {
            Kind = kind,
            Points = points,
            Slices = slices,
            Exchanges = 60_000,
            Parameters = [.. DesignTests.Small().Parameters, new("a_s", new LogUniformPrior(1e-9, 4e-9)), new("n_s", new TruncatedNormalPrior(0.965, 0.02, 0.9, 1))],
        };

        Assert.Equal(hash, Design.Create(specification).Table.ContentHash);
    }
}
