namespace Orchestrator.Cosmology.Tests;

public sealed class WcdmCosmologyTimesTests
{
    /// <summary>astropy 5.2.1 Flatw0waCDM(67.74, 0.3, -0.9, 0.2, Tcmb0=0), in Gyr.</summary>
    [Theory]
    [InlineData(0.8, 6.676223942042198, 6.888516692472917)]
    [InlineData(6.0, 0.9441445158189737, 12.620596118693854)]
    [InlineData(20.0, 0.18248306435013067, 13.382257569820938)]
    public void Times_AgainstAstropy_AgreeTo1e8(double redshift, double age, double lookback)
    {
        var cosmology = new WcdmCosmology(Cosmologies.Standard with { W0 = -0.9, Wa = 0.2 });
        Assert.InRange(Cosmologies.RelativeDifference(cosmology.Age(redshift), age), 0.0, 1e-8);
        Assert.InRange(Cosmologies.RelativeDifference(cosmology.LookbackTime(redshift), lookback), 0.0, 1e-8);
        Assert.InRange(Cosmologies.RelativeDifference(cosmology.Age(0.0), age + lookback), 0.0, 1e-8);
    }

    [Fact]
    public void Age_MatterOnly_IsTwoThirdsOfTheHubbleTime()
    {
        var cosmology = new WcdmCosmology(Cosmologies.MatterOnly);
        double hubbleTime = CosmologyConstants.HubbleTime / Cosmologies.MatterOnly.H;
        Assert.Equal(2.0 / 3.0 * hubbleTime, cosmology.Age(0.0), 1e-9);
        Assert.Equal(2.0 / 3.0 * hubbleTime / 8.0, cosmology.Age(3.0), 1e-9);
        Assert.Equal(2.0 / 3.0 * hubbleTime * 7.0 / 8.0, cosmology.LookbackTime(3.0), 1e-9);
        Assert.Equal(0.0, cosmology.LookbackTime(0.0));
    }

    [Fact]
    public void Times_RedshiftThatCannotBe_Throw()
    {
        var cosmology = new WcdmCosmology(Cosmologies.Standard);
        Assert.Throws<ArgumentOutOfRangeException>(() => cosmology.Age(-1.0));
        Assert.Throws<ArgumentOutOfRangeException>(() => cosmology.LookbackTime(double.NaN));
    }
}
