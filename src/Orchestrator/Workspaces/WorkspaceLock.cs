using System.Text.Json;
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

    private readonly FileStream stream;
    private readonly string holderPath;

    private WorkspaceLock(FileStream stream, string holderPath)
    {
        this.stream = stream;
        this.holderPath = holderPath;
    }

    /// <summary>Takes the lock.</summary>
    /// <exception cref="WorkspaceHeldException">Another process, or another run in this one, holds it.</exception>
    public static WorkspaceLock Acquire(Workspace workspace, TimeProvider time)
    {
        Folders.Create(workspace.Root);
        string lockPath = Path.Combine(workspace.Root, LockName);
        string holderFile = Path.Combine(workspace.Root, HolderName);
        FileStream opened;
        try
        {
            opened = new FileStream(lockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(lockPath))
        {
            throw new WorkspaceHeldException(workspace.Root, ReadHolder(holderFile));
        }
        var holder = new WorkspaceHolder(Environment.MachineName, Environment.ProcessId, time.GetUtcNow());
        File.WriteAllBytes(holderFile, JsonSerializer.SerializeToUtf8Bytes(holder, WorkspaceJsonContext.Default.WorkspaceHolder));
        return new WorkspaceLock(opened, holderFile);
    }

    /// <summary>The process that holds a workspace; null if none does.</summary>
    public static WorkspaceHolder? CurrentHolder(Workspace workspace)
    {
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
        File.Delete(holderPath);
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
