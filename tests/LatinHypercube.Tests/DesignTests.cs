using Orchestrator.Numerics;

namespace Orchestrator.LatinHypercube.Tests;

public sealed class DesignTests
{
    [Fact]
    public void Create_ModelCase_TableAndCertificateSayWhatHolds()
    {
        var (table, certificate, messages) = Design.Create(Model() with { Exchanges = 0 });

        Assert.Equal(1000, table.Count);
        Assert.Equal(["omega_m", "sigma8", "w0"], table.Names);
        Assert.Equal(Enumerable.Range(0, 1000), table.Simulation.ToArray());
        Assert.Equal(1000, table.Seed.ToArray().Distinct().Count());
        Assert.True(certificate.Whole.Latin);
        Assert.Contains(new CellCount(10, 3, 1, 1), certificate.Whole.Cells);
        Assert.Equal(10, certificate.EachSlice.Count);
        Assert.All(certificate.EachSlice, slice => Assert.True(slice.Latin && slice.Cells.Contains(new CellCount(10, 2, 1, 1)), "each slice is orthogonal"));
        Assert.Empty(certificate.Lost);
        Assert.Equal(table.ContentHash, certificate.TableHash);
        Assert.Equal(1000, certificate.Whole.RandomHypercubes);
        Assert.InRange(certificate.Whole.CentredDiscrepancy.BetterThan, 99.9, 100);
        Assert.Contains(messages, line => line.Contains("Latin at 1000 levels", StringComparison.Ordinal));
    }

    [Fact]
    public void Create_Values_LieStrictlyInsideTheirLevels()
    {
        var table = Design.Create(Model() with { Exchanges = 0 }).Table;

        foreach (var (name, minimum, maximum) in new[] { ("omega_m", 0.16, 0.46), ("sigma8", 0.4, 1.1), ("w0", -1.3, -0.7) })
        {
            var levels = table.Column(name).ToArray().Select(x => (x - minimum) / (maximum - minimum) * 1000).ToArray();
            Assert.Equal(1000, levels.Select(level => (int)Math.Floor(level)).Distinct().Count());
            Assert.All(levels, level => Assert.InRange(level - Math.Floor(level), 0.4, 0.6));
        }
    }

