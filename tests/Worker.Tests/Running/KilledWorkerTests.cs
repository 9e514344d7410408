using System.Diagnostics;
using System.Globalization;
using Orchestrator.Tests.Worker.Support;
using Orchestrator.Worker;

namespace Orchestrator.Tests.Worker.Running;

/// <summary>A worker killed, stopped or starved at any of its steps: committed once, with the same content.</summary>
public sealed class KilledWorkerTests : IDisposable
{
    private const int Killed = 137;

    private static readonly Lazy<string> Undisturbed = new(() =>
    {
        using var own = new TemporaryFolder();
        var root = new CampaignRoot(own.FullName);
        Assert.Equal(WorkerExitCode.Done, CampaignRoot.Worker("run", root.Stage(CampaignRoot.Document())).ExitCode);
        return Content(root);
    });

    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Points =>
        [.. Passed, .. (string[])
            [FaultPointNames.Described + "#2", "done.json-written#2", FaultPointNames.RecordWritten + "#2", FaultPointNames.Committed + "#2", FaultPointNames.Claimed + "#2"]];

    // The others belong to an engine of its own, to a failure and to TERM: tests below.
    private static IEnumerable<string> Passed => FaultPointNames.Worker.Except(
        [FaultPointNames.EngineStarted, FaultPointNames.EngineEnded, .. FailurePoints, .. StopPoints]);

    private static readonly string[] FailurePoints = [FaultPointNames.Failing, "failed.json-written", FaultPointNames.Failed];
    private static readonly string[] StopPoints = ["stopped-written", FaultPointNames.Stopped];

    public static TheoryData<string> PointsOfFailure => [.. FailurePoints];

    public static TheoryData<string> PointsOfTerm => [.. StopPoints];

