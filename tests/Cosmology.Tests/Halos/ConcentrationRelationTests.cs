namespace Orchestrator.Cosmology.Tests;

public sealed class ConcentrationRelationTests
{
    /// <summary>Duffy et al. 2008 table 1 at its pivot of 2e12 Msun/h.</summary>
    [Theory]
    [InlineData(MassDefinition.M200c, 0.0, 5.71)]
    [InlineData(MassDefinition.Virial, 0.0, 7.85)]
    [InlineData(MassDefinition.M200m, 0.0, 10.14)]
    [InlineData(MassDefinition.M200c, 1.0, 4.1224)]
    [InlineData(MassDefinition.M200m, 1.0, 5.0350)]
    public void Concentration_DuffyAtThePivot_IsThePapersAmplitude(MassDefinition definition, double redshift, double expected) =>
        Assert.Equal(expected, new Duffy08Concentration().Concentration(definition, 2e12, redshift), 1e-4);

    [Fact]
    public void Concentration_DuffyTenTimesHeavier_FallsByThePapersSlope()
    {
        var duffy = new Duffy08Concentration();
        Assert.Equal(Math.Pow(10.0, -0.081), duffy.Concentration(MassDefinition.M200m, 2e13, 0.7) / duffy.Concentration(MassDefinition.M200m, 2e12, 0.7), 1e-12);
    }

    /// <summary>Dutton and Maccio 2014: log10 c at 1e12 Msun/h is 0.905 (200c) and 1.025 (virial) today, with slopes -0.101 and -0.097.</summary>
    [Theory]
    [InlineData(MassDefinition.M200c, 1e12, 0.0, 0.905)]
    [InlineData(MassDefinition.Virial, 1e12, 0.0, 1.025)]
    [InlineData(MassDefinition.M200c, 1e14, 0.0, 0.703)]
    [InlineData(MassDefinition.Virial, 1e14, 0.0, 0.831)]
    [InlineData(MassDefinition.M200c, 1e12, 1.0, 0.72773)]
    public void Concentration_DuttonMaccio_IsThePapersLine(MassDefinition definition, double mass, double redshift, double expected) =>
        Assert.Equal(expected, Math.Log10(new DuttonMaccio14Concentration().Concentration(definition, mass, redshift)), 1e-5);

    [Fact]
    public void Concentration_DefinitionNotFitted_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new DuttonMaccio14Concentration().Concentration(MassDefinition.M200m, 1e13, 0.0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Duffy08Concentration().Concentration(MassDefinition.Fof, 1e13, 0.0));
        Assert.False(new Duffy08Concentration().Supports(MassDefinition.Fof));
        Assert.False(new DuttonMaccio14Concentration().Supports(MassDefinition.M200m));
    }

    [Fact]
    public void CheckValidity_OutsideTheFits_NamesTheQuantity()
    {
        Assert.Empty(new Duffy08Concentration().CheckValidity(1e12, 9e14, 0.0, 2.0));
        Assert.Equal(2, new Duffy08Concentration().CheckValidity(1e10, 9e15, 0.0, 1.0).Count);
        Assert.Contains("z = 2.3", Assert.Single(new Duffy08Concentration().CheckValidity(1e12, 1e14, 0.0, 2.3)).Message, StringComparison.Ordinal);
        Assert.Empty(new DuttonMaccio14Concentration().CheckValidity(1e12, 1e14, 0.0, 2.3));
    }
}
