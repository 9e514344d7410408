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
