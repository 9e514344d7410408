using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Orchestrator.CatalogFiles;
using Orchestrator.Worker;

namespace Orchestrator.Sites;

/// <summary>The files of submissions on this machine, and the processes that they started.</summary>
/// <param name="root">The campaign's root.</param>
/// <param name="script">Makes the text of a job's script.</param>
internal sealed class LocalSubmissions(string root, Func<JobRequest, string> script)
{
    // The shell that waits for nothing becomes the session's leader, and that becomes the job: one process, its own group.
    // It ends at its wall time though nobody watches, by TERM and, if that does not help, by KILL.
    private const string Detach = "exec setsid timeout -k \"$3\" \"$2\" bash \"$4\" >\"$1\" 2>&1 </dev/null";

    // Longer than a worker needs to end its engine.
    private const int KillWait = 15;

    private readonly Dictionary<string, LocalProcess> known = new(StringComparer.Ordinal);

    private string Folder => Path.Combine(root, "submissions");

    /// <summary>Writes a submission's files and starts its job in a session of its own, so that it outlives this process.</summary>
    public SubmissionReply Submit(JobRequest job)
    {
        Folders.Create(Folder);
        string tasks = string.Concat(job.Members.Select(
            member => string.Create(CultureInfo.InvariantCulture, $"{member.TaskFolder}/attempt-{member.Number}/task.json\n")));
        AtomicFile.WriteAllText(FileOf(job.Token, "tasks"), tasks);
        string seconds = Math.Ceiling(job.WallTime.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        AtomicFile.WriteAllText(FileOf(job.Token, "sh"), script(job).Replace("@SECONDS@", seconds, StringComparison.Ordinal));
        AtomicFile.WriteAllText(FileOf(job.Token, "intent"), string.Create(CultureInfo.InvariantCulture, $"{job.Resources.Cores} cores, {job.Resources.Memory} bytes\n"));
        var start = new ProcessStartInfo(
            "/bin/sh", ["-c", Detach, "sh", FileOf(job.Token, "out"), seconds, KillWait.ToString(CultureInfo.InvariantCulture), FileOf(job.Token, "sh")])
            { UseShellExecute = false, WorkingDirectory = root };
        using Process process = Process.Start(start) ?? throw new SiteException("local", "no process was started", isTransient: true);
        LocalProcess started = LocalProcess.Find(process.Id) ?? new LocalProcess(process.Id, 0, LocalProcess.CurrentBoot);
        known[job.Token] = started;
        var reply = new JsonObject { ["pid"] = started.Id, ["start"] = started.StartTime, ["boot"] = started.Boot };
        AtomicFile.WriteAllText(FileOf(job.Token, "reply"), reply.ToJsonString() + "\n");
        return ReplyOf(started);
    }

    /// <summary>The reply that a submission left, or the process that it started before it could leave one.</summary>
    public SubmissionReply FindReply(string token) =>
        ProcessOf(token) is { } process ? ReplyOf(process) : new SubmissionReply(SubmissionOutcome.Unclear, null, "no such process");

    /// <summary>The process of a job, alive or not; null if none was ever started, as far as can be known.</summary>
    public LocalProcess? ProcessOf(string token)
    {
        if (known.TryGetValue(token, out LocalProcess process)) return process;
        LocalProcess? found = ReadReply(token) ?? LocalProcess.FindByLastArgument(FileOf(token, "sh"));
        if (found is { } one) known[token] = one;
        return found;
    }

    /// <summary>Whether a job was ended at its wall time.</summary>
    public bool IsTimedOut(string token) => File.Exists(FileOf(token, "timeout"));

    /// <summary>Forgets a job that is settled.</summary>
    public void Forget(string token) => known.Remove(token);

    private static SubmissionReply ReplyOf(LocalProcess process) =>
        new(SubmissionOutcome.Accepted, process.Id.ToString(CultureInfo.InvariantCulture), $"process {process.Id}");

    private LocalProcess? ReadReply(string token)
    {
        string path = FileOf(token, "reply");
        if (!File.Exists(path)) return null;
        JsonNode reply = JsonNode.Parse(File.ReadAllText(path))!;
        return new LocalProcess((int)reply["pid"]!, (long)reply["start"]!, (string)reply["boot"]!);
    }

    private string FileOf(string token, string extension) => Path.Combine(Folder, $"{token}.{extension}");
}
