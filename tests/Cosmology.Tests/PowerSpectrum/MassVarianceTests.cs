using CsCheck;
using Orchestrator.Numerics;

namespace Orchestrator.Cosmology.Tests;

public sealed class MassVarianceTests
{
    private static readonly WcdmCosmology Standard = new(Cosmologies.Standard);
    private static readonly MassVariance TopHat = new(Standard, new EisensteinHuPowerSpectrum(Cosmologies.Standard));

    [Fact]
    public void SigmaOfRadius_EightMpc_IsSigma8() =>
        Cosmologies.Prior.Sample(parameters =>
        {
            var variance = new MassVariance(new WcdmCosmology(parameters), new EisensteinHuPowerSpectrum(parameters));
            return Cosmologies.RelativeDifference(variance.SigmaOfRadius(8.0), parameters.Sigma8) < 1e-9
                && Cosmologies.RelativeDifference(variance.Sigma(variance.MassOfRadius(8.0)), parameters.Sigma8) < 1e-9;
        }, iter: 10);

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.7)]
    [InlineData(3.33)]
    [InlineData(12.9)]
    [InlineData(40.3)]
    [InlineData(111.0)]
    public void SigmaOfRadius_BetweenNodes_AgreesWithAdaptiveQuadrature(double radius)
    {
        double expected = Math.Sqrt(AdaptiveVariance(radius, x =>
        {
            double window = x < 1e-2 ? 1.0 - x * x / 10.0 : 3.0 * (Math.Sin(x) - x * Math.Cos(x)) / (x * x * x);
            return window * window;
        }, radius < 40.0 ? 150.0 : 1000.0));
        Assert.InRange(Cosmologies.RelativeDifference(TopHat.SigmaOfRadius(radius), expected), 0.0, 2e-7);
        var gaussian = new MassVariance(Standard, TopHat.Spectrum, SmoothingFilter.Gaussian);
        double expectedGaussian = Math.Sqrt(AdaptiveVariance(radius, x => Math.Exp(-x * x), 6.0));
        Assert.InRange(Cosmologies.RelativeDifference(gaussian.SigmaOfRadius(radius), expectedGaussian), 0.0, 1e-8);
    }

    /// <summary>For P = k^n the Gaussian variance is Gamma((n + 3) / 2) / (4 pi^2) R^-(n + 3).</summary>
    [Theory]
    [InlineData(1.0, 1.0)]
    [InlineData(-1.0, 1.0)]
    [InlineData(-2.0, 0.8862269254527580)]
    public void SigmaOfRadius_PowerLawAndGaussian_IsTheClosedForm(double index, double gammaTimes)
    {
        double gamma = index == -2.0 ? 2.0 * gammaTimes : gammaTimes;
        var variance = new MassVariance(Standard, new PowerLaw(index), SmoothingFilter.Gaussian);
        foreach (double radius in new[] { 0.3, 8.0, 30.0 })
        {
            double expected = gamma / (4.0 * Math.PI * Math.PI) * Math.Pow(radius, -(index + 3.0));
            double sigma = variance.SigmaOfRadius(radius);
            Assert.InRange(Cosmologies.RelativeDifference(sigma * sigma, expected), 0.0, index < -1.5 ? 1e-4 : 1e-9);
            Assert.Equal(-0.5 * (index + 3.0), variance.SlopeOfRadius(radius), index < -1.5 ? 1e-4 : 1e-8);
        }
    }

    [Fact]
    public void Slope_AnyMass_IsTheDerivativeOfSigma() =>
        Gen.Double[Math.Log(1e8), Math.Log(1e17)].Sample(logMass =>
        {
            const double h = 1e-3;
            double difference = Math.Log(TopHat.Sigma(Math.Exp(logMass + h)) / TopHat.Sigma(Math.Exp(logMass - h))) / (2.0 * h);
            return Math.Abs(difference - TopHat.Slope(Math.Exp(logMass))) < 1e-5;
        }, iter: 200);

    [Fact]
    public void Sigma_HeavierOrEarlier_IsSmaller() =>
        Gen.Select(Gen.Double[Math.Log(1e8), Math.Log(1e17)], Gen.Double[0.0, 10.0]).Sample((logMass, z) =>
        {
            double mass = Math.Exp(logMass);
            double sigma = TopHat.Sigma(mass, z);
            return TopHat.Sigma(mass * 1.01, z) < sigma && TopHat.Sigma(mass, z + 0.01) < sigma
                && Cosmologies.RelativeDifference(sigma, TopHat.Sigma(mass) * Standard.GrowthFactor(z)) < 1e-12
                && Cosmologies.RelativeDifference(TopHat.PeakHeight(mass, z), 1.686 / sigma) < 1e-14;
        }, iter: 200);

    /// <summary>Columns 15 and 16 of <c>.cosmology.out</c>, in true Mpc; their integral ends at the last k of the table, so small radii differ.</summary>
    [Theory]
    [ClassData(typeof(PinocchioRuns))]
    public void SigmaOfRadius_AgainstPinocchiosGaussianColumn_AgreesTo1e3(string run)
    {
        var reference = new PinocchioRun(run);
        var variance = new MassVariance(reference.Cosmology(), reference.PowerSpectrum(), SmoothingFilter.Gaussian);
        double h = reference.Parameters.H;
        int compared = 0;
        foreach (double[] row in reference.CosmologyTable())
        {
            double radius = row[14] * h;
            if (radius is < 0.1 or > 120.0) continue;
            double sigma = variance.SigmaOfRadius(radius);
            Assert.InRange(Cosmologies.RelativeDifference(sigma * sigma, row[15]), 0.0, 1.0e-3);
            compared++;
        }

        Assert.True(compared > 40);
    }

    [Theory]
    [InlineData(1e3)]
    [InlineData(1e19)]
    [InlineData(double.NaN)]
    [InlineData(-1.0)]
    public void Sigma_MassOutsideTheTable_SaysSo(double mass)
    {
        var error = Assert.Throws<InvalidInputException>(() => TopHat.Sigma(mass));
        Assert.Equal("mass", error.Key);
        Assert.Contains("Msun/h", error.Allowed, StringComparison.Ordinal);
        Assert.Throws<InvalidInputException>(() => TopHat.SigmaOfRadius(mass));
    }

    [Fact]
    public void Sigma_EndsOfTheTable_AreInside()
    {
        Assert.True(TopHat.Sigma(TopHat.MinimumMass) > TopHat.Sigma(TopHat.MaximumMass));
        Assert.Equal(8.0, TopHat.RadiusOfMass(TopHat.MassOfRadius(8.0)), 1e-13);
    }

    private static double AdaptiveVariance(double radius, Func<double, double> squaredWindow, double lastArgument) => Quadrature.Integrate(
        logK =>
        {
            double k = Math.Exp(logK);
            return k * k * k * TopHat.Spectrum.Evaluate(k) * squaredWindow(k * radius) / (2.0 * Math.PI * Math.PI);
        },
        Math.Log(1e-6), Math.Log(lastArgument / radius), 1e-9);

    private sealed class PowerLaw(double index) : IPowerSpectrum
    {
        public double Evaluate(double wavenumber) => Math.Pow(wavenumber, index);
    }
}
