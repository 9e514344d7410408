#pragma warning disable xUnit1025 // The analyzer takes 0 and -0.0 for the same argument; here they are not.

namespace Orchestrator.Numerics.Tests;

public sealed class PortableMathSpecialValuesTests
{
    private const double Infinity = double.PositiveInfinity;

    [Theory]
    [InlineData("Exp", 0, 1)]
    [InlineData("Exp", -0.0, 1)]
    [InlineData("Exp", Infinity, Infinity)]
    [InlineData("Exp", -Infinity, 0)]
    [InlineData("Exp", 709.782712893384, 1.7976931348622732e308)]
    [InlineData("Exp", 709.7827128933841, Infinity)]
    [InlineData("Exp", -745.1332191019411, double.Epsilon)]
    [InlineData("Exp", -745.1332191019412, 0)]
    [InlineData("Exp", 1e300, Infinity)]
    [InlineData("Exp", double.Epsilon, 1)]
    [InlineData("Expm1", -0.0, -0.0)]
    [InlineData("Expm1", Infinity, Infinity)]
    [InlineData("Expm1", -Infinity, -1)]
    [InlineData("Expm1", double.Epsilon, double.Epsilon)]
    [InlineData("Exp10", 0, 1)]
    [InlineData("Exp10", 22, 1e22)]
    [InlineData("Exp10", 308, 1e308)]
    [InlineData("Exp10", 309, Infinity)]
    [InlineData("Exp10", -323, 1e-323)]
    [InlineData("Exp10", -Infinity, 0)]
    [InlineData("Log", 1, 0)]
    [InlineData("Log", 0, -Infinity)]
    [InlineData("Log", -0.0, -Infinity)]
    [InlineData("Log", -1, double.NaN)]
    [InlineData("Log", Infinity, Infinity)]
    [InlineData("Log10", 1e15, 15)]
    [InlineData("Log10", 1, 0)]
    [InlineData("Log10", 0, -Infinity)]
    [InlineData("Log10", -1, double.NaN)]
    [InlineData("Log1p", -0.0, -0.0)]
    [InlineData("Log1p", -1, -Infinity)]
    [InlineData("Log1p", -1.5, double.NaN)]
    [InlineData("Log1p", Infinity, Infinity)]
    [InlineData("Sin", -0.0, -0.0)]
    [InlineData("Sin", Infinity, double.NaN)]
    [InlineData("Sin", double.Epsilon, double.Epsilon)]
    [InlineData("Cos", 0, 1)]
    [InlineData("Cos", -Infinity, double.NaN)]
    [InlineData("Tan", -0.0, -0.0)]
    [InlineData("Tan", Infinity, double.NaN)]
    [InlineData("Asin", -0.0, -0.0)]
    [InlineData("Asin", 1, Math.PI / 2)]
    [InlineData("Asin", -1, -Math.PI / 2)]
    [InlineData("Asin", 1.0000000000000002, double.NaN)]
    [InlineData("Acos", 1, 0)]
    [InlineData("Acos", -1, Math.PI)]
    [InlineData("Acos", 0, Math.PI / 2)]
    [InlineData("Acos", -1.0000000000000002, double.NaN)]
    [InlineData("Atan", -0.0, -0.0)]
    [InlineData("Atan", Infinity, Math.PI / 2)]
    [InlineData("Atan", -Infinity, -Math.PI / 2)]
    [InlineData("Sinh", -0.0, -0.0)]
    [InlineData("Sinh", -Infinity, -Infinity)]
    [InlineData("Cosh", 0, 1)]
    [InlineData("Cosh", -Infinity, Infinity)]
    [InlineData("Tanh", -0.0, -0.0)]
    [InlineData("Tanh", Infinity, 1)]
    [InlineData("Asinh", -0.0, -0.0)]
    [InlineData("Asinh", -Infinity, -Infinity)]
    [InlineData("Asinh", double.MaxValue, 710.475860073944)]
    [InlineData("Cbrt", -0.0, -0.0)]
    [InlineData("Cbrt", -27, -3)]
    [InlineData("Cbrt", 1e-300, 1e-100)]
    [InlineData("Cbrt", Infinity, Infinity)]
    [InlineData("Erf", -0.0, -0.0)]
    [InlineData("Erf", Infinity, 1)]
    [InlineData("Erf", -Infinity, -1)]
    [InlineData("Erfc", 0, 1)]
    [InlineData("Erfc", Infinity, 0)]
    [InlineData("Erfc", -Infinity, 2)]
    public void Function_SpecialArgument_GivesTheExactValue(string function, double x, double expected)
        => AssertSame(expected, ElementaryFunction.All[function].Portable(x, 0));

    [Fact]
    public void Functions_NotANumber_GiveNotANumber()
        => Assert.All(ElementaryFunction.All, f => Assert.True(double.IsNaN(f.Value.Portable(double.NaN, 2)), f.Key));

