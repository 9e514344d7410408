using Orchestrator.Tests.Worker.Support;
using Orchestrator.Worker;

namespace Orchestrator.Tests.Worker.Running;

/// <summary>Each failing case of the real program, played by a stand-in: cause, remedy and fix in <c>failed.json</c>.</summary>
public sealed class EngineFailureTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("e_noarg", "exit 0", "no-argument", FailureRemedy.StopTask, null)]
    [InlineData("e_nofile2", "exit 1", "parameter-file-missing", FailureRemedy.StopTask, null)]
    [InlineData("e_miss", "exit 1", "key-missing", FailureRemedy.StopTask, null)]
    [InlineData("e_unk", "exit 1", "key-unknown", FailureRemedy.StopTask, null)]
    [InlineData("e_dup", "exit 1", "key-duplicate", FailureRemedy.StopTask, null)]
    [InlineData("e_long", "exit 1", "line-too-long", FailureRemedy.StopTask, null)]
    [InlineData("e_nout", "exit 1", "output-list-missing", FailureRemedy.StopTask, null)]
    [InlineData("e_emptyout", "exit 1", "output-list-empty", FailureRemedy.StopTask, null)]
    [InlineData("e_mem", "exit 1", "memory-per-particle-too-small", FailureRemedy.ChangeParameter, "MaxMemPerParticle")]
    [InlineData("e_maxmem", "exit 1", "maximum-memory-too-small", FailureRemedy.ChangeParameter, "MaxMem")]
    [InlineData("e_peak", "exit 1", "too-many-peaks", FailureRemedy.ChangeParameter, "PredPeakFactor")]
    [InlineData("x_r5", "exit 1", "too-many-peaks", FailureRemedy.ChangeParameter, "PredPeakFactor")]
    [InlineData("e_plcover", "exit 0", "cone-buffer-full", FailureRemedy.ChangeParameter, "PredPeakFactor")]
    [InlineData("x_over_plc_rc0", "exit 0", "cone-buffer-full", FailureRemedy.ChangeParameter, "PredPeakFactor")]
    [InlineData("x_few1", "exit 0", "nothing-collapses", FailureRemedy.StopTask, null)]
    [InlineData("x_few2", "exit 136", "too-few-collapse", FailureRemedy.StopTask, null)]
    [InlineData("x_few3", "exit 136", "too-few-collapse", FailureRemedy.StopTask, null)]
    [InlineData("abort_after_done", "exit 134", "cone-buffer-full", FailureRemedy.ChangeParameter, "PredPeakFactor")]
    [InlineData("hang_after_done", "exec sleep 1000", "cone-buffer-full", FailureRemedy.ChangeParameter, "PredPeakFactor")]
    [InlineData("warn_boundary_layer", "exit 0", "outputs-missing", FailureRemedy.SameAgain, null)]
    public void Run_AFailingCase_LeavesCauseRemedyAndFix(string name, string ending, string cause, FailureRemedy remedy, string? key)
    {
        TaskDocument document = StandIn.Document(StandIn.Play(folder.FullName, name, ending));
        FailedAttempt failed = Fail(document);

        Assert.Equal((cause, remedy, key), (failed.Cause, failed.Remedy, failed.Fix?.Key));
        if (failed.Fix is not { } fix) return;
        // The fix is what the next attempt is staged with.
        TaskDocument next = document.With(fix.ToFix());
        Assert.Equal(fix.Value, double.Parse(next.Buffers![fix.Key]!.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(SimulationStage.LineageOf(document.ReadSimulation()!).Hash, SimulationStage.LineageOf(next.ReadSimulation()!).Hash);
    }

    [Theory]
    [InlineData("exit 0", false)]
    [InlineData("exit 134", false)] // aborts after its last words
    [InlineData("exec sleep 1000", true)] // hangs after them, and is ended
    [InlineData("sleep 1000 & exec sleep 1000", true)]
    public void Run_WholeOutputsWhateverTheEnding_AreCommitted(string ending, bool hangs)
    {
        var root = new CampaignRoot(folder.FullName);
        string task = root.Stage(StandIn.Document(StandIn.Complete(folder.FullName, ending), grace: hangs ? 0.3 : 60));

        (int code, string said) = CampaignRoot.Worker("run", task);

        Assert.True(code == WorkerExitCode.Done, said);
        Assert.NotNull(root.Task(CampaignRoot.FolderOf(StandIn.Simulation)).ReadResult());
        Assert.NotNull(root.Task(CampaignRoot.MockFolderOf(StandIn.Simulation)).ReadResult());
    }

    [Theory]
    [InlineData("s/pinocchio V5.1/pinocchio V5.0/", "version is V5.0, not V5.1")]
    [InlineData("s/running on 1 MPI/running on 2 MPI/", "MPI tasks is 2, not 1")]
    [InlineData("s/^Using 3LPT.*$/Using 2LPT displacements/", "THREE_LPT is off, not on")]
    public void Run_ByAnotherBuild_HoldsTheCampaign(string edit, string message)
    {
        FailedAttempt failed = Fail(StandIn.Document(StandIn.Complete(folder.FullName, "exit 0", edit)));

        Assert.Equal(("engine-version", FailureRemedy.HoldCampaign), (failed.Cause, failed.Remedy));
        Assert.Contains(message, failed.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WithoutTheProgram_HoldsTheCampaign()
    {
        FailedAttempt failed = Fail(StandIn.Document(folder.File("no-such-program")));

        Assert.Equal(("engine-missing", FailureRemedy.HoldCampaign), (failed.Cause, failed.Remedy));
    }

    [Fact]
    public void Run_WithAProgramThatCannotRun_HoldsTheCampaign()
    {
        File.WriteAllText(folder.File("data"), "not a program");

        FailedAttempt failed = Fail(StandIn.Document(folder.File("data")));

        Assert.Equal(("engine-not-executable", FailureRemedy.HoldCampaign), (failed.Cause, failed.Remedy));
    }

    private FailedAttempt Fail(TaskDocument document)
    {
        var root = new CampaignRoot(folder.FullName);
        string task = root.Stage(document);
        (int code, string said) = CampaignRoot.Worker("run", task);
        Assert.True(code == WorkerExitCode.Failed, said);
        Assert.Null(root.Task(document.Folder).ReadResult());
        string record = Path.Combine(Path.GetDirectoryName(task)!, FailedAttempt.FileName);
        return FailedAttempt.Parse(File.ReadAllText(record), record);
    }
}
