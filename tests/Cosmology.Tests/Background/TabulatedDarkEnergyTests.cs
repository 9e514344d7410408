using CsCheck;
using Orchestrator.Numerics;

namespace Orchestrator.Cosmology.Tests;

public sealed class TabulatedDarkEnergyTests
{
    private static readonly double[] ScaleFactors = [.. Enumerable.Range(0, 400).Select(i => 5e-5 * Math.Pow(2.0 / 5e-5, i / 399.0))];

    [Fact]
    public void DensityRatio_TableOfALinearLaw_IsThatOfTheLaw() =>
        Gen.Select(Gen.Double[-1.5, -0.5], Gen.Double[-0.4, 0.4], Gen.Double[1e-3, 1.5]).Sample((w0, wa, a) =>
        {
            var law = new LinearDarkEnergy(w0, wa);
            var table = new TabulatedDarkEnergy(ScaleFactors, Array.ConvertAll(ScaleFactors, law.EquationOfState));
            return Math.Abs(table.EquationOfState(a) - law.EquationOfState(a)) < 1e-6
                && Cosmologies.RelativeDifference(table.DensityRatio(a), law.DensityRatio(a)) < 1e-6
                && Math.Abs(table.DensityRatio(1.0) - 1.0) < 1e-15;
        }, iter: 20);

    [Fact]
    public void DensityRatio_ConstantW_IsAPower()
    {
        var table = new TabulatedDarkEnergy(ScaleFactors, Array.ConvertAll(ScaleFactors, _ => -0.8));
        foreach (double a in new[] { 1e-5, 1e-4, 0.1, 0.5, 1.0, 1.4 })
            Assert.InRange(Cosmologies.RelativeDifference(table.DensityRatio(a), Math.Pow(a, -0.6)), 0.0, 1e-12);
    }

    [Fact]
    public void Constructor_BadTable_NamesRowAndReason()
    {
        double[] w = Array.ConvertAll(ScaleFactors, _ => -1.0);
        Assert.Contains("row 3", Assert.Throws<InvalidInputException>(() => new TabulatedDarkEnergy([1e-5, 0.5, 0.4, 2.0], [-1, -1, -1, -1])).Message, StringComparison.Ordinal);
        Assert.Contains("row 2", Assert.Throws<InvalidInputException>(() => new TabulatedDarkEnergy([1e-5, 0.5, 1.0, 2.0], [-1, double.NaN, -1, -1])).Message, StringComparison.Ordinal);
        Assert.Equal("rows", Assert.Throws<InvalidInputException>(() => new TabulatedDarkEnergy([1e-5, 2.0], [-1, -1])).Key);
        Assert.Contains("1.5", Assert.Throws<InvalidInputException>(() => new TabulatedDarkEnergy(ScaleFactors.AsSpan(0, 300), w.AsSpan(0, 300))).Allowed, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new TabulatedDarkEnergy(ScaleFactors, w.AsSpan(1)));
    }
}
