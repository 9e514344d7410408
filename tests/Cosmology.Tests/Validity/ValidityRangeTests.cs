namespace Orchestrator.Cosmology.Tests;

public sealed class ValidityRangeTests
{
    private static readonly ValidityRange Range = new("some fit", "mass in Msun/h", 1e11, 1e15, "a paper, section 4");

    [Fact]
    public void Check_ValuesInside_YieldsNothing() => Assert.Empty(Range.Check(1e11, 3e12, 1e15));

    [Fact]
    public void Check_ValuesOutside_NamesTheFarthestOnEachSide()
    {
        IReadOnlyList<ValidityWarning> warnings = Range.Check(1e10, 5e9, 1e13, 2e15);
        Assert.Equal([5e9, 2e15], warnings.Select(warning => warning.Value));
        Assert.Equal("some fit: mass in Msun/h = 5E+09 lies outside 1E+11 .. 1E+15 (a paper, section 4)", warnings[0].Message);
    }

    [Fact]
    public void Check_NotANumber_IsOutside()
    {
        Assert.Single(Range.Check(double.NaN));
        Assert.False(Range.Contains(double.NaN));
        Assert.True(Range.Contains(1e11));
    }
}
