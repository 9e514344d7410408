using NJsonSchema;
using Orchestrator.Tests.Worker.Support;
using Orchestrator.Worker;

namespace Orchestrator.Tests.Worker.Running;

public sealed class WorkerProgramTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private CampaignRoot Root => new(folder.FullName);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task BeginThenFinish_ATaskWithItsMock_CommitsBothAndLeavesNoTemporary()
    {
        string task = Root.Stage(CampaignRoot.Document());

        Assert.Equal(WorkerExitCode.Done, CampaignRoot.Worker("begin", task).ExitCode);
        Assert.Equal((WorkerExitCode.Skip, true), (CampaignRoot.Worker("begin", task) is var (code, text) ? (code, text.Contains("is claimed by process", StringComparison.Ordinal)) : default));
        (int finished, string said) = CampaignRoot.Worker("finish", task);
        Assert.True(finished == WorkerExitCode.Done, said);

        TaskResult halos = Root.Task(CampaignRoot.FolderOf(CampaignRoot.Simulation)).ReadResult()!;
        TaskResult part = Root.Task(CampaignRoot.MockFolderOf(CampaignRoot.Simulation)).ReadResult()!;
        Assert.Equal((1, 1), (halos.Attempt, part.Attempt));
        Assert.Equal("attempt-1/part.h5", Assert.Single(part.Files).Name);
        Assert.Equal(halos.Lineage, (string?)part.MadeOf["inputs"]!["halos"]);
        Assert.Null(Root.Task(CampaignRoot.FolderOf(CampaignRoot.Simulation)).FirstMissingFile(halos));
        string[] left = Directory.GetFiles(folder.FullName, "*", SearchOption.AllDirectories);
        Assert.DoesNotContain(left, path => path.EndsWith(".partial", StringComparison.Ordinal));
        Assert.InRange(Directory.GetFiles(Path.GetDirectoryName(task)!).Length, 1, 10);
        Assert.Equal(WorkerExitCode.Done, CampaignRoot.Worker("finish", task).ExitCode);
        Assert.Equal(WorkerExitCode.Skip, CampaignRoot.Worker("run", task).ExitCode);
        await CheckAsync("task", File.ReadAllText(task));
        await CheckAsync("claim", File.ReadAllText(Path.Combine(Path.GetDirectoryName(task)!, "claim")));
        await CheckAsync("claim", File.ReadAllText(Path.Combine(folder.FullName, CampaignRoot.MockFolderOf(CampaignRoot.Simulation), "attempt-1", "claim")));
        await CheckAsync("result", File.ReadAllText(Root.Task(CampaignRoot.MockFolderOf(CampaignRoot.Simulation)).ResultPath));
        await CheckAsync("result", File.ReadAllText(Root.Task(CampaignRoot.FolderOf(CampaignRoot.Simulation)).ResultPath));
    }

    [Fact]
    [Trait("Duration", "Slow")]
    public void Run_MocksAloneFromCommittedHalos_CommitsThem()
    {
        Assert.Equal(WorkerExitCode.Done, CampaignRoot.Worker("run", Root.Stage(CampaignRoot.Document(withMock: false))).ExitCode);

        (int code, string said) = CampaignRoot.Worker("run", Root.Stage(CampaignRoot.MocksAlone()));

        Assert.True(code == WorkerExitCode.Done, said);
        Assert.NotNull(Root.Task(CampaignRoot.MockFolderOf(CampaignRoot.Simulation)).ReadResult());
    }

    [Theory]
    [Trait("Duration", "Slow")]
    [InlineData("truncated", "has another size than committed")]
    [InlineData("one bit", "its checksum is not the one that was committed")]
    public async Task Run_MocksFromDamagedHalos_AreRefusedAndSaySo(string damage, string message)
    {
        CampaignRoot.Worker("run", Root.Stage(CampaignRoot.Document(withMock: false)));
        string halos = Path.Combine(folder.FullName, CampaignRoot.FolderOf(CampaignRoot.Simulation), "attempt-1", "halos.h5");
        byte[] bytes = File.ReadAllBytes(halos);
        bytes[bytes.Length / 2] ^= 4;
        File.WriteAllBytes(halos, damage == "truncated" ? bytes[..^1] : bytes);
        string task = Root.Stage(CampaignRoot.MocksAlone());

        (int code, _) = CampaignRoot.Worker("run", task);

        Assert.Equal(WorkerExitCode.Failed, code);
        string record = File.ReadAllText(Path.Combine(Path.GetDirectoryName(task)!, "failed.json"));
        var failed = FailedAttempt.Parse(record, task);
        Assert.Equal(("damaged-halos", FailureRemedy.StopTask), (failed.Cause, failed.Remedy));
        Assert.Contains(message, failed.Explanation, StringComparison.Ordinal);
        await CheckAsync("failed", record);
    }

    [Fact]
    public void Begin_ByManyAtOnce_IsClaimedByOne()
    {
        string task = Root.Stage(CampaignRoot.Document());
        int[] codes = new int[16];

        Parallel.For(0, codes.Length, index => codes[index] = CampaignRoot.Worker("begin", task).ExitCode);

        Assert.Single(codes, WorkerExitCode.Done);
        Assert.Equal(codes.Length - 1, codes.Count(code => code == WorkerExitCode.Skip));
    }

    [Fact]
    public void Begin_OfAnAttemptThatTheOrchestratorGaveUp_IsSkippedAndCannotBeFinished()
    {
        string task = Root.Stage(CampaignRoot.Document());
        Assert.True(AttemptClaim.TryCreate(Path.GetDirectoryName(task)!, new TaskClaim("laptop", 1, DateTimeOffset.UnixEpoch) { IsAbandoned = true }));

        (int code, string said) = CampaignRoot.Worker("begin", task);

        Assert.Equal(WorkerExitCode.Skip, code);
        Assert.Contains("the orchestrator, which gave it up", said, StringComparison.Ordinal);
        Assert.Equal(WorkerExitCode.BadInput, CampaignRoot.Worker("finish", task).ExitCode);
    }

    [Fact]
    public void Begin_OfATaskOfAnotherOwner_IsRefusedWithNothingClaimed()
    {
        string own = Root.Stage(CampaignRoot.Document());
        Assert.Equal(WorkerExitCode.Done, CampaignRoot.Worker("begin", own).ExitCode);
        string other = Root.Stage(CampaignRoot.Document(attempt: 2) with { Owner = "another" });

        (int code, string said) = CampaignRoot.Worker("run", other);

        Assert.Equal(WorkerExitCode.BadInput, code);
        Assert.Contains("belongs to another workspace", said, StringComparison.Ordinal);
        Assert.Equal([other], Directory.GetFileSystemEntries(Path.GetDirectoryName(other)!));
    }

    [Theory]
    [InlineData("\"seed\": 7", "\"seed\": 8", "changed or damaged")]
    [InlineData("orchestrator/task/1", "orchestrator/task/2", "another format")]
    [InlineData("\"attempt\": 1,", "\"attempt\": 1", "not a task")]
    [InlineData("\"folder\":", "\"fodler\":", "not a task")]
    public void Begin_OfAChangedTask_IsRefused(string from, string to, string message)
    {
        string task = Root.Stage(CampaignRoot.Document());
        string text = File.ReadAllText(task);
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(task, text.Replace(from, to, StringComparison.Ordinal));

        (int code, string said) = CampaignRoot.Worker("begin", task);

        Assert.Equal(WorkerExitCode.BadInput, code);
        Assert.Contains(message, said, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Path.GetDirectoryName(task)!, "claim")));
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("simulations//x")]
    [InlineData("/etc")]
    [InlineData("a b")]
    public void Begin_OfATaskWithAPathOutsideTheRoot_IsRefused(string path)
    {
        string task = Root.Stage(CampaignRoot.Document());
        File.WriteAllBytes(task, (CampaignRoot.Document() with { Simulation = null, Buffers = null, Halos = path }).ToBytes());

        (int code, string said) = CampaignRoot.Worker("begin", task);

        Assert.Equal(WorkerExitCode.BadInput, code);
        Assert.Contains("not a folder below the campaign's root", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Finish_ByAWorkerOfAnotherVersion_IsRefused()
    {
        TaskDocument document = CampaignRoot.Document() with { Folder = "simulations/000003/0000000000000000" };
        string task = Root.Stage(document);

        (int code, string said) = CampaignRoot.Worker("run", task);

        Assert.Equal(WorkerExitCode.Failed, code);
        Assert.Contains("another version", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Documents_OfTasks_ReadBackWithTheSameLineage()
    {
        MockTask given = CampaignRoot.Mock with { Seed = ulong.MaxValue };
        MockTask mock = MockDocument.Of(given, "mocks/000003/x", 1).ReadTask();
        Lineage halos = SimulationStage.LineageOf(CampaignRoot.Document().ReadSimulation()!);

        Assert.Equal(SimulationStage.LineageOf(CampaignRoot.Simulation).Hash, halos.Hash);
        Assert.Equal(MockStage.LineageOf(given, halos).Hash, MockStage.LineageOf(mock, halos).Hash);
        Assert.Equal(given.Labels, mock.Labels);
        Assert.Equal(halos.Hash, Lineage.FromJson(halos.ToJson()).Hash);
    }

    [Theory]
    [InlineData("begin")]
    [InlineData("end", "task.json")]
    [InlineData("finish", "task.json", "--exit", "x")]
    [InlineData("begin", "task.json", "--exit", "1")]
    [InlineData("run", "/nowhere/task.json")]
    public void Command_ThatCannotBeUnderstood_IsRefused(params string[] arguments)
    {
        (int code, string said) = CampaignRoot.Worker(arguments);

        Assert.Equal(WorkerExitCode.BadInput, code);
        Assert.NotEmpty(said);
    }

    private static async Task CheckAsync(string schema, string document)
    {
        JsonSchema read = await JsonSchema.FromFileAsync(Repository.PathOf("docs", "reference", "schemas", $"{schema}.json"));
        string errors = string.Join("; ", read.Validate(document).Select(error => $"{error.Path}: {error.Kind}"));
        Assert.True(errors.Length == 0, $"{schema}: {errors}{Environment.NewLine}{document}");
    }
}
