using Orchestrator.Numerics;

namespace Orchestrator.Cosmology.Tests;

public sealed class TabulatedPowerSpectrumTests
{
    private static readonly EisensteinHuPowerSpectrum Source = new(Cosmologies.Standard);
    private static readonly double[] Wavenumbers = [.. Enumerable.Range(0, 400).Select(i => 1e-4 * Math.Pow(1e6, i / 399.0))];

    [Fact]
    public void Evaluate_TableOfAKnownSpectrum_IsThatSpectrum()
    {
        TabulatedPowerSpectrum table = Table(null, PowerSpectrumExtrapolation.PowerLaw);
        for (double k = 2e-4; k < 90.0; k *= 1.037)
            Assert.InRange(Cosmologies.RelativeDifference(table.Evaluate(k), Source.Evaluate(k)), 0.0, 2e-4);
        Assert.InRange(Cosmologies.RelativeDifference(table.TableSigma8, Cosmologies.Standard.Sigma8), 0.0, 1e-5);
    }

    [Fact]
    public void Evaluate_Sigma8Given_IsRenormalised()
    {
        TabulatedPowerSpectrum table = Table(0.6, PowerSpectrumExtrapolation.PowerLaw);
        var variance = new MassVariance(new WcdmCosmology(Cosmologies.Standard), table);
        Assert.Equal(0.6, variance.SigmaOfRadius(8.0), 1e-9);
        Assert.InRange(Cosmologies.RelativeDifference(table.Evaluate(0.1) / Source.Evaluate(0.1), 0.36 / (0.8159 * 0.8159)), 0.0, 1e-4);
    }

    [Fact]
    public void Evaluate_OutsideTheTable_DoesWhatWasDeclared()
    {
        TabulatedPowerSpectrum continued = Table(null, PowerSpectrumExtrapolation.PowerLaw);
        TabulatedPowerSpectrum cut = Table(null, PowerSpectrumExtrapolation.Truncate);
        Assert.InRange(Cosmologies.RelativeDifference(continued.Evaluate(1e-5), Source.Evaluate(1e-5)), 0.0, 1e-2);
        Assert.InRange(Cosmologies.RelativeDifference(continued.Evaluate(200.0), Source.Evaluate(200.0)), 0.0, 0.1);
        Assert.Equal(0.0, cut.Evaluate(1e-5));
        Assert.Equal(0.0, cut.Evaluate(200.0));
        Assert.InRange(Cosmologies.RelativeDifference(cut.Evaluate(0.1), Source.Evaluate(0.1)), 0.0, 1e-4);
    }

    [Fact]
    public void CheckValidity_TableThatEndsEarly_Warns()
    {
        TabulatedPowerSpectrum table = Table(null, PowerSpectrumExtrapolation.PowerLaw);
        Assert.Empty(table.CheckValidity(1.0));
        Assert.Contains("k in h/Mpc", Assert.Single(table.CheckValidity(0.01)).Message, StringComparison.Ordinal);
    }

    /// <summary>PINOCCHIO's P(k) table with <c>Sigma8 0</c>: it keeps the table's normalisation, and writes the spectrum it used.</summary>
    [Fact]
    public void Evaluate_TableOfARealRun_IsWhatTheRunUsed()
    {
        var reference = new PinocchioRun("pinocchio/ref32_tabpk");
        double h = reference.Parameters.H;
        var table = Assert.IsType<TabulatedPowerSpectrum>(reference.PowerSpectrum());
        foreach (double[] row in reference.CosmologyTable())
            Assert.InRange(Cosmologies.RelativeDifference(row[19] * h * h * h, table.Evaluate(row[18] / h)), 0.0, 1e-4);
    }

    [Fact]
    public void Constructor_BadTable_NamesRowAndReason()
    {
        static InvalidInputException Error(double[] k, double[] power, double? sigma8 = null) =>
            Assert.Throws<InvalidInputException>(() => new TabulatedPowerSpectrum(k, power, 1.0, sigma8, PowerSpectrumExtrapolation.PowerLaw));

        Assert.Equal("rows", Error([0.1, 0.2], [1, 1]).Key);
        Assert.Contains("row 3", Error([0.1, 0.2, 0.2, 0.3], [1, 1, 1, 1]).Message, StringComparison.Ordinal);
        Assert.Contains("row 1", Error([-0.1, 0.2, 0.3, 0.4], [1, 1, 1, 1]).Message, StringComparison.Ordinal);
        Assert.Contains("row 4", Error([0.1, 0.2, 0.3, 0.4], [1, 1, 1, 0]).Message, StringComparison.Ordinal);
        Assert.Equal("sigma8", Error([0.1, 0.2, 0.3, 0.4], [1, 1, 1, 1], -0.8).Key);
        Assert.Throws<ArgumentException>(() => new TabulatedPowerSpectrum([0.1, 0.2, 0.3, 0.4], [1.0], 1.0, null, PowerSpectrumExtrapolation.Truncate));
    }

    private static TabulatedPowerSpectrum Table(double? sigma8, PowerSpectrumExtrapolation extrapolation) =>
        new(Wavenumbers, Array.ConvertAll(Wavenumbers, Source.Evaluate), Cosmologies.Standard.NS, sigma8, extrapolation);
}
