using Orchestrator.Cosmology;
using Orchestrator.Planning;

namespace Orchestrator.Tests.Planning;

public sealed class CampaignForecastTests
{
    [Fact]
    public void OutsideFits_AtAHighBaryonFraction_NamesTheFirstSimulationOnce()
    {
        var planck = new CosmologyParameters { OmegaM = 0.31, OmegaB = 0.0486, H = 0.6774, NS = 0.9667, Sigma8 = 0.81 };

        string[] warnings = [.. CampaignForecast.OutsideFits([(3, planck), (4, planck with { OmegaM = 0.1 }), (5, planck with { OmegaM = 0.11 })])];

        Assert.Contains(warnings, warning => warning.Contains("omega_b", StringComparison.OrdinalIgnoreCase));
        Assert.All(warnings, warning =>
        {
            Assert.StartsWith("2 of 3 cosmologies", warning);
            Assert.Contains("simulation 4", warning);
        });
        Assert.Empty(CampaignForecast.OutsideFits([(3, planck)]));
    }
}
