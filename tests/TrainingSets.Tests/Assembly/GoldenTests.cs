using Orchestrator.CatalogFiles;

namespace Orchestrator.TrainingSets.Tests.Assembly;

/// <summary>What the stages write may change only together with their versions.</summary>
public sealed class GoldenTests
{
    [Fact]
    public void PartAndIndex_OfAKnownCampaign_HaveTheirGoldenContentHashes()
    {
        using var campaign = new SmallCampaign();
        campaign.WriteParts();
        AssemblyResult result = campaign.Assembler().Assemble(campaign.ExistingPart);

        Assert.Equal("faa7dad53a38a989565093110b02d8b34611fa8f8ebb9a5af855d2fe7401b88f", ContentHash.Of(campaign.PartPath(new PartKey(0, "cone"))));
        Assert.Equal("e6bcc6a8b4a207f1899e563f37f76e5044c0c7e0c0e4018714fa94278900c618", result.ContentHash);
    }
}
