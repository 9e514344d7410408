using Orchestrator.Numerics;

namespace Orchestrator.LatinHypercube.Tests;

public sealed class DesignCheckTests
{
    [Fact]
    public void Check_ReferenceCampaign_FindsItsRangesAndThatItIsLatin()
    {
        using var reader = new StreamReader(ReferenceData.Path("campaign8", "design.csv"));
        var (_, certificate, messages) = Design.Check(DesignCsv.Read(reader, "design.csv"));

        Assert.True(certificate.Whole.Latin);
        Assert.Equal(8, certificate.Whole.Points);
        Assert.Equal(DesignKind.Table, certificate.Kind);
        Assert.Contains(messages, line => line.StartsWith("ranges inferred", StringComparison.Ordinal));
    }

    [Fact]
    public void Check_OwnTable_FindsWhatTheCertificateSaid()
    {
        var made = Design.Create(DesignTests.Small());
        var back = DesignCsvTests.Read(DesignCsvTests.Text(made.Table));
        var check = Design.Check(back, DesignTests.Small().Parameters);

        Assert.Equal(made.Certificate.TableHash, check.Certificate.TableHash);
        Assert.Equal(made.Certificate.Whole.CentredDiscrepancy, check.Certificate.Whole.CentredDiscrepancy);
        Assert.Equal(made.Certificate.Whole.Cells, check.Certificate.Whole.Cells);
        Assert.Equal(5, check.Certificate.EachSlice.Count);
    }

    [Fact]
    public void Check_RandomPoints_AreNotLatin()
    {
        var stream = new RandomKey(3, RandomPurpose.Resampling).For(0);
        double[][] columns = [new double[50], new double[50]];
        for (int i = 0; i < 50; i++) (columns[0][i], columns[1][i]) = (stream.NextUniform(), stream.NextUniform());
        int[] numbers = [.. Enumerable.Range(0, 50)];
        var table = new DesignTable(numbers, Array.ConvertAll(numbers, _ => -1), [], ["x", "y"], columns);
        var whole = Design.Check(table, [new("x", new UniformPrior(0, 1)), new("y", new UniformPrior(0, 1))]).Certificate.Whole;

        Assert.False(whole.Latin);

        // The expected share of empty levels is (1 - 1/50)^50 = 0.364.
        Assert.All(whole.EmptyLevels, empty => Assert.InRange(empty, 9, 28));
    }

    [Fact]
    public void Check_PointOutsideItsPrior_IsCounted()
    {
        var table = DesignCsvTests.Read("x,y\n0.2,0.4\n1.2,0.6\n");

        Assert.Equal(1, Design.Check(table, [new("x", new UniformPrior(0, 1)), new("y", new UniformPrior(0, 1))]).Certificate.Whole.Outside);
    }

    [Theory]
    [InlineData("x,y\n1,2\n")]
    [InlineData("x\n1\n2\n")]
    [InlineData("x,y\n1,2\n1,3\n")]
    public void Check_NothingToCertify_IsRefused(string text)
        => Assert.Throws<InvalidInputException>(() => Design.Check(DesignCsvTests.Read(text)));
}
