using Orchestrator.Numerics;
using Orchestrator.Sites;
using Orchestrator.Worker;

namespace Orchestrator.Tests.Sites;

public sealed class PublishedWorkerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task GetAsync_WithAFolderThatWasAskedFor_TakesIt()
    {
        string asked = Package("mine", "asked");
        Package("program/worker", "beside");
        WorkerPackage found = await new PublishedWorker(asked, folder.File("program"), Launcher("exit 3")).GetAsync(Cancellation);
        Assert.Equal(WorkerPackage.Load(asked).Hash, found.Hash);
    }

    [Fact]
    public async Task GetAsync_WithAWorkerBesideTheProgram_BuildsNone()
    {
        string beside = Package("program/worker", "beside");
        WorkerPackage found = await new PublishedWorker(null, folder.File("program"), Launcher("exit 3")).GetAsync(Cancellation);
        Assert.Equal(WorkerPackage.Load(beside).Hash, found.Hash);
    }

    [Fact]
    public async Task GetAsync_FromALauncher_HasItBuildTheWorker()
    {
        string built = Package("built by it", "built");
        string launcher = Launcher($"[ \"$*\" = publish-worker ] || exit 3; echo building >&2; echo '{built}'");
        WorkerPackage found = await new PublishedWorker(null, folder.File("program"), launcher).GetAsync(Cancellation);
        Assert.Equal(WorkerPackage.Load(built).Hash, found.Hash);
    }

    [Fact]
    public async Task GetAsync_WhenTheBuildFails_SaysWhoseItWas()
    {
        string launcher = Launcher("exit 1");
        var refusal = await Assert.ThrowsAsync<InvalidInputException>(() => new PublishedWorker(null, folder.File("program"), launcher).GetAsync(Cancellation));
        Assert.Contains(launcher, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("exit code 1", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetAsync_WithNothingToBuildItWith_GivesTheCommand()
    {
        var refusal = await Assert.ThrowsAsync<InvalidInputException>(() => new PublishedWorker(null, folder.File("program"), null).GetAsync(Cancellation));
        Assert.Contains($"dotnet publish src/Worker -c Release -o {folder.File("program/worker")}", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetAsync_OfAFolderWithoutAWorker_RefusesIt()
    {
        var refusal = await Assert.ThrowsAsync<InvalidInputException>(() => new PublishedWorker(folder.FullName, folder.File("program"), null).GetAsync(Cancellation));
        Assert.Contains(folder.FullName, refusal.Message, StringComparison.Ordinal);
    }

    private string Package(string name, string content)
    {
        string path = folder.File(name);
        Folders.Create(path);
        File.WriteAllText(Path.Combine(path, WorkerPackage.Program), content);
        return path;
    }

    private string Launcher(string body)
    {
        string path = folder.File("launcher.sh");
        File.WriteAllText(path, $"#!/bin/sh\n{body}\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return path;
    }
}
