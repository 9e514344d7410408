using CsCheck;
using Orchestrator.Numerics;

namespace Orchestrator.Cosmology.Tests;

public sealed class AbundanceMatchingTests
{
    private const double MinimumMass = 1e11;
    private const double MaximumMass = 1e16;
    private static readonly MassVariance Variance = new(new WcdmCosmology(Cosmologies.Standard), new EisensteinHuPowerSpectrum(Cosmologies.Standard));
    private static readonly WatsonMassFunction Watson = new(Variance);
    private static readonly TinkerMassFunction Tinker = new(Variance);
    private static readonly AbundanceMatching Matching = new(Watson, Tinker, 0.0, 2.3, MinimumMass, MaximumMass);

    [Theory]
    [InlineData(0.0, 1e12)]
    [InlineData(0.0, 5e14)]
    [InlineData(1.0, 1.7e13)]
    [InlineData(2.0, 3e14)]
    public void Convert_OneRedshift_HasTheSameAbundance(double redshift, double mass)
    {
        var table = new AbundanceMatchingTable(Watson, Tinker, redshift, MinimumMass, MaximumMass);
        double Above(MultiplicityMassFunction function, double from) => Quadrature.Integrate(
            logMass => function.NumberDensity(Math.Exp(logMass), redshift), Math.Log(from), Math.Log(Variance.MaximumMass * 0.999), 1e-9);
        Assert.InRange(Cosmologies.RelativeDifference(Above(Tinker, table.Convert(mass)), Above(Watson, mass)), 0.0, 1e-4);
    }

    [Fact]
    public void Convert_SameMassFunction_IsTheIdentity()
    {
        var table = new AbundanceMatchingTable(Watson, Watson, 0.5, MinimumMass, MaximumMass);
        for (double mass = 1.1e11; mass < 9e15; mass *= 1.3) Assert.InRange(Cosmologies.RelativeDifference(table.Convert(mass), mass), 0.0, 1e-6);
    }

    [Fact]
    public void Convert_AnyCosmologyAndRedshift_IsStrictlyMonotonic() =>
        Gen.Select(Cosmologies.Prior, Gen.Double[0.0, 2.3]).Sample((parameters, z) =>
        {
            var variance = new MassVariance(new WcdmCosmology(parameters), new EisensteinHuPowerSpectrum(parameters));
            var table = new AbundanceMatchingTable(new WatsonMassFunction(variance), new TinkerMassFunction(variance), z, MinimumMass, MaximumMass);
            double before = 0.0;
            for (double mass = MinimumMass; mass < table.MaximumMass; mass *= 1.01)
            {
                double converted = table.Convert(mass);
                if (!(converted > before)) return false;
                before = converted;
            }

            return true;
        }, iter: 10);

    /// <summary>Redshifts in the middle between tables, where the interpolation is worst, at both ends of the design's omega_m.</summary>
    [Theory]
    [InlineData(0.16, 1.1)]
    [InlineData(0.3, 0.8159)]
    [InlineData(0.46, 0.4)]
    public void Convert_EachHaloAtItsRedshift_AgreesWithATableOfThatRedshift(double omegaM, double sigma8)
    {
        CosmologyParameters parameters = Cosmologies.Standard with { OmegaM = omegaM, Sigma8 = sigma8 };
        var variance = new MassVariance(new WcdmCosmology(parameters), new EisensteinHuPowerSpectrum(parameters));
        (WatsonMassFunction watson, TinkerMassFunction tinker) = (new(variance), new(variance));
        var matching = new AbundanceMatching(watson, tinker, 0.0, 2.3, MinimumMass, MaximumMass);
        double step = Math.Log(3.3) / Math.Ceiling(Math.Log(3.3) / 0.03);
        for (int cell = 0; cell < 40; cell += 3)
        {
            double z = Math.Exp((cell + 0.5) * step) - 1.0;
            var table = new AbundanceMatchingTable(watson, tinker, z, MinimumMass, MaximumMass);
            for (double mass = 2e11; mass < 3e15; mass *= 3.0)
                Assert.InRange(Cosmologies.RelativeDifference(matching.Convert(mass, z), table.Convert(mass)), 0.0, 1e-4);
        }
    }

    [Fact]
    public void Convert_Spans_HaveTheBitsOfSingleCalls()
    {
        double[] masses = [1e12, 3e13, 1e15];
        double[] redshifts = [0.0, 1.234, 2.3];
        var converted = new double[3];
        Matching.Convert(masses, redshifts, converted);
        for (int i = 0; i < masses.Length; i++) Assert.Equal(Matching.Convert(masses[i], redshifts[i]), converted[i]);
        var table = new AbundanceMatchingTable(Watson, Tinker, 0.5, MinimumMass, MaximumMass);
        table.Convert(masses, converted);
        Assert.Equal(table.Convert(masses[1]), converted[1]);
    }

    [Fact]
    public void Convert_FofToM200m_ChangesMassesByLittle()
    {
        for (double mass = 1e12; mass < 1e15; mass *= 2.0) Assert.InRange(Matching.Convert(mass, 0.3) / mass, 0.7, 1.3);
        Assert.Equal((MassDefinition.Fof, MassDefinition.M200m), (Matching.From, Matching.To));
    }

    [Fact]
    public void Convert_OutsideTheTables_SaysSo()
    {
        Assert.Equal("mass", Assert.Throws<InvalidInputException>(() => Matching.Convert(1e9, 0.5)).Key);
        Assert.Equal("mass", Assert.Throws<InvalidInputException>(() => Matching.Convert(double.NaN, 0.5)).Key);
        Assert.Equal("redshift", Assert.Throws<InvalidInputException>(() => Matching.Convert(1e13, 2.4)).Key);
        Assert.Throws<ArgumentException>(() => Matching.Convert([1e13], [0.1, 0.2], new double[1]));
    }
}
