using CsCheck;
using Orchestrator.Numerics;

namespace Orchestrator.Cosmology.Tests;

public sealed class EisensteinHuPowerSpectrumTests
{
    [Fact]
    public void Evaluate_IntegratedOverEightMpcSpheres_GivesSigma8Back() =>
        Gen.Select(Cosmologies.Prior, Gen.Bool).Sample((parameters, wiggles) =>
        {
            var spectrum = new EisensteinHuPowerSpectrum(parameters, wiggles);
            double variance = Quadrature.Integrate(logK => Integrand(spectrum, Math.Exp(logK)), Math.Log(1e-6), Math.Log(60.0), 1e-9);
            return Cosmologies.RelativeDifference(Math.Sqrt(variance), parameters.Sigma8) < 1e-6;
        }, iter: 10);

    [Theory]
    [ClassData(typeof(PinocchioRuns))]
    public void Evaluate_AgainstPinocchio_HasItsShape(string run)
    {
        var reference = new PinocchioRun(run);
        IPowerSpectrum spectrum = reference.PowerSpectrum();
        double h = reference.Parameters.H;
        double worst = 0.0;
        foreach (double[] row in reference.CosmologyTable())
            worst = Math.Max(worst, Cosmologies.RelativeDifference(row[19] * h * h * h, spectrum.Evaluate(row[18] / h)));
        Assert.InRange(worst, 0.0, 1.5e-3);
    }

    [Fact]
    public void Evaluate_Sigma8OfPinocchiosTable_IsItsParameter()
    {
        var reference = new PinocchioRun("pinocchio/ref128_ascii");
        double h = reference.Parameters.H;
        double[][] rows = reference.CosmologyTable();
        var table = new TabulatedPowerSpectrum(
            Array.ConvertAll(rows, row => row[18] / h), Array.ConvertAll(rows, row => row[19] * h * h * h), 0.9661, null, PowerSpectrumExtrapolation.PowerLaw);
        Assert.InRange(Cosmologies.RelativeDifference(table.TableSigma8, 0.812), 0.0, 1e-3);
    }

    [Fact]
    public void Transfer_SmallWavenumbers_IsOne()
    {
        Assert.Equal(1.0, new EisensteinHuPowerSpectrum(Cosmologies.Standard).Transfer(1e-6), 1e-4);
        Assert.Equal(1.0, new EisensteinHuPowerSpectrum(Cosmologies.Standard, wiggles: false).Transfer(1e-6), 1e-4);
    }

    [Fact]
    public void Transfer_FewBaryons_WigglesVanish()
    {
        CosmologyParameters parameters = Cosmologies.Standard with { OmegaB = 0.0003 };
        var full = new EisensteinHuPowerSpectrum(parameters);
        var smooth = new EisensteinHuPowerSpectrum(parameters, wiggles: false);
        for (double k = 0.01; k < 1.0; k *= 1.1)
            Assert.InRange(Cosmologies.RelativeDifference(full.Transfer(k), smooth.Transfer(k)), 0.0, 0.02);
    }

    [Fact]
    public void Transfer_Wiggles_OscillateAboutTheSmoothShape()
    {
        var full = new EisensteinHuPowerSpectrum(Cosmologies.Standard);
        var smooth = new EisensteinHuPowerSpectrum(Cosmologies.Standard, wiggles: false);
        int crossings = 0;
        double before = 0.0;
        for (double k = 0.02; k < 0.3; k += 0.002)
        {
            double ratio = full.Transfer(k) / smooth.Transfer(k) - 1.0;
            Assert.InRange(ratio, -0.08, 0.08);
            if (ratio * before < 0.0) crossings++;
            before = ratio;
        }

        Assert.InRange(crossings, 6, 12);
    }

    [Fact]
    public void CheckValidity_BaryonFractionOfAHalf_Warns()
    {
        Assert.Empty(new EisensteinHuPowerSpectrum(Cosmologies.Standard).CheckValidity());
        IReadOnlyList<ValidityWarning> warnings = new EisensteinHuPowerSpectrum(Cosmologies.Standard with { OmegaM = 0.1 }).CheckValidity();
        Assert.Contains(warnings, warning => warning.Message.Contains("omega_b / omega_m = 0.486", StringComparison.Ordinal));
        Assert.Contains(warnings, warning => warning.Message.Contains("omega_m h^2", StringComparison.Ordinal));
    }

    [Fact]
    public void Constructor_ImpossibleTemperature_SaysSo() =>
        Assert.Equal("t_cmb", Assert.Throws<InvalidInputException>(() => new EisensteinHuPowerSpectrum(Cosmologies.Standard, cmbTemperature: 0.0)).Key);

    private static double Integrand(EisensteinHuPowerSpectrum spectrum, double k)
    {
        double x = 8.0 * k;
        double window = x < 1e-2 ? 1.0 - x * x / 10.0 : 3.0 * (Math.Sin(x) - x * Math.Cos(x)) / (x * x * x);
        return k * k * k * spectrum.Evaluate(k) * window * window / (2.0 * Math.PI * Math.PI);
    }
}