    [Fact]
    public void Create_CertificateJson_ReadsBack()
    {
        var certificate = Design.Create(Small()).Certificate;
        var back = DesignCertificate.FromJson(certificate.ToJson(), "certificate.json");

        Assert.Equal(certificate.ToJson(), back.ToJson());
        Assert.Equal(certificate.Levels![1], back.Levels![1]);
        Assert.Contains("\"centred_discrepancy\"", certificate.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Create_AnyThreads_SameTableAndCertificate()
    {
        var one = Design.Create(Small(), threads: 1);
        var many = Design.Create(Small(), threads: 4);

        Assert.Equal(one.Table.ContentHash, many.Table.ContentHash);
        Assert.Equal(one.Certificate.ToJson(), many.Certificate.ToJson());
    }

    [Theory]
    [InlineData(DesignKind.Latin, true)]
    [InlineData(DesignKind.Sobol, false)]
    public void Create_OtherKinds_CertificateSaysWhatHolds(DesignKind kind, bool latin)
    {
        var (table, certificate, _) = Design.Create(Small() with { Kind = kind, Points = 60, Slices = 3 });

        Assert.Equal(60, table.Count);
        Assert.Equal(latin, certificate.Whole.Latin);
        Assert.Equal(3, certificate.EachSlice.Count);
        Assert.Empty(certificate.Lost);
    }

    [Fact]
    public void Create_MockParameters_AreLatinOverTheSameSlices()
    {
        var specification = Small() with { MockParameters = [new("log_m_min", new UniformPrior(12.5, 13.5)), new("alpha", new NormalPrior(1, 0.1))] };
        var (table, certificate, _) = Design.Create(specification);

        Assert.Equal(["omega_m", "sigma8", "w0", "log_m_min", "alpha"], table.Names);
        Assert.True(certificate.Mocks!.Latin);
        for (int slice = 0; slice < 5; slice++)
            Assert.Equal(25, table.OfSlice(slice).Column("log_m_min").ToArray().Select(x => (int)((x - 12.5) * 25)).Distinct().Count());
    }

    [Fact]
    public void Create_DerivedAndFixed_AreComputed()
    {
        var table = Design.Create(Small() with
        {
            Parameters = [new("omega_m", new UniformPrior(0.1, 0.5)), new("S8", new UniformPrior(0.6, 1.0))],
            Points = 25,
            Slices = 5,
            Fixed = new Dictionary<string, double> { ["h"] = 0.7 },
            Derived = [new("sigma8", "S8 / sqrt(omega_m / 0.3)"), new("omega_m_h2", "omega_m * h^2")],
        }).Table;

        for (int row = 0; row < table.Count; row++)
        {
            Assert.Equal(table.Column("S8")[row] / Math.Sqrt(table.Column("omega_m")[row] / 0.3), table.Column("sigma8")[row], 1e-14);
            Assert.Equal(table.Column("omega_m")[row] * 0.49, table.Column("omega_m_h2")[row], 1e-14);
        }
    }

    [Fact]
    public void Create_Constraint_SaysWhatItCosts()
    {
        var (table, certificate, messages) = Design.Create(Small() with { Constraints = ["omega_m < 0.4", "sigma8 > 0"] });

        // omega_m is uniform over [0.16, 0.46]: a fifth of the levels lies above 0.4, also in each slice.
        Assert.Equal(100, table.Count);
        Assert.All(table.Column("omega_m").ToArray(), value => Assert.True(value < 0.4));
        Assert.Equal([25, 0], certificate.Constraints.Select(cost => cost.Broken));
        Assert.Equal([5, 5, 5, 5, 5], certificate.Constraints[0].BrokenBySlice);
        Assert.NotEmpty(certificate.Lost);
        Assert.False(certificate.Whole.Latin);
        Assert.Contains(messages, line => line.StartsWith("lost: 25 of 125 points", StringComparison.Ordinal));
    }

    [Fact]
    public void Create_ActiveSlicesAndTestSlice_AreInTheCertificate()
    {
        var (table, certificate, _) = Design.Create(Small() with { ActiveSlices = [0, 2], ReservedTestSlice = 4 });

        Assert.Equal([0, 2], table.Slice.ToArray().Distinct());
        Assert.Equal(4, certificate.ReservedTestSlice);
        Assert.Equal(50, certificate.Active!.Points);
        Assert.Equal(125, certificate.Whole.Points);
    }

    public static TheoryData<string, DesignSpecification> BadSpecifications() => new()
    {
        { "design.points", Small() with { Points = 0 } },
        { "design.points", Small() with { Points = 1 } },
        { "design.parameters", Small() with { Parameters = [new("omega_m", new UniformPrior(0.1, 0.5))] } },
        { "design.parameters.x.min", Small() with { Parameters = [new("x", new UniformPrior(0.5, 0.5)), new("y", new UniformPrior(0, 1))] } },
        { "design.parameters.y.sigma", Small() with { Parameters = [new("x", new UniformPrior(0, 1)), new("y", new NormalPrior(0, -1))] } },
        { "design.parameters", Small() with { Parameters = [new("x", new UniformPrior(0, 1)), new("x", new UniformPrior(0, 1))] } },
        { "design.parameters", Small() with { Parameters = [new("a,b", new UniformPrior(0, 1)), new("x", new UniformPrior(0, 1))] } },
        { "design.slices", Small() with { Slices = 7 } },
        { "design.slices", Small() with { Slices = 0 } },
        { "design.active_slices", Small() with { ActiveSlices = [5] } },
        { "design.active_slices", Small() with { ActiveSlices = [] } },
        { "design.test_slice", Small() with { ReservedTestSlice = 5 } },
        { "design.exchanges", Small() with { Exchanges = -1 } },
        { "design.constraints", Small() with { Constraints = ["omega_m > 1"] } },
        { "design.constraints", Small() with { Constraints = ["omega_m > 0.3", "omega_m < 0.3"] } },
        { "design.constraints", Small() with { Constraints = ["omega_x > 1"] } },
        { "design.derived.s8", Small() with { Derived = [new("s8", "sigma8 *")] } },
        { "design.derived.s8", Small() with { Derived = [new("s8", "log(-sigma8)")] } },
        { "design.kind", Small() with { Kind = DesignKind.Table } },
    };

    [Theory]
    [MemberData(nameof(BadSpecifications), DisableDiscoveryEnumeration = true)]
    public void Create_BadSpecification_NamesTheKey(string key, DesignSpecification specification)
        => Assert.Equal(key, Assert.Throws<InvalidInputException>(() => Design.Create(specification with { Exchanges = specification.Exchanges ?? 0 })).Key);

    [Fact]
    public void Draw_Alone_IsTheDesignOfTheTable()
    {
        var levels = Design.Draw(125, 3, 20200428, exchanges: 20_000);
        var table = Design.Create(Small()).Table;

        for (int axis = 0; axis < 3; axis++)
        {
            var prior = Small().Parameters[axis].Prior;
            Assert.Equal(levels.Levels(axis).ToArray(), table.Column(axis).ToArray().Select(value => (int)(prior.Cumulative(value) * 125)));
        }

        Assert.Throws<InvalidInputException>(() => Design.Draw(125, 1, 1));
    }

    [Fact]
    public void Slices_Default_IsTheRoot()
    {
        Assert.Equal(10, (Model() with { Slices = null }).SliceCount);
        Assert.Equal(1, (Model() with { Slices = null, Points = 999 }).SliceCount);
        Assert.Equal(1, (Model() with { Slices = null, Kind = DesignKind.Latin }).SliceCount);
    }

    internal static DesignSpecification Model() => new()
    {
        Points = 1000,
        Seed = 20200428,
        Parameters = [new("omega_m", new UniformPrior(0.16, 0.46)), new("sigma8", new UniformPrior(0.4, 1.1)), new("w0", new UniformPrior(-1.3, -0.7))],
    };

    /// <summary>125 = 5 slices of 25, hardly optimised.</summary>
    internal static DesignSpecification Small() => Model() with { Points = 125, Exchanges = 20_000 };
}
