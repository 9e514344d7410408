using CsCheck;
using Orchestrator.Numerics;

namespace Orchestrator.LatinHypercube.Tests;

public sealed class DesignCsvTests
{
    [Fact]
    public void Write_AnyDoubles_ReadBackToTheSameBits()
        => Gen.Select(Gen.Double.Where(double.IsFinite).Array[1, 30], Gen.Bool).Sample((values, seeds) =>
        {
            int[] number = [.. Enumerable.Range(0, values.Length)];
            var table = new DesignTable(number, number, seeds ? Array.ConvertAll(number, i => 5L + i) : [], ["omega_m"], [values]);
            var back = Read(Text(table));
            Assert.Equal(table.ContentHash, back.ContentHash);
            for (int i = 0; i < values.Length; i++)
                Assert.Equal(BitConverter.DoubleToInt64Bits(values[i]), BitConverter.DoubleToInt64Bits(back.Column("omega_m")[i]));
        });

    [Fact]
    public void Write_Header_IsWhatTheCampaignReads()
    {
        var table = new DesignTable([3], [0], [17], ["omega_m", "w0"], [[0.25], [-1.0]]);

        Assert.Equal("simulation,slice,seed,omega_m,w0\n3,0,17,0.25,-1\n", Text(table));
    }

    [Fact]
    public void Read_TableOfAnotherTool_NamesAndDefaults()
    {
        var table = Read("\uFEFFw, omega_m\r\n# a remark\r\n-0.9,0.3\r\n\r\n-1.1,0.2\r\n");

        Assert.Equal(["w0", "omega_m"], table.Names);
        Assert.Equal([0, 1], table.Simulation.ToArray());
        Assert.Equal([-1, -1], table.Slice.ToArray());
        Assert.False(table.HasSeeds);
        Assert.Equal([-0.9, -1.1], table.Column("w0").ToArray());
    }

    [Fact]
    public void Read_ReferenceCampaign_ReadsItsDesign()
    {
        using var reader = new StreamReader(ReferenceData.Path("campaign8", "design.csv"));
        var table = DesignCsv.Read(reader, "design.csv");

        Assert.Equal(8, table.Count);
        Assert.Equal(["omega_m", "sigma8", "w0"], table.Names);
        Assert.Equal(1007, table.Seed[7]);
        Assert.Equal(-1.1125, table.Column("w0")[7]);
    }

    [Theory]
    [InlineData("simulation,omega_m\n0,0.3\n1,0.x\n", 3, "omega_m", "0.x")]
    [InlineData("simulation,omega_m\n0,0.3\n1,NaN\n", 3, "omega_m", "NaN")]
    [InlineData("simulation,omega_m\n0,0.3\n0,0.4\n", 3, "simulation", "0")]
    [InlineData("simulation,omega_m\n0,0.3,7\n", 2, null, null)]
    [InlineData("simulation,omega_m\n-1,0.3\n", 2, "simulation", "-1")]
    [InlineData("simulation,slice,omega_m\n1,a,0.3\n", 2, "slice", "a")]
    [InlineData("w,w0\n1,2\n", 1, "w0", null)]
    [InlineData("0.3,0.4\n", 1, null, "0.3")]
    [InlineData("simulation,seed\n0,1\n", 1, null, null)]
    public void Read_BadRow_NamesFileLineColumnAndValue(string text, int line, string? key, string? value)
    {
        var error = Assert.Throws<InvalidInputException>(() => Read(text));

        Assert.Equal(("design.csv", line, key, value), (error.File, error.Line, error.Key, error.Value));
        Assert.Contains($"design.csv, line {line}", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("simulation,omega_m\n")]
    public void Read_NothingInside_IsRefused(string text) => Assert.Throws<InvalidInputException>(() => Read(text));

    internal static DesignTable Read(string text) => DesignCsv.Read(new StringReader(text), "design.csv");

    internal static string Text(DesignTable table)
    {
        var writer = new StringWriter();
        DesignCsv.Write(table, writer);
        return writer.ToString();
    }
}
