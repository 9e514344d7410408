using Orchestrator.Numerics;

namespace Orchestrator.Pinocchio.Tests;

public sealed class ParameterFileTests
{
    [Theory]
    [InlineData("e_miss", "DEw0", null, "missing")]
    [InlineData("e_unk", "Foo", 39, "no version")]
    [InlineData("e_dup", "GridSize", 39, "twice")]
    [InlineData("e_long", null, 6, "cuts the line")]
    public void Read_FileThatStopsTheProgram_IsRefusedWhereItIsWrong(string folder, string? key, int? line, string words)
    {
        InvalidInputException error = Assert.Throws<InvalidInputException>(
            () => ParameterFile.Read(ReferenceData.Path("pinocchio", "failures", folder, "parameter_file")));
        Assert.Equal((key, line), (error.Key, error.Line));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Contains("parameter_file", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("e_mem")]
    [InlineData("e_maxmem")]
    [InlineData("e_noarg")]
    [InlineData("e_peak")]
    [InlineData("x_few1")]
    [InlineData("x_over_plc_rc0")]
    public void Read_FileThatTheProgramAccepts_IsRead(string folder) =>
        Assert.Equal(ParameterDialect.V5,
            ParameterFile.Read(ReferenceData.Path("pinocchio", "failures", folder, "parameter_file")).Dialect);

    [Theory]
    [InlineData(98, true)]
    [InlineData(99, false)]
    public void Parse_LineOfLength_IsReadUpTo98Characters(int length, bool isRead)
    {
        string comment = "# ".PadRight(length, 'x');
        if (isRead) Assert.Equal(256, ParameterFile.Parse(comment + "\n" + TestParameters.Text).Number("BoxSize"));
        else Assert.Equal(1, Assert.Throws<InvalidInputException>(() => ParameterFile.Parse(comment + "\n" + TestParameters.Text)).Line);
    }

    [Fact]
    public void Parse_FlagWithZero_IsOnAndWarns()
    {
        ParameterFile file = ParameterFile.Parse(TestParameters.Text + "CatalogInAscii 0\n");
        Assert.True(file.Contains("CatalogInAscii"));
        Assert.Contains("CatalogInAscii", Assert.Single(file.Warnings), StringComparison.Ordinal);
        Assert.True(RunParameters.From(file).CatalogInAscii);
    }

    [Fact]
    public void Parse_CommentsAndTailsOfLines_AreIgnored()
    {
        ParameterFile file = ParameterFile.Parse(
            "# a\n  % b\n\n" + TestParameters.Text.Replace("BoxSize 256", "BoxSize 256 % side", StringComparison.Ordinal));
        Assert.Equal(256, file.Number("BoxSize"));
        Assert.Equal((1, 1, 1), file.Vector("PLCAxis"));
    }

    [Theory]
    [InlineData("GridSize 128", "GridSize 128.5", "GridSize")]
    [InlineData("GridSize 128", "GridSize", "GridSize")]
    [InlineData("Omega0 0.3158", "Omega0 abc", "Omega0")]
    [InlineData("Omega0 0.3158", "Omega0 nan", "Omega0")]
    [InlineData("PLCAxis 1. 1. 1.", "PLCAxis 1. 1.", "PLCAxis")]
    [InlineData("GridSize 128", "gridsize 128", "gridsize")]
    public void Parse_WrongValue_NamesKeyAndLine(string right, string wrong, string key)
    {
        InvalidInputException error = Assert.Throws<InvalidInputException>(
            () => ParameterFile.Parse(TestParameters.Text.Replace(right, wrong, StringComparison.Ordinal), "p"));
        Assert.Equal((key, "p"), (error.Key, error.File));
        Assert.NotNull(error.Line);
        Assert.NotNull(error.Allowed);
    }

    [Fact]
    public void Parse_NoKeyOfVersion5_IsAFileOfVersion4()
    {
        string text = TestParameters.Text.Replace("PredPeakFactor 0.8\n", "", StringComparison.Ordinal);
        Assert.Equal(ParameterDialect.V4, ParameterFile.Parse(text).Dialect);
        Assert.Equal("PredPeakFactor", Assert.Throws<InvalidInputException>(() => ParameterFile.Parse(text, dialect: ParameterDialect.V5)).Key);
    }

    [Fact]
    public void Parse_DialectsMixed_IsRefused()
    {
        InvalidInputException error = Assert.Throws<InvalidInputException>(() => ParameterFile.Parse(TestParameters.Text + "WriteFmax\n"));
        Assert.Equal("WriteFmax", error.Key);
        string v4 = TestParameters.Text.Replace("PredPeakFactor 0.8\n", "", StringComparison.Ordinal) + "WriteFmax\n";
        Assert.Equal(ParameterDialect.V4, ParameterFile.Parse(v4).Dialect);
        Assert.Equal("WriteFmax", Assert.Throws<InvalidInputException>(() => ParameterFile.Parse(v4, dialect: ParameterDialect.V5)).Key);
    }

    [Fact]
    public void With_OtherValue_ChangesThatKeyOnly()
    {
        ParameterFile file = ParameterFile.Parse(TestParameters.Text);
        ParameterFile changed = file.With("PredPeakFactor", "2.5").With("CatalogInAscii", "").With("OutputInH100", null);
        Assert.Equal(2.5, changed.Number("PredPeakFactor"));
        Assert.True(changed.Contains("CatalogInAscii"));
        Assert.False(changed.Contains("OutputInH100"));
        Assert.Equal(file.Word("RunFlag"), changed.Word("RunFlag"));
        Assert.Throws<InvalidInputException>(() => file.With("GridSize", null));
        Assert.Throws<InvalidInputException>(() => file.With("RunFlag", new string('x', 91)));
    }

    [Theory]
    [MemberData(nameof(ReferenceRuns.All), MemberType = typeof(ReferenceRuns))]
    public void ToText_ReferenceFile_ReadsBackTheSame(string name)
    {
        ParameterFile file = ParameterFile.Read(Path.Combine(ReferenceData.Path(name.Split('/')), "parameter_file"));
        ParameterFile again = ParameterFile.Parse(file.ToText());
        Assert.Equal(file.Entries.Select(entry => (entry.Key, entry.Value)), again.Entries.Select(entry => (entry.Key, entry.Value)));
        Assert.All(file.ToText().Split('\n'), line => Assert.InRange(line.Length, 0, 98));
    }
}
