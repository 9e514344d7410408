using System.Text.Json;
using Orchestrator.Ledger;
using Orchestrator.Sites;
using Orchestrator.Worker;

namespace Orchestrator.Workspaces;

/// <summary>The right to change a workspace, held by one process at a time until it is disposed of or the process ends.</summary>
/// <remarks>
/// The operating system holds the lock, so that a killed process leaves none behind. Who holds it stands in a file of its own, because a
/// locked file
/// cannot be read by others.
/// </remarks>
internal sealed class WorkspaceLock : IDisposable
{
    private const string LockName = "orchestrator.lock";
    private const string HolderName = "orchestrator.lock.json";

    private const int ReadOnlyFileSystem = 30;

    private readonly FileStream stream;
    private readonly string root;
    private readonly bool isLeased;

    private WorkspaceLock(FileStream stream, string root, bool isLeased)
    {
        this.stream = stream;
        this.root = root;
        this.isLeased = isLeased;
    }

    /// <summary>Takes the lock.</summary>
    /// <exception cref="WorkspaceHeldException">Another process, or another run in this one, holds it.</exception>
    public static WorkspaceLock Acquire(Workspace workspace, TimeProvider time) => Acquire(workspace, time, mode: null);

    /// <summary>Takes the lock, and the lease beside it on a network file system.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="time">The clock.</param>
    /// <param name="mode">How it is guarded; null to look at the file system.</param>
    /// <exception cref="WorkspaceHeldException">Another process, or another run in this one, holds it.</exception>
    public static WorkspaceLock Acquire(Workspace workspace, TimeProvider time, LedgerMode? mode)
    {
        Folders.Create(workspace.Root);
        string lockPath = Path.Combine(workspace.Root, LockName);
        string holderFile = Path.Combine(workspace.Root, HolderName);
        FileStream opened;
        try
        {
            opened = new FileStream(lockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (File.Exists(lockPath) && (exception.HResult & 0xFFFF) != ReadOnlyFileSystem)
        {
            throw new WorkspaceHeldException(workspace.Root, ReadHolder(holderFile));
        }
        var holder = new WorkspaceHolder(Environment.MachineName, Environment.ProcessId, time.GetUtcNow())
        {
            Boot = LocalProcess.CurrentBoot,
            StartTime = LocalProcess.Find(Environment.ProcessId)?.StartTime,
        };
        bool leased = (mode ?? CampaignLedger.ModeOf(workspace.Root)) == LedgerMode.Lease;
        try
        {
            if (leased) WorkspaceLease.Take(workspace.Root, holder);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
        File.WriteAllBytes(holderFile, JsonSerializer.SerializeToUtf8Bytes(holder, WorkspaceJsonContext.Default.WorkspaceHolder));
        CatalogFiles.FaultPoint.Reach(FaultPointNames.Locked);
        return new WorkspaceLock(opened, workspace.Root, leased);
    }

    /// <summary>The process that holds a workspace; null if none does.</summary>
    public static WorkspaceHolder? CurrentHolder(Workspace workspace)
    {
        if (WorkspaceLease.Holder(workspace.Root) is { } elsewhere) return elsewhere;
        string lockPath = Path.Combine(workspace.Root, LockName);
        if (!File.Exists(lockPath)) return null;
        try
        {
            using var probe = new FileStream(lockPath, FileMode.Open, FileAccess.Read, FileShare.Read);
            return null;
        }
        catch (IOException)
        {
            return ReadHolder(Path.Combine(workspace.Root, HolderName));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        File.Delete(Path.Combine(root, HolderName));
        if (isLeased) WorkspaceLease.Release(root);
        stream.Dispose();
    }

    private static WorkspaceHolder? ReadHolder(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), WorkspaceJsonContext.Default.WorkspaceHolder);
        }
        catch (Exception exception) when (exception is IOException or JsonException)
        {
            return null;
        }
    }
}
