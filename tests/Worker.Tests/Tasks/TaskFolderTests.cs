using System.Text.Json.Nodes;
using Orchestrator.Worker;

namespace Orchestrator.Tests.Worker.Tasks;

public sealed class TaskFolderTests : IDisposable
{
    private static readonly Lineage Lineage =
        new() { Stage = "test", StageVersion = 1, Parameters = new JsonObject { ["a"] = 1 }, Inputs = new Dictionary<string, string>() };

    private readonly TemporaryFolder folder = new();

    private TaskFolder Sut => new(folder.File("task"));

    public void Dispose() => folder.Dispose();

    [Fact]
    public void TryCommit_TwoAttempts_OnlyTheFirstIsTheResult()
    {
        TaskAttempt first = Sut.BeginAttempt(TimeProvider.System), second = Sut.BeginAttempt(TimeProvider.System);
        Assert.Equal((1, 2), (first.Number, second.Number));

        Assert.True(Commit(second, "of the second"));
        Assert.False(Commit(first, "of the first"));

        TaskResult result = Sut.ReadResult()!;
        Assert.Equal(2, result.Attempt);
        ResultFile file = Assert.Single(result.Files);
        Assert.Equal(("attempt-2/data", 13L), (file.Name, file.Bytes));
        Assert.Null(Sut.FirstMissingFile(result));
        Assert.Equal(Lineage.Hash, result.Lineage);
        Assert.True(JsonNode.DeepEquals(Lineage.ToJson(), result.MadeOf));
    }

    [Fact]
    public void BeginAttempt_ByManyAtOnce_GivesEachItsOwn()
    {
        var numbers = new System.Collections.Concurrent.ConcurrentBag<int>();

        Parallel.For(0, 20, _ => numbers.Add(Sut.BeginAttempt(TimeProvider.System).Number));

        Assert.Equal(Enumerable.Range(1, 20), numbers.Order());
        Assert.Equal(20, Sut.Attempts.Count);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("short")]
    public void FirstMissingFile_GoneOrOfAnotherSize_IsNamed(string? content)
    {
        TaskAttempt attempt = Sut.BeginAttempt(TimeProvider.System);
        Commit(attempt, "the whole content");
        string path = Path.Combine(attempt.Folder, "data");
        if (content is null) File.Delete(path);
        else File.WriteAllText(path, content);

        Assert.Equal(path, Sut.FirstMissingFile(Sut.ReadResult()!));
        Sut.Withdraw();
        Assert.Null(Sut.ReadResult());
    }

    [Theory]
    [InlineData("{")]
    [InlineData(
        """{ "schema": "orchestrator/result/2", "lineage": "", "made_of": {}, "simulation": 0, "attempt": 1, "files": [], "summary": {}, "warnings": [], "host": "", "started": "2026-01-01T00:00:00Z", "seconds": 0, "software_version": "" }""")]
    public void ReadResult_DamagedOrNewer_IsRefused(string text)
    {
        new DirectoryInfo(Sut.FullPath).Create();
        File.WriteAllText(Sut.ResultPath, text);

        Assert.Contains(Sut.ResultPath, Assert.Throws<DamagedResultException>(Sut.ReadResult).Message);
    }

    [Fact]
    public void Abandon_LeavesNothing()
    {
        TaskAttempt attempt = Sut.BeginAttempt(TimeProvider.System);
        File.WriteAllText(Path.Combine(attempt.Folder, "data"), "half");

        attempt.Abandon();

        Assert.Empty(Directory.GetFileSystemEntries(Sut.FullPath));
    }

    private static bool Commit(TaskAttempt attempt, string content)
    {
        File.WriteAllText(Path.Combine(attempt.Folder, "data"), content);
        return attempt.TryCommit(Lineage, simulation: 3, ["data"], new StageOutcome([], []));
    }
}
