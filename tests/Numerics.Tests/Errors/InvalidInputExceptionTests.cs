namespace Orchestrator.Numerics.Tests;

public sealed class InvalidInputExceptionTests
{
    [Fact]
    public void Message_AllParts_AreComposedInOneSentence()
    {
        var exception = new InvalidInputException("must be positive", "campaign.yaml", 12, "design.points", "-3", "1 to 1000000");

        Assert.Equal("campaign.yaml, line 12: design.points = -3: must be positive (allowed: 1 to 1000000)", exception.Message);
        Assert.Equal("must be positive", exception.Problem);
        Assert.Equal("campaign.yaml", exception.File);
        Assert.Equal(12, exception.Line);
        Assert.Equal("design.points", exception.Key);
        Assert.Equal("-3", exception.Value);
        Assert.Equal("1 to 1000000", exception.Allowed);
    }

    [Theory]
    [InlineData(null, null, null, null, null, "is missing")]
    [InlineData("run.out", null, null, null, null, "run.out: is missing")]
    [InlineData(null, 3, null, null, null, "line 3: is missing")]
    [InlineData(null, null, "seed", null, null, "seed: is missing")]
    [InlineData(null, null, null, "x", "y or z", "'x': is missing (allowed: y or z)")]
    public void Message_SomeParts_LeavesOutTheRest(string? file, int? line, string? key, string? value, string? allowed, string expected)
        => Assert.Equal(expected, new InvalidInputException("is missing", file, line, key, value, allowed).Message);

    [Fact]
    public void InnerException_Given_IsKept()
    {
        var cause = new FormatException("bad digit");
        Assert.Same(cause, new InvalidInputException("cannot be read", innerException: cause).InnerException);
    }
}
