using CsCheck;
using Orchestrator.Numerics;

namespace Orchestrator.LatinHypercube.Tests;

public sealed class ExpressionTests
{
    [Theory]
    [InlineData("1 + 2 * 3", 7)]
    [InlineData("(1 + 2) * 3", 9)]
    [InlineData("2 ^ 3 ^ 2", 512)]
    [InlineData("-2 ^ 2", -4)]
    [InlineData("2 ^ -1", 0.5)]
    [InlineData("8 / 4 / 2", 1)]
    [InlineData("7 - 4 - 2", 1)]
    [InlineData("1.5e-3 * 2E3", 3)]
    [InlineData("sqrt(16) + abs(-3) + min(4, 2) + max(1, 0)", 10)]
    [InlineData("log10(1000) + log(1) + exp(0)", 4)]
    [InlineData("pow(x, 2) - x ^ 2", 0)]
    [InlineData("sin(pi / 2) + cos(0)", 2)]
    [InlineData("1 < 2", 1)]
    [InlineData("1 < x <= 3", 1)]
    [InlineData("1 < x < 2", 0)]
    [InlineData("x == 3 and not (x != 3)", 1)]
    [InlineData("x > 5 or x >= 3 and 1", 1)]
    [InlineData("not x > 5", 1)]
    public void Evaluate_Formula_HasItsValue(string text, double expected)
        => Assert.Equal(expected, Expression.Parse(text, "k").Evaluate(_ => 3), 1e-14);

    [Fact]
    public void Evaluate_DerivedSigma8_IsTheDefinition()
        => Gen.Select(Gen.Double[0.1, 0.6], Gen.Double[0.5, 1.1]).Sample((omegaM, s8) =>
            Assert.Equal(s8 / Math.Sqrt(omegaM / 0.3), Expression.Parse("S8 / sqrt(omega_m / 0.3)", "k").Evaluate(name => name == "S8" ? s8 : omegaM), 1e-14));

    [Theory]
    [InlineData("")]
    [InlineData("1 +")]
    [InlineData("(1")]
    [InlineData("1 2")]
    [InlineData("f(1)")]
    [InlineData("sqrt(1, 2)")]
    [InlineData("1..2")]
    [InlineData("a $ b")]
    [InlineData("x = 1")]
    public void Parse_NoFormula_SaysWhere(string text)
    {
        var error = Assert.Throws<InvalidInputException>(() => Expression.Parse(text, "design.constraints"));

        Assert.Equal(("design.constraints", text), (error.Key, error.Value));
        Assert.Contains("character", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_DeepNesting_IsRefusedNotACrash()
        => Assert.Throws<InvalidInputException>(() => Expression.Parse(new string('(', 100_000), "k"));

    [Fact]
    public void Parse_AnyText_ParsesOrIsRefused()
        => Gen.String[Gen.Char["0123456789.+-*/^()<>=! abcnotrde,"], 0, 30].Sample(text =>
        {
            try
            {
                Expression.Parse(text, "k").Evaluate(_ => 1);
            }
            catch (InvalidInputException)
            {
                return;
            }
        });

    [Fact]
    public void Names_EachOnce_InOrder() => Assert.Equal(["b", "a"], Expression.Parse("b + a * b + pi", "k").Names);

    [Fact]
    public void Holds_NotANumber_IsFalse() => Assert.False(Expression.Parse("sqrt(0 - 1)", "k").Holds(_ => 0));
}
