namespace Orchestrator.Numerics.Tests;

public sealed class QuadratureTests
{
    public static TheoryData<string, Func<double, double>, double, double, double> Integrals => new()
    {
        { "sin", Math.Sin, 0, Math.PI, 2 },
        { "exp", Math.Exp, 0, 1, Math.E - 1 },
        { "Lorentzian", x => 1 / (1 + x * x), -5, 5, 2 * Math.Atan(5) },
        { "narrow Gaussian", x => Math.Exp(-0.5 * (x - 0.3) * (x - 0.3) / 1e-6), 0, 1, 1e-3 * Math.Sqrt(2 * Math.PI) },
        { "square root at its zero", Math.Sqrt, 0, 1, 2.0 / 3 },
        { "inverse square root singularity", x => 1 / Math.Sqrt(x), 0, 1, 2 },
        { "logarithmic singularity", Math.Log, 0, 1, -1 },
        { "kink", x => Math.Abs(x - 1.0 / 3), 0, 1, 5.0 / 18 },
        { "oscillation", x => Math.Cos(100 * x), 0, 1, Math.Sin(100) / 100 },
        { "downwards", Math.Exp, 1, 0, 1 - Math.E },
    };

    [Theory]
    [MemberData(nameof(Integrals))]
    public void Integrate_KnownIntegral_IsWithinTheTolerance(string name, Func<double, double> function, double from, double to, double expected)
    {
        foreach (double tolerance in new[] { 1e-5, 1e-10 })
        {
            double integral = Quadrature.Integrate(function, from, to, tolerance);
            Assert.True(Math.Abs(integral - expected) <= tolerance * Math.Abs(expected), $"{name} to {tolerance}: {integral:R} instead of {expected:R}.");
        }
    }

    [Fact]
    public void Integrate_SmoothFunction_NeedsOneRule()
    {
        int calls = 0;
        Quadrature.Integrate(x => { calls++; return Math.Exp(x); }, 0, 1, 1e-12);
        Assert.Equal(21, calls);
    }

    [Fact]
    public void Integrate_OddFunction_StopsAtRoundingInsteadOfForever()
        => Assert.Equal(0, Quadrature.Integrate(Math.Sin, -3, 3, 1e-12), 1e-14);

    [Fact]
    public void Integrate_ZeroTolerances_GivesWhatRoundingAllows()
        => Assert.Equal(2, Quadrature.Integrate(Math.Sin, 0, Math.PI, 0), 1e-13);

    [Fact]
    public void Integrate_EmptyInterval_IsZero() => Assert.Equal(0, Quadrature.Integrate(x => 1 / x, 0, 0));

    [Fact]
    public void Integrate_DivergentIntegral_Throws()
        => Assert.Throws<ConvergenceException>(() => Quadrature.Integrate(x => 1 / x, 0, 1));

    [Fact]
    public void Integrate_FunctionNotFinite_SaysWhere()
    {
        var exception = Assert.Throws<ConvergenceException>(() => Quadrature.Integrate(x => x > 0.5 ? double.NaN : 1, 0, 1));
        Assert.Contains("NaN at", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(double.NegativeInfinity, 0, 1e-6, 0)]
    [InlineData(0, double.NaN, 1e-6, 0)]
    [InlineData(0, 1, -1e-6, 0)]
    [InlineData(0, 1, 1e-6, double.NaN)]
    public void Integrate_UnusableArguments_Throws(double from, double to, double relative, double absolute)
        => Assert.Throws<ArgumentOutOfRangeException>(() => Quadrature.Integrate(x => x, from, to, relative, absolute));

    // Abramowitz and Stegun, table 25.4.
    [Fact]
    public void GaussLegendre_FewPoints_HasTheTabulatedNodesAndWeights()
    {
        QuadratureRule two = Quadrature.GaussLegendre(2), five = Quadrature.GaussLegendre(5);
        Assert.Equal(0.577350269189626, two.Nodes[1], 1e-15);
        Assert.Equal(1, two.Weights[0], 1e-15);
        Assert.Equal([-0.906179845938664, -0.538469310105683, 0, 0.538469310105683, 0.906179845938664], five.Nodes, (a, b) => Math.Abs(a - b) < 1e-15);
        Assert.Equal([0.236926885056189, 0.478628670499366, 0.568888888888889], five.Weights.Take(3), (a, b) => Math.Abs(a - b) < 1e-15);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(33)]
    public void GaussLegendre_Polynomials_AreExactUpToTheirDegree(int points)
    {
        QuadratureRule rule = Quadrature.GaussLegendre(points);
        for (int degree = 0; degree < 2 * points; degree++)
            Assert.Equal(1.0 / (degree + 1), rule.Integrate(x => Math.Pow(x, degree), 0, 1), 1e-14);
    }

    [Fact]
    public void GaussLegendre_ThousandPoints_IsStillAccurate()
    {
        QuadratureRule rule = Quadrature.GaussLegendre(1000);
        Assert.Equal(2, rule.Weights.Sum(), 1e-12);
        Assert.Equal(Math.Sin(2000) / 1000, rule.Integrate(x => Math.Cos(1000 * x), 0, 2), 1e-13);
        Assert.All(rule.Nodes.Skip(1).Zip(rule.Nodes), pair => Assert.True(pair.First > pair.Second, "nodes ascend"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public void GaussLegendre_NumberOutOfRange_Throws(int points)
        => Assert.Throws<ArgumentOutOfRangeException>(() => Quadrature.GaussLegendre(points));
}
