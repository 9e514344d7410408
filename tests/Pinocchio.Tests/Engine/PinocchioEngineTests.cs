using Orchestrator.Cosmology;
using Orchestrator.Numerics;
using Orchestrator.Pinocchio.Engine;

namespace Orchestrator.Pinocchio.Tests.Engine;

public sealed class PinocchioEngineTests
{
    private static readonly double[] Outputs = [1.0, 0.0];

    private static RunParameters Parameters => new()
    {
        RunFlag = "small",
        BoxSize = 48,
        GridSize = 24,
        RandomSeed = 11,
        Cosmology = new CosmologyParameters { OmegaM = 0.3, OmegaB = 0.05, H = 0.7, NS = 0.96, Sigma8 = 0.8 },
        Cone = new ConeParameters(0.1, 0.0, 20.0) { Vertex = (0, 0, 0), Axis = (1, 1, 1) },
    };

    /// <summary>An even and an odd grid; their lines and particles are cut into parts of other sizes for other numbers of threads.</summary>
    [Theory]
    [InlineData(48)]
    [InlineData(45)]
    public void Run_AgainAndOnMoreThreads_WritesTheSameBytes(int grid)
    {
        using var one = new TemporaryFolder();
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        RunParameters parameters = Parameters with
        {
            GridSize = grid,
            BoxSize = 2 * grid,
            WithLptSnapshot = true,
            Cone = Parameters.Cone! with { FarRedshift = 0.2 },
        };
        var options = new EngineOptions { Threads = 1, MatterDensity = new MatterMesh(16) };
        EngineResult first = PinocchioEngine.Run(parameters, Outputs, options, cancellation: cancellation);
        IReadOnlyList<string> names = EngineOutputs.Write(one.FullName, first, cancellation: cancellation);
        Assert.Equal(13, names.Count);
        Assert.InRange(first.Cone.Count, 5000, 50000);
        foreach (int threads in (int[])[1, 2, 3])
        {
            using var other = new TemporaryFolder();
            EngineResult again = PinocchioEngine.Run(parameters, Outputs, options with { Threads = threads }, cancellation: cancellation);
            Assert.Equal(names, EngineOutputs.Write(other.FullName, again, cancellation: cancellation));
            foreach (string name in names)
                Assert.True(File.ReadAllBytes(one.File(name)).AsSpan().SequenceEqual(File.ReadAllBytes(other.File(name))), $"{name} on {threads} threads");
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Write_FullOrLight_IsReadBack(bool light)
    {
        using var folder = new TemporaryFolder();
        EngineResult result = PinocchioEngine.Run(Parameters, Outputs, cancellation: TestContext.Current.CancellationToken);
        EngineOutputs.Write(folder.FullName, result, light, TestContext.Current.CancellationToken);
        var names = new OutputNames("small");
        using CatalogReader catalog = CatalogReader.Open(folder.File(names.Catalog(0.0)), Parameters.Units);
        Assert.Equal(result.Catalogs[1].Halos.Select(halo => halo.Id), catalog.ReadToEnd().Select(halo => halo.Id));
        using ConeReader cone = ConeReader.Open(folder.File(names.Cone), Parameters.Units);
        Assert.Equal(result.Cone.Select(halo => halo.Id), cone.ReadToEnd().Select(halo => halo.Id));
        Assert.Equal(result.Histories.TreeCount, MergerHistories.Read(folder.File(names.Histories)).TreeCount);
    }

    [Fact]
    public void Run_Cancelled_Stops()
    {
        using var source = new CancellationTokenSource();
        var progress = new Canceller(source);
        Assert.Throws<OperationCanceledException>(() => PinocchioEngine.Run(Parameters, Outputs, progress: progress, cancellation: source.Token));
        Assert.True(progress.WasTold, "the run ended before it told of its progress");
    }

    [Fact]
    public void Write_Cancelled_LeavesNothing()
    {
        using var folder = new TemporaryFolder();
        EngineResult result = PinocchioEngine.Run(Parameters, Outputs, cancellation: TestContext.Current.CancellationToken);
        Assert.Throws<OperationCanceledException>(() => EngineOutputs.Write(folder.FullName, result, cancellation: new CancellationToken(canceled: true)));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.FullName));
    }

    [Fact]
    public void Run_CorrectedFaults_PutsHalosOnTheCosmologysCone()
    {
        EngineResult result = PinocchioEngine.Run(
            Parameters, Outputs, new EngineOptions { CorrectKnownFaults = true }, cancellation: TestContext.Current.CancellationToken);
        Assert.NotEmpty(result.Cone);
        foreach (ConeHalo halo in result.Cone)
        {
            double distance = Math.Sqrt(halo.X * halo.X + halo.Y * halo.Y + halo.Z * halo.Z);
            Assert.Equal(result.Cosmology.ComovingDistance(halo.Redshift), distance, 3e-4);
        }
    }