    [Theory]
    [InlineData(double.NaN, 0, 1)]
    [InlineData(1, double.NaN, 1)]
    [InlineData(2, double.NaN, double.NaN)]
    [InlineData(0, 3, 0)]
    [InlineData(-0.0, 3, -0.0)]
    [InlineData(-0.0, 2, 0)]
    [InlineData(-0.0, -3, -Infinity)]
    [InlineData(0, -2, Infinity)]
    [InlineData(0, Infinity, 0)]
    [InlineData(0, -Infinity, Infinity)]
    [InlineData(-1, Infinity, 1)]
    [InlineData(0.5, Infinity, 0)]
    [InlineData(0.5, -Infinity, Infinity)]
    [InlineData(-2, Infinity, Infinity)]
    [InlineData(-Infinity, 3, -Infinity)]
    [InlineData(-Infinity, -3, -0.0)]
    [InlineData(-Infinity, 2, Infinity)]
    [InlineData(Infinity, -0.5, 0)]
    [InlineData(-8, 1.0 / 3, double.NaN)]
    [InlineData(-2, 3, -8)]
    [InlineData(-2, 1e300, Infinity)]
    [InlineData(10, 15, 1e15)]
    [InlineData(2, -1074, double.Epsilon)]
    [InlineData(2, 1024, Infinity)]
    [InlineData(-3, 5, -243)]
    [InlineData(1.0000000000000002, 1e300, Infinity)]
    [InlineData(3, 1e-300, 1)]
    public void Pow_SpecialArguments_FollowIeee754(double x, double y, double expected) => AssertSame(expected, PortableMath.Pow(x, y));

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(-0.0, 0, -0.0)]
    [InlineData(0, -0.0, Math.PI)]
    [InlineData(-0.0, -1, -Math.PI)]
    [InlineData(1, 0, Math.PI / 2)]
    [InlineData(-1, -0.0, -Math.PI / 2)]
    [InlineData(Infinity, Infinity, Math.PI / 4)]
    [InlineData(Infinity, -Infinity, 3 * Math.PI / 4)]
    [InlineData(-Infinity, 5, -Math.PI / 2)]
    [InlineData(5, Infinity, 0)]
    [InlineData(-5, Infinity, -0.0)]
    [InlineData(5, -Infinity, Math.PI)]
    [InlineData(1, 1, Math.PI / 4)]
    [InlineData(double.MaxValue, double.MaxValue, Math.PI / 4)]
    [InlineData(double.Epsilon, double.Epsilon, Math.PI / 4)]
    [InlineData(double.Epsilon, double.MaxValue, 0)]
    public void Atan2_SpecialArguments_FollowIeee754(double y, double x, double expected) => AssertSame(expected, PortableMath.Atan2(y, x));

    // sin(1e22) and tan of the double nearest to pi/2 are the published touchstones of argument reduction (Muller, "Elementary Functions", 11); exact values by mpmath.
    [Fact]
    public void Sin_HardReductions_AreRightToTheLastDigit()
    {
        AssertSame(-0.8522008497671888, PortableMath.Sin(1e22));
        AssertSame(1.633123935319537e16, PortableMath.Tan(Math.PI / 2));
        AssertSame(6.123233995736766e-17, PortableMath.Cos(Math.PI / 2));
        // The double closest to a multiple of pi/2 relative to its size.
        AssertSame(-4.687165924254628e-19, PortableMath.Cos(Math.ScaleB(6381956970095103, 797)));
    }

    [Fact]
    public void Exp10AndLog10_WholeNumbers_AreExactPowersOfTen()
    {
        for (int n = -300; n <= 300; n++)
        {
            double power = double.Parse($"1e{n}", System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal(n, PortableMath.Log10(power));
            if (n is >= 0 and <= 22) Assert.Equal(power, PortableMath.Exp10(n));
        }
    }

    [Fact]
    public void Spans_WrongLengthOrOverlap_Throw()
    {
        double[] memory = new double[8];
        Assert.Throws<ArgumentException>(() => PortableMath.Exp(memory, new double[7]));
        Assert.Throws<ArgumentException>(() => PortableMath.Log(memory.AsSpan(0, 4), memory.AsSpan(1, 4)));
        Assert.Throws<ArgumentException>(() => PortableMath.SinCos(memory, new double[8], new double[7]));
        Assert.Throws<ArgumentException>(() => PortableMath.SinCos(new double[8], memory, memory));
    }

    [Fact]
    public void Spans_SameMemory_AreReplaced()
    {
        double[] memory = [0, 1, 2, 3, 4, 5];
        PortableMath.Exp(memory, memory);
        Assert.Equal([1, PortableMath.Exp(1), PortableMath.Exp(2), PortableMath.Exp(3), PortableMath.Exp(4), PortableMath.Exp(5)], memory);
    }

    private static void AssertSame(double expected, double actual)
        => Assert.True(
            (double.IsNaN(expected) && double.IsNaN(actual)) || BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual),
            $"expected {expected:R}, got {actual:R}");
}