    private CampaignRoot Root => new(folder.FullName);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Run_Undisturbed_PassesExactlyThePointsOfTheTable()
    {
        string log = folder.File("points");
        Assert.Equal(WorkerExitCode.Done, await WorkerProcess.RunAsync("run", Root.Stage(CampaignRoot.Document()), log: log));

        // A step of the code, a file that it writes, that is not in the table has no test that ends the worker there.
        Assert.Equal(Passed.Order(StringComparer.Ordinal), (await File.ReadAllLinesAsync(log, TestContext.Current.CancellationToken)).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Points))]
    public async Task Run_KilledAtAPoint_IsFinishedByAnotherCall(string point)
    {
        string task = Root.Stage(CampaignRoot.Document());
        Assert.Equal(Killed, await WorkerProcess.RunAsync("run", task, point));

        bool claimed = File.Exists(Path.Combine(Path.GetDirectoryName(task)!, "claim"));
        (int code, string said) = CampaignRoot.Worker(claimed ? "finish" : "run", task);

        Assert.True(code == WorkerExitCode.Done, said);
        Assert.Equal(Undisturbed.Value, Content(Root));
        Assert.Equal(1, Root.Task(CampaignRoot.FolderOf(CampaignRoot.Simulation)).ReadResult()!.Attempt);
    }

    [Theory]
    [InlineData(FaultPointNames.Simulated)]
    [InlineData(FaultPointNames.RecordWritten)]
    [InlineData(FaultPointNames.MockClaimed)]
    public async Task Run_KilledAtAPoint_IsMadeAnewByTheNextAttempt(string point)
    {
        Assert.Equal(Killed, await WorkerProcess.RunAsync("run", Root.Stage(CampaignRoot.Document()), point));
        TaskResult? before = Root.Task(CampaignRoot.FolderOf(CampaignRoot.Simulation)).ReadResult();
        TaskDocument next = CampaignRoot.Document(attempt: 2);
        if (before is not null)
            next = next with { Folder = CampaignRoot.MockFolderOf(CampaignRoot.Simulation), Halos = next.Folder, Simulation = null, Buffers = null };

        (int code, string said) = CampaignRoot.Worker("run", Root.Stage(next));

        Assert.True(code == WorkerExitCode.Done, said);
        Assert.Equal(Undisturbed.Value, Content(Root));
    }

    [Theory]
    [InlineData(FaultPointNames.EngineStarted)]
    [InlineData(FaultPointNames.EngineEnded)]
    public async Task Run_KilledBesideItsEngine_IsFinishedOrSaysWhyNot(string point)
    {
        string task = Root.Stage(StandIn.Document(StandIn.Complete(folder.FullName, "exit 0")));
        Assert.Equal(Killed, await WorkerProcess.RunAsync("run", task, point));

        (int code, string said) = CampaignRoot.Worker("finish", task);

        // Its engine may still write when it is judged: then the record says that the log has no end, and the next attempt is due.
        if (point == FaultPointNames.EngineStarted && code == WorkerExitCode.Failed) code = CampaignRoot.Worker("run", Root.Stage(StandIn.Document(folder.File("pinocchio.x"), attempt: 2))).ExitCode;
        Assert.True(code == WorkerExitCode.Done, said);
        Assert.NotNull(Root.Task(CampaignRoot.MockFolderOf(StandIn.Simulation)).ReadResult());
    }

    [Theory, MemberData(nameof(PointsOfFailure))]
    public async Task Run_KilledAtItsAccount_CanGiveItLater(string point)
    {
        string task = Root.Stage(StandIn.Document(folder.File("nowhere")));
        Assert.Equal(Killed, await WorkerProcess.RunAsync("run", task, point));

        Assert.Equal(WorkerExitCode.Failed, CampaignRoot.Worker("finish", task, "--exit", "127").ExitCode);

        string record = Path.Combine(Path.GetDirectoryName(task)!, FailedAttempt.FileName);
        Assert.Equal("engine-missing", FailedAttempt.Parse(File.ReadAllText(record), record).Cause);
    }

    [Theory]
    [InlineData(FaultPointNames.Converted)]
    [InlineData(FaultPointNames.RecordWritten)]
    public async Task Run_StoppedForLongAndWoken_FindsTheOtherCommit(string point)
    {
        using Process sleeper = WorkerProcess.Start("run", Root.Stage(CampaignRoot.Document()), point + ":stop");
        await WaitUntilStoppedAsync(sleeper.Id);

        // Its heartbeat is as old as one likes: the orchestrator has started the next attempt.
        (int code, string said) = CampaignRoot.Worker("run", Root.Stage(CampaignRoot.Document(attempt: 2)));
        Assert.True(code == WorkerExitCode.Done, said);
        Process.Start("kill", ["-CONT", sleeper.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExit();
        await sleeper.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(WorkerExitCode.Skip, sleeper.ExitCode);
        Assert.Equal(2, Root.Task(CampaignRoot.FolderOf(CampaignRoot.Simulation)).ReadResult()!.Attempt);
        Assert.Equal(Undisturbed.Value, Content(Root));
    }

    [Fact]
    public async Task Run_ToldToEnd_EndsItsEngineAndLeavesTheMarker()
    {
        string task = Root.Stage(StandIn.Document(StandIn.Write(folder.FullName, "echo $$ > started; exec sleep 1000")));
        string attempt = Path.GetDirectoryName(task)!, started = Path.Combine(attempt, "started");
        using Process worker = WorkerProcess.Start("run", task);
        while (!File.Exists(started) || new FileInfo(started).Length == 0) await Task.Delay(20, TestContext.Current.CancellationToken);

        Process.Start("kill", ["-TERM", worker.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExit();
        await worker.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(WorkerExitCode.Interrupted, worker.ExitCode);
        Assert.True(File.Exists(Path.Combine(attempt, "stopped")));
        Assert.False(Directory.Exists($"/proc/{File.ReadAllText(started).Trim()}"));
        Assert.False(File.Exists(Path.Combine(attempt, "failed.json")));
    }

    [Fact]
    public void Run_OnDisksOfManySizes_CommitsWholeOrSaysFull()
    {
        int full = 0;
        int[] sizes = [4, 8, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 4096];
        foreach (int kilobytes in sizes)
        {
            using var disk = new SmallDisk(kilobytes);
            var root = new CampaignRoot(disk.FullName);
            string task;
            try
            {
                task = root.Stage(CampaignRoot.Document());
            }
            catch (IOException)
            {
                continue; // not even the task fits
            }

            (int code, string said) = CampaignRoot.Worker("run", task);

            Assert.Equal("", string.Join(" ", Directory.GetFiles(disk.FullName, "*.partial", SearchOption.AllDirectories).Select(Path.GetFileName)));
            if (code == WorkerExitCode.Done)
            {
                Assert.Equal(Undisturbed.Value, Content(root));
                continue;
            }

            full++;
            Assert.Equal(WorkerExitCode.Failed, code);
            Assert.Contains("no space left", said, StringComparison.OrdinalIgnoreCase);
            foreach (string folderOf in (string[])[CampaignRoot.FolderOf(CampaignRoot.Simulation), CampaignRoot.MockFolderOf(CampaignRoot.Simulation)])
                if (root.Task(folderOf).ReadResult() is { } whole) Assert.Null(root.Task(folderOf).FirstMissingFile(whole));
        }

        Assert.InRange(full, 3, sizes.Length - 1);
    }

    [Theory, MemberData(nameof(PointsOfTerm))]
    public async Task Run_ToldToEndAndKilledAtItsMarker_IsFinishedByAnotherCall(string point)
    {
        string task = Root.Stage(StandIn.Document(StandIn.Write(folder.FullName, "echo $$ > started; exec sleep 1000")));
        string started = Path.Combine(Path.GetDirectoryName(task)!, "started");
        using Process worker = WorkerProcess.Start("run", task, point);
        while (!File.Exists(started) || new FileInfo(started).Length == 0) await Task.Delay(20, TestContext.Current.CancellationToken);

        Process.Start("kill", ["-TERM", worker.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExit();
        await worker.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(Killed, worker.ExitCode);
        Assert.False(Directory.Exists($"/proc/{File.ReadAllText(started).Trim()}"));
        Assert.Equal(WorkerExitCode.Done, CampaignRoot.Worker("run", Root.Stage(StandIn.Document(StandIn.Complete(folder.FullName, "exit 0"), attempt: 2))).ExitCode);
    }

    private static string Content(CampaignRoot root)
    {
        TaskResult part = root.Task(CampaignRoot.MockFolderOf(CampaignRoot.Simulation)).ReadResult()!;
        TaskResult halos = root.Task(CampaignRoot.FolderOf(CampaignRoot.Simulation)).ReadResult()!;
        return $"{(string?)part.Summary["content_hash"]} {halos.Files.Single(file => file.Name.EndsWith("halos.h5", StringComparison.Ordinal)).Sha256}";
    }

    private static async Task WaitUntilStoppedAsync(int process)
    {
        while (!(await File.ReadAllTextAsync($"/proc/{process}/stat", TestContext.Current.CancellationToken)).Contains(") T ", StringComparison.Ordinal))
            await Task.Delay(20, TestContext.Current.CancellationToken);
    }
}
