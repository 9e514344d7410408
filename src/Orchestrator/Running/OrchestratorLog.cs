using System.Text.Json;
using Orchestrator.Conducting;
using Orchestrator.Ledger;

namespace Orchestrator.Running;

/// <summary>The workspace's log: one line of JSON an event, rotated by size.</summary>
/// <remarks>It is for people and their tools; nothing is ever read back from it.</remarks>
internal sealed class OrchestratorLog : IDisposable
{
    /// <summary>Name of the file in the workspace; the one before has <c>.1</c> after it.</summary>
    public const string FileName = "orchestrator.log";

    private const long LargestSize = 16 << 20;

    private readonly TimeProvider time;
    private readonly string path;
    private FileStream stream;

    private OrchestratorLog(string path, FileStream stream, TimeProvider time)
    {
        this.path = path;
        this.stream = stream;
        this.time = time;
    }

    /// <summary>Opens the log of a workspace to add to it.</summary>
    public static OrchestratorLog Open(string workspace, TimeProvider time)
    {
        string file = Path.Combine(workspace, FileName);
        return new OrchestratorLog(file, Append(file), time);
    }

    /// <summary>Adds an event.</summary>
    public void Write(ConductorNews news)
    {
        if (stream.Length > LargestSize)
        {
            stream.Dispose();
            File.Move(path, path + ".1", overwrite: true);
            stream = Append(path);
        }
        using var writer = new Utf8JsonWriter(stream);
        writer.WriteStartObject();
        writer.WriteString("time", time.GetUtcNow());
        writer.WriteString("level", news.IsWarning ? "warning" : "information");
        writer.WriteString("event", news.Kind);
        if (news.Task is { } task)
        {
            writer.WriteString("task", task.Folder);
            writer.WriteNumber("attempt", task.Attempt);
            writer.WriteString("state", TaskStates.Word(task.State));
        }
        writer.WriteString("text", news.Text);
        writer.WriteEndObject();
        writer.Flush();
        stream.WriteByte((byte)'\n');
        stream.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    private static FileStream Append(string path) => new(path, FileMode.Append, FileAccess.Write, FileShare.Read);
}
