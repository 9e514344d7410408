using CsCheck;
using Orchestrator.Numerics;

namespace Orchestrator.LatinHypercube.Tests;

public sealed class DesignGrowthTests
{
    [Fact]
    public void Grow_ToTheLastSlice_IsTheWholeDesignWithEveryDoubleKept()
    {
        var specification = DesignTests.Small();
        var whole = Design.Create(specification);
        var grown = Design.Create(specification with { ActiveSlices = [0] });
        for (int slice = 1; slice < 5; slice++)
        {
            var before = grown.Table;

            // Through text, as a campaign does it.
            grown = Design.Grow(specification, DesignCsvTests.Read(DesignCsvTests.Text(before)), DesignCertificate.FromJson(grown.Certificate.ToJson(), "c"));
            Assert.Equal(25 * (slice + 1), grown.Table.Count);
            for (int column = 0; column < 3; column++)
                Assert.Equal(before.Column(column).ToArray(), grown.Table.Column(column)[..before.Count].ToArray());
            Assert.Empty(grown.Certificate.Lost);
        }

        Assert.Equal(whole.Table.ContentHash, grown.Table.ContentHash);
        Assert.Equal(whole.Certificate.ToJson(), grown.Certificate.ToJson());
    }

    [Fact]
    public void Grow_AnyPower_KeepsEveryProperty()
        => Gen.Select(Gen.Int[2, 4], Gen.Int[2, 3], Gen.ULong).Sample(
            (s, d, seed) =>
            {
                var specification = DesignTests.Small() with { Points = (int)Math.Pow(s, d), Seed = seed, Exchanges = 3000, Parameters = [.. DesignTests.Small().Parameters.Take(d)] };
                var result = Design.Create(specification with { ActiveSlices = [0] });
                while (result.Certificate.ActiveSlices.Count < s) result = Design.Grow(specification, result.Table, result.Certificate);
                Assert.True(result.Certificate.Whole.Latin);
                Assert.All(result.Certificate.EachSlice, slice => Assert.True(slice.Latin));
                Assert.Contains(new CellCount(s, d, 1, 1), result.Certificate.Whole.Cells);
                Assert.Empty(result.Certificate.Lost);
            },
            iter: 8);

    [Fact]
    public void Grow_EditedTable_IsRefused()
    {
        var (table, certificate, _) = Design.Create(DesignTests.Small() with { ActiveSlices = [0] });
        string text = DesignCsvTests.Text(table);
        int digit = text.LastIndexOf('5');
        var edited = DesignCsvTests.Read(text[..digit] + '6' + text[(digit + 1)..]);

        var error = Assert.Throws<InvalidInputException>(() => Design.Grow(DesignTests.Small(), edited, certificate));
        Assert.Contains("edited", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Grow_BeyondTheLastSlice_IsRefused()
    {
        var (table, certificate, _) = Design.Create(DesignTests.Small());

        var error = Assert.Throws<InvalidInputException>(() => Design.Grow(DesignTests.Small(), table, certificate));
        Assert.Equal("design.active_slices", error.Key);
    }

    [Fact]
    public void Grow_OtherSpecification_IsRefused()
    {
        var (table, certificate, _) = Design.Create(DesignTests.Small() with { ActiveSlices = [0] });

        Assert.Equal("seed", Assert.Throws<InvalidInputException>(() => Design.Grow(DesignTests.Small() with { Seed = 1 }, table, certificate)).Key);
        Assert.Equal("design.exchanges", Assert.Throws<InvalidInputException>(() => Design.Grow(DesignTests.Small() with { Exchanges = 7 }, table, certificate)).Key);
        Assert.Equal("design.parameters", Assert.Throws<InvalidInputException>(() => Design.Grow(DesignTests.Small() with
        {
            Parameters = [new("omega_m", new UniformPrior(0.1, 0.46)), .. DesignTests.Small().Parameters.Skip(1)],
        }, table, certificate)).Key);
    }

    [Fact]
    public void Grow_SobolWithMocksAndConstraint_KeepsRows()
    {
        var specification = DesignTests.Small() with
        {
            Kind = DesignKind.Sobol, Points = 64, Slices = 4, Constraints = ["omega_m < 0.4"], MockParameters = [new("alpha", new UniformPrior(0, 2))],
        };
        var first = Design.Create(specification with { ActiveSlices = [0] });
        var grown = Design.Grow(specification, first.Table, first.Certificate);

        Assert.True(grown.Table.Count > first.Table.Count);
        Assert.Equal(first.Table.ContentHash, grown.Table.OfSlice(0).ContentHash);
    }
}
