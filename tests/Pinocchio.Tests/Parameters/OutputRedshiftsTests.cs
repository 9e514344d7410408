using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio.Tests;

public sealed class OutputRedshiftsTests
{
    [Fact]
    public void Parse_CommentsAndDescendingLines_AreRead() =>
        Assert.Equal([2, 0.5, 0], OutputRedshifts.Parse("# outputs\n2.0\n% more\n 0.5 text\n\n0\n"));

    [Theory]
    [InlineData("0\n1\n", 2)]
    [InlineData("1\n1\n", 2)]
    [InlineData("2\n-1\n", 2)]
    [InlineData("two\n", 1)]
    [InlineData("0.00002\n0.00001\n0\n", 2)]
    [InlineData("2\n0.5", 2)]
    [InlineData("# none\n", null)]
    public void Parse_ListTheProgramMisreads_IsRefused(string text, int? line) =>
        Assert.Equal(line, Assert.Throws<InvalidInputException>(() => OutputRedshifts.Parse(text)).Line);

    [Fact]
    public void Parse_HundredRedshifts_IsRefused()
    {
        string text = string.Concat(Enumerable.Range(0, 100).Select(i => $"{100 - i}\n"));
        Assert.Equal(100, Assert.Throws<InvalidInputException>(() => OutputRedshifts.Parse(text)).Line);
        Assert.Equal(99, OutputRedshifts.Parse(text[..text.LastIndexOf("1\n", StringComparison.Ordinal)]).Count);
    }

    [Fact]
    public void ToText_Redshifts_ReadBackTheSame()
    {
        double[] redshifts = [2.3, 1.0 / 3, 0.1, 0];
        Assert.Equal(redshifts, OutputRedshifts.Parse(OutputRedshifts.ToText(redshifts)));
        Assert.Throws<InvalidInputException>(() => OutputRedshifts.ToText([0, 1]));
    }
}
