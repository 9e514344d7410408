using CsCheck;

namespace Orchestrator.Cosmology.Tests;

public sealed class MassConversionTests
{
    private static readonly WcdmCosmology Cosmology = new(Cosmologies.Standard);
    private static readonly MassConversion Duffy = new(Cosmology, new Duffy08Concentration());
    private static readonly MassConversion DuttonMaccio = new(Cosmology, new DuttonMaccio14Concentration());

    [Theory]
    [InlineData(0.0, 1.22, 1.40)]
    [InlineData(0.5, 1.13, 1.19)]
    [InlineData(1.0, 1.09, 1.10)]
    [InlineData(2.0, 1.07, 1.04)]
    public void Convert_1e13WithDuffy_HasTheRatiosOfTheTableOfChecks(double redshift, double virial, double mean)
    {
        Assert.Equal(virial, Duffy.Convert(1e13, MassDefinition.M200c, MassDefinition.Virial, redshift) / 1e13, 0.005);
        Assert.Equal(mean, Duffy.Convert(1e13, MassDefinition.M200c, MassDefinition.M200m, redshift) / 1e13, 0.005);
    }

    [Fact]
    public void MassRatio_ThereAndBack_IsOne() =>
        Gen.Select(Gen.Double[0.5, 40.0], Gen.Double[0.05, 20.0]).Sample((concentration, ratio) =>
        {
            double other = NfwProfile.ConcentrationAt(concentration, ratio);
            return Cosmologies.RelativeDifference(NfwProfile.ConcentrationAt(other, 1.0 / ratio), concentration) < 1e-11
                && Math.Abs(NfwProfile.MassRatio(concentration, ratio) * NfwProfile.MassRatio(other, 1.0 / ratio) - 1.0) < 1e-11;
        }, iter: 500);

    [Fact]
    public void ConcentrationAt_AnyRatio_HasThatMeanDensity() =>
        Gen.Select(Gen.Double[0.5, 40.0], Gen.Double[0.05, 20.0]).Sample((concentration, ratio) =>
        {
            double other = NfwProfile.ConcentrationAt(concentration, ratio);
            double change = NfwProfile.EnclosedMass(other) / NfwProfile.EnclosedMass(concentration) * Math.Pow(concentration / other, 3.0);
            return Cosmologies.RelativeDifference(change, ratio) < 1e-12;
        }, iter: 500);

    /// <summary>At fixed M/R^3 per overdensity: the radius of the converted mass is c'/c times the first radius.</summary>
    [Fact]
    public void Convert_RadiusAndConcentration_ShareTheScaleRadius()
    {
        double mass = Duffy.Convert(1e14, MassDefinition.M200c, MassDefinition.M200m, 0.4);
        double concentration = Duffy.Concentration(1e14, MassDefinition.M200c, 0.4);
        double ratio = HaloOverdensity.RelativeToCritical(Cosmology, MassDefinition.M200m, 0.4) / 200.0;
        double scale = HaloRadius.Comoving(Cosmology, MassDefinition.M200c, 1e14, 0.4) / concentration;
        double other = HaloRadius.Comoving(Cosmology, MassDefinition.M200m, mass, 0.4) / NfwProfile.ConcentrationAt(concentration, ratio);
        Assert.InRange(Cosmologies.RelativeDifference(scale, other), 0.0, 1e-12);
    }

    [Fact]
    public void Concentration_DefinitionThatWasNotFitted_ComesFromOneThatWas()
    {
        double mean = DuttonMaccio.Convert(1e13, MassDefinition.M200c, MassDefinition.M200m, 0.3);
        double concentration = DuttonMaccio.Concentration(mean, MassDefinition.M200m, 0.3);
        Assert.InRange(Cosmologies.RelativeDifference(DuttonMaccio.Convert(mean, MassDefinition.M200m, MassDefinition.M200c, 0.3), 1e13), 0.0, 1e-10);
        Assert.True(concentration > DuttonMaccio.Concentration(1e13, MassDefinition.M200c, 0.3));
    }

    [Fact]
    public void Convert_SameDefinition_ChangesNothing()
    {
        Assert.Equal(1.234e13, Duffy.Convert(1.234e13, MassDefinition.M200m, MassDefinition.M200m, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Duffy.Convert(1e13, MassDefinition.Fof, MassDefinition.M200m, 0.0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Duffy.Convert(-1e13, MassDefinition.M200c, MassDefinition.M200m, 0.0));
    }
}