    [Fact]
    public void Run_NothingCollapses_SaysSo()
    {
        EngineRunException failure = Assert.Throws<EngineRunException>(() => PinocchioEngine.Run(
            Parameters with { BoxSize = 2400 }, Outputs, cancellation: TestContext.Current.CancellationToken));
        Assert.Equal(RunCause.NothingCollapses, failure.Cause);
    }

    [Fact]
    public void Run_OutputsEndBeforeTheCone_SaysSo()
    {
        EngineRunException failure = Assert.Throws<EngineRunException>(() => PinocchioEngine.Run(
            Parameters with { Cone = Parameters.Cone! with { FarRedshift = 2.0, NearRedshift = 0.4 } }, [1.0, 0.5],
            cancellation: TestContext.Current.CancellationToken));
        Assert.Equal(RunCause.ConeCutShort, failure.Cause);
        Assert.Contains("0.4", failure.Message);
        Assert.Contains("0.5", failure.Message);
    }

    public static TheoryData<RunParameters, string> Refused => new()
    {
        { Parameters with { WarmDarkMatterMass = 1 }, "WDM_PartMass_in_kev" },
        { Parameters with { GridSize = 1291 }, "GridSize" },
        { Parameters with { AnalyticMassFunction = 0 }, "AnalyticMassFunction" },
        { Parameters with { PowerSpectrum = "CAMBTable" }, "FileWithInputSpectrum" },
        { Parameters with { BoxSize = 2 }, "BoxSize" },
        { Parameters with { BoxSize = 24 * 501 }, "BoxSize" },
        { Parameters with { Cone = new ConeParameters(0.1, 0, 20) }, "PLCProvideConeData" },
        { Parameters with { Cone = new ConeParameters(0.1, 0, 20) { Vertex = (1000, 0, 0), Axis = (0, 0, 1) } }, "PLCCenter" },
        { Parameters with { Cone = new ConeParameters(0.1, 0, 20) { Vertex = (0, 0, 0), Axis = (0, 0, 0) } }, "PLCAxis" },
        { Parameters with { Cone = new ConeParameters(0.1, 0, 20) { Vertex = (0, 0, 0), Axis = (double.NaN, 0, 1) } }, "PLCAxis" },
        { Parameters with { Cone = new ConeParameters(0.1, 0, 1e-10) { Vertex = (0, 0, 0), Axis = (0, 0, 1) } }, "PLCAperture" },
        { Parameters with { Cone = new ConeParameters(0.1, 0.1, 20) { Vertex = (0, 0, 0), Axis = (0, 0, 1) } }, "StartingzForPLC" },
        { Parameters with { Cone = new ConeParameters(15, 14.9, 0.01) { Vertex = (0, 0, 0), Axis = (0, 0, 1) }, BoxSize = 5 }, "BoxSize" },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void Run_WhatTheEngineHasNot_IsRefusedByItsKey(RunParameters parameters, string key)
    {
        InvalidInputException refusal = Assert.Throws<InvalidInputException>(
            () => PinocchioEngine.Run(parameters, Outputs, cancellation: TestContext.Current.CancellationToken));
        Assert.Equal(key, refusal.Key);
    }

    [Fact]
    public void Run_TablesMissingOrMemoryTooSmall_IsRefused()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        var options = new EngineOptions { Folder = folder.FullName };
        Assert.Throws<InvalidInputException>(() => PinocchioEngine.Run(Parameters with { PowerSpectrum = "pk.txt" }, Outputs, options, cancellation: cancellation));
        Assert.Throws<InvalidInputException>(() => PinocchioEngine.Run(Parameters with { EquationOfStateFile = "w.txt" }, Outputs, options, cancellation: cancellation));
        Assert.Throws<InvalidInputException>(
            () => PinocchioEngine.Run(Parameters, Outputs, options with { AvailableMemory = 1000 }, cancellation: cancellation));
        Assert.Throws<InvalidInputException>(() => PinocchioEngine.Run(Parameters, [0.0, 1.0], options, cancellation: cancellation));
    }

    private sealed class Canceller(CancellationTokenSource source) : IProgress<EngineProgress>
    {
        public bool WasTold { get; private set; }

        public void Report(EngineProgress value)
        {
            WasTold = true;
            source.Cancel();
        }
    }
}
