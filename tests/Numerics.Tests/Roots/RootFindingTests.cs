using CsCheck;

namespace Orchestrator.Numerics.Tests;

public sealed class RootFindingTests
{
    public static TheoryData<string, Func<double, double>, double, double, double> Zeros => new()
    {
        { "square root of 2", x => x * x - 2, 0, 2, Math.Sqrt(2) },
        { "ends exchanged", x => x * x - 2, 2, 0, Math.Sqrt(2) },
        { "cos x = x", x => Math.Cos(x) - x, 0, 1, 0.7390851332151607 },
        { "ninefold zero", x => Math.Pow(x - 0.3, 9), -1, 1, 0.3 },
        { "steep", x => Math.Atan(1e6 * (x - 0.123)), -1, 1, 0.123 },
        { "jump", x => x < 0.25 ? -1 : 1, 0, 1, 0.25 },
        { "zero at an end", x => x - 1, 1, 3, 1 },
        { "exponential", x => Math.Exp(x) - 1e10, 0, 100, Math.Log(1e10) },
    };

    [Theory]
    [MemberData(nameof(Zeros))]
    public void Brent_ChangeOfSign_FindsTheZero(string name, Func<double, double> function, double a, double b, double expected)
    {
        double found = RootFinding.Brent(function, a, b, 1e-12);
        Assert.True(Math.Abs(found - expected) < 1.1e-12, $"{name}: {found:R} instead of {expected:R}.");
    }

    [Fact]
    public void Brent_SmoothFunction_IsFasterThanBisection()
    {
        int calls = 0;
        RootFinding.Brent(x => { calls++; return Math.Exp(x) - 2; }, 0, 1, 1e-14);
        Assert.InRange(calls, 3, 12);
    }

    [Fact]
    public void Brent_NinefoldZero_IsNotMuchSlowerThanBisection()
    {
        int calls = 0;
        RootFinding.Brent(x => { calls++; return Math.Pow(x - 0.3, 9); }, -1, 1, 1e-12);
        Assert.InRange(calls, 3, 300);
    }

    [Fact]
    public void Brent_AnyCubicWithOneZeroBracketed_StaysInsideAndChangesSign()
        => Gen.Select(Gen.Double[-5, 5], Gen.Double[0.1, 3], Gen.Double[0, 4]).Sample((root, scale, curvature) =>
        {
            double F(double x) => scale * (x - root) * (1 + curvature * (x - root) * (x - root));
            double found = RootFinding.Brent(F, -6, 7, 1e-11);
            Assert.Equal(root, found, 1e-10);
        });

    [Fact]
    public void Brent_NoChangeOfSign_SaysWhatTheValuesAre()
    {
        var exception = Assert.Throws<ConvergenceException>(() => RootFinding.Brent(x => x * x + 1, -1, 2, 1e-9));
        Assert.Contains("between -1 and 2: the function is 2 and 5 there", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Brent_FunctionNotANumber_Throws()
        => Assert.Throws<ConvergenceException>(() => RootFinding.Brent(x => Math.Sqrt(x) - 1, -1, 2, 1e-9));

    [Theory]
    [InlineData(double.NaN, 1, 1e-9)]
    [InlineData(0, double.PositiveInfinity, 1e-9)]
    [InlineData(0, 1, 0)]
    public void Brent_UnusableArguments_Throws(double a, double b, double tolerance)
        => Assert.Throws<ArgumentOutOfRangeException>(() => RootFinding.Brent(x => x - 0.5, a, b, tolerance));
}
