using System.IO.Compression;
using System.Text.Json.Nodes;
using Orchestrator.CatalogFiles;
using Orchestrator.Catalogs;
using Orchestrator.Numerics;
using Orchestrator.Pinocchio;
using Orchestrator.Tests.Worker.Support;
using Orchestrator.Worker;

namespace Orchestrator.Tests.Worker.Stages;

public sealed class SimulationStageTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static SimulationTask Embedded => new()
    {
        Simulation = 7,
        Engine = SimulationEngine.Embedded,
        Parameters = EngineRuns.Reference128 with { RunFlag = SimulationTask.RunFlagOf(7), BoxSize = 64, GridSize = 32, RandomSeed = 7 },
        OutputRedshifts = EngineRuns.Redshifts,
    };

    private static SimulationTask Real => Embedded with
    {
        Engine = SimulationEngine.Pinocchio(ranks: 1),
        Parameters = EngineRuns.Reference128,
    };

    public void Dispose() => folder.Dispose();

    // The hash may change only together with a version, the stage's or the engine's: an older result must not pass for a new one.
    [Fact]
    public void Run_AKnownTask_HasTheGoldenHashOnAnyNumberOfThreads()
    {
        string one = Hash(threads: 1), three = Hash(threads: 3);

        Assert.Equal(one, three);
        Assert.True(
            (SimulationStage.Version, SimulationEngine.EmbeddedVersion, one)
                == (1, "2", "9977957a9d01e0230800453dad359a901109ced36e2ad7d0d6c5074980473b31"),
            one);
    }

    [Fact]
    public void Run_PassesItsGatesAndNamesItsFiles()
    {
        StageOutcome outcome = Run(Embedded, threads: 2);

        Assert.Empty(outcome.Faults);
        Assert.Equal(GateVerdict.Passed, GateReport.FromJson((JsonObject)outcome.Summary["gates"]!).Verdict);
        Assert.All(SimulationStage.ResultFiles(Embedded), name => Assert.True(File.Exists(folder.File(name)), name));
        Assert.Equal("embedded", (string?)outcome.Summary["engine"]!["name"]);
    }

    [Fact]
    public void Prepare_WritesWhatTheProgramReads()
    {
        SimulationStage.Prepare(Real, folder.FullName);

        PinocchioRun run = PinocchioRun.Open(folder.FullName, SimulationStage.ParameterFileName);
        Assert.Equal(Real.Parameters, run.Parameters);
        Assert.Equal(Real.OutputRedshifts, run.OutputRedshifts);
    }

    [Fact]
    public void ToJson_IsReadBack_AndLeavesOutTheBuffers()
    {
        SimulationTask larger = Embedded with { Parameters = Embedded.Parameters with { MemoryPerParticle = 300, PredictedPeakFactor = 3 } };

        SimulationTask read = SimulationTask.FromJson(
            (JsonObject)JsonNode.Parse(larger.ToJson().ToJsonString())!, (JsonObject)JsonNode.Parse(larger.BuffersToJson().ToJsonString())!);

        Assert.Equal(larger.Parameters, read.Parameters);
        Assert.Equal(SimulationStage.LineageOf(Embedded).Hash, SimulationStage.LineageOf(read).Hash);
        Assert.NotEqual(
            SimulationStage.LineageOf(Embedded).Hash,
            SimulationStage.LineageOf(Embedded with { Engine = SimulationEngine.Pinocchio(1) }).Hash);
        Assert.NotEqual(SimulationStage.LineageOf(Real).Hash, SimulationStage.LineageOf(Real with { Engine = SimulationEngine.Pinocchio(2) }).Hash);
    }

    [Fact]
    public void Conclude_ARunOfTheRealProgram_GivesItsHalos()
    {
        CopyReference("pinocchio/ref128_binary");

        StageOutcome outcome = SimulationStage.Conclude(Real, folder.FullName, exitCode: 134, TestContext.Current.CancellationToken);

        Assert.Empty(outcome.Faults);
        // 10889 halos are in its cone; a halo that crosses twice is kept once.
        Assert.Equal(10889, (int)outcome.Summary["halos"]! + (int)outcome.Summary["earlier_crossings_left_out"]!);
    }

    [Fact]
    public void Conclude_ARunWithoutACatalogueThatItWrote_IsAtFault()
    {
        Run(Embedded, threads: 1);
        File.Delete(folder.File(new OutputNames(Embedded.Parameters.RunFlag).Catalog(1.0)));

        StageOutcome outcome = SimulationStage.Conclude(Embedded, folder.FullName, exitCode: null, TestContext.Current.CancellationToken);

        Assert.Contains("mass-function, z = 1: the catalogue", Assert.Single(outcome.Faults), StringComparison.Ordinal);
        Assert.Equal("failed", (string?)outcome.Summary["gates"]!["verdict"]);
    }

    [Fact]
    public void Conclude_ARunOnOtherRanks_IsRefused()
    {
        CopyReference("pinocchio/ref128_binary");
        SimulationTask other = Real with { Engine = SimulationEngine.Pinocchio(ranks: 4) };

        var refusal = Assert.Throws<WrongEngineException>(
            () => SimulationStage.Conclude(other, folder.FullName, exitCode: 0, TestContext.Current.CancellationToken));

        Assert.Contains("MPI tasks is 1, not 4", refusal.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File(SimulationStage.FileName)));
    }

    [Fact]
    public void Conclude_ACutConeWithExitCode0_Fails()
    {
        CopyReference("pinocchio/ref128_binary");
        string log = File.ReadAllText(folder.File("log"));
        File.WriteAllText(
            folder.File("log"),
            log.Replace("Pinocchio done!", "ERROR on task 0: PLC storage overshooted\nThe PLC output will be incomplete\nPinocchio done!"));

        var failure = Assert.Throws<RunFailedException>(
            () => SimulationStage.Conclude(Real, folder.FullName, exitCode: 0, TestContext.Current.CancellationToken));

        Assert.Equal(RunCause.ConeBufferFull, failure.Verdict.Cause);
        Assert.Equal("PredPeakFactor", failure.Verdict.Fix!.Key);
    }

    [Fact]
    public void Conclude_ARunOfAnotherSeed_IsRefused()
    {
        Run(Embedded, threads: 1);
        SimulationTask other = Embedded with { Parameters = Embedded.Parameters with { RandomSeed = 8 } };

        var refusal = Assert.Throws<InvalidInputException>(
            () => SimulationStage.Conclude(other, folder.FullName, exitCode: null, TestContext.Current.CancellationToken));

        Assert.Equal(("RandomSeed", "7"), (refusal.Key, refusal.Value));
    }

    [Fact]
    public void Conclude_AFieldTenPercentTooHigh_IsAtFault()
    {
        SimulationTask declared = Embedded with { Parameters = Embedded.Parameters with { BoxSize = 128, GridSize = 64 } };
        RunParameters simulated = declared.Parameters with { Cosmology = declared.Parameters.Cosmology with { Sigma8 = 0.8932 } };
        EngineRuns.Simulate(folder.FullName, simulated, declared.Parameters);

        StageOutcome outcome = SimulationStage.Conclude(declared, folder.FullName, exitCode: null, TestContext.Current.CancellationToken);

        Assert.Contains(outcome.Faults, fault => fault.StartsWith("mass-function, z = 2", StringComparison.Ordinal));
    }

    private StageOutcome Run(SimulationTask task, int threads) =>
        SimulationStage.Run(task, folder.FullName, threads, progress: null, TestContext.Current.CancellationToken);

    private string Hash(int threads)
    {
        Run(Embedded, threads);
        using HaloTable halos = HaloFile.Read(folder.File(SimulationStage.FileName));
        var hash = new Sha256();
        for (int column = 0; column < halos.Columns.Count; column++) hash.Append(halos.Bytes(column));
        return Convert.ToHexStringLower(hash.Finish());
    }

    private void CopyReference(string run)
    {
        foreach (string file in Directory.EnumerateFiles(ReferenceData.Path(run))) File.Copy(file, folder.File(Path.GetFileName(file)));
        using var compressed = new GZipStream(File.OpenRead(folder.File("log.txt.gz")), CompressionMode.Decompress);
        using FileStream log = File.Create(folder.File(SimulationStage.LogName));
        compressed.CopyTo(log);
    }
}
