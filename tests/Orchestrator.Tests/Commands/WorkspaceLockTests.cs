using Orchestrator.Ledger;
using Orchestrator.Sites;
using Orchestrator.Tests.Support;
using Orchestrator.Workspaces;

namespace Orchestrator.Tests.Commands;

public sealed class WorkspaceLockTests
{
    [Fact]
    public void Run_WhileAnotherProcessWorks_EndsWith4AndNamesIt()
    {
        using var folder = new TemporaryFolder();
        using var held = WorkspaceLock.Acquire(new Workspace(folder.File("workspace")), TimeProvider.System);

        (int exitCode, string output, string error) =
            Processes.Run("dotnet", [Processes.Program, "run", QuickCampaign.File, "--workspace", folder.File("workspace")]);

        Assert.Equal(4, exitCode);
        Assert.Empty(output);
        Assert.Contains($"host {Environment.MachineName}, pid {Environment.ProcessId}", error);
    }

    [Fact]
    public void Acquire_LeaseOfAProcessThatIsGone_IsTakenOver()
    {
        using var folder = new TemporaryFolder();
        var workspace = new Workspace(folder.File("workspace"));
        WriteLease(workspace, new WorkspaceHolder(Environment.MachineName, Environment.ProcessId, DateTimeOffset.UnixEpoch)
            { Boot = LocalProcess.CurrentBoot, StartTime = 1 });

        using (WorkspaceLock.Acquire(workspace, TimeProvider.System, LedgerMode.Lease))
            Assert.Equal(Environment.ProcessId, WorkspaceLease.Holder(workspace.Root)?.ProcessId);
        Assert.Null(WorkspaceLease.Holder(workspace.Root));
    }

    [Fact]
    public void Acquire_LeaseOfAnEarlierBoot_IsTakenOver()
    {
        using var folder = new TemporaryFolder();
        var workspace = new Workspace(folder.File("workspace"));
        WriteLease(workspace, new WorkspaceHolder(Environment.MachineName, Environment.ProcessId, DateTimeOffset.UnixEpoch)
            { Boot = "another", StartTime = LocalProcess.Find(Environment.ProcessId)!.Value.StartTime });

        using var held = WorkspaceLock.Acquire(workspace, TimeProvider.System, LedgerMode.Lease);

        Assert.Equal(LocalProcess.CurrentBoot, WorkspaceLease.Holder(workspace.Root)?.Boot);
    }

    [Fact]
    public void Acquire_LeaseOfAnotherHost_IsNeverTakenOverSilently()
    {
        using var folder = new TemporaryFolder();
        var workspace = new Workspace(folder.File("workspace"));
        WriteLease(workspace, new WorkspaceHolder("another-host", 1, DateTimeOffset.UnixEpoch) { Boot = "b", StartTime = 1 });

        WorkspaceHeldException refusal = Assert.Throws<WorkspaceHeldException>(
            () => WorkspaceLock.Acquire(workspace, TimeProvider.System, LedgerMode.Lease));

        Assert.Contains("host another-host", refusal.Message);
        Assert.Contains($"if that process is gone, delete {Path.Combine(workspace.Root, WorkspaceLease.FileName)}", refusal.Message);
        Assert.Equal("another-host", WorkspaceLock.CurrentHolder(workspace)?.Host);
    }

    private static void WriteLease(Workspace workspace, WorkspaceHolder holder)
    {
        new DirectoryInfo(workspace.Root).Create();
        File.WriteAllText(Path.Combine(workspace.Root, WorkspaceLease.FileName), System.Text.Json.JsonSerializer.Serialize(holder));
    }

    [Fact]
    public void Acquire_AfterRelease_Works()
    {
        using var folder = new TemporaryFolder();
        var workspace = new Workspace(folder.File("workspace"));
        WorkspaceLock.Acquire(workspace, TimeProvider.System).Dispose();
        Assert.Null(WorkspaceLock.CurrentHolder(workspace));

        using var again = WorkspaceLock.Acquire(workspace, TimeProvider.System);

        Assert.Equal(Environment.ProcessId, WorkspaceLock.CurrentHolder(workspace)?.ProcessId);
        Assert.Throws<WorkspaceHeldException>(() => WorkspaceLock.Acquire(workspace, TimeProvider.System));
    }
}
