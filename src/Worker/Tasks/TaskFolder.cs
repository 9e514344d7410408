using System.Globalization;
using System.Text.Json;
using Orchestrator.CatalogFiles;

namespace Orchestrator.Worker;

/// <summary>The folder of one task: numbered attempts, and the committed result once there is one.</summary>
/// <remarks>
/// An attempt belongs to whoever creates its <c>claim</c> (O_EXCL). A result is committed by giving the attempt's complete <c>done.json</c>
/// the second name
/// <c>result.json</c> with link(2), which fails if there is one already: so there is at most one result whatever is killed, and whenever.
/// </remarks>
/// <param name="path">Absolute path of the folder; it need not exist.</param>
public sealed class TaskFolder(string path)
{
    private const string ResultName = "result.json";
    private const string RecordName = "done.json";
    private const string AttemptPrefix = "attempt-";

    /// <summary>Absolute path of the folder.</summary>
    public string FullPath { get; } = path;

    /// <summary>Path of the committed result's record.</summary>
    public string ResultPath => Path.Combine(FullPath, ResultName);

    /// <summary>The attempts that exist, in order.</summary>
    public IReadOnlyList<int> Attempts
    {
        get
        {
            var numbers = new List<int>();
            if (!Directory.Exists(FullPath)) return numbers;
            foreach (string folder in Directory.EnumerateDirectories(FullPath, AttemptPrefix + "*"))
            {
                if (int.TryParse(
                    Path.GetFileName(folder)[AttemptPrefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out int number))
                    numbers.Add(number);
            }
            numbers.Sort();
            return numbers;
        }
    }

    /// <summary>Path of an attempt's folder.</summary>
    public string AttemptPath(int number) =>
        Path.Combine(FullPath, string.Create(CultureInfo.InvariantCulture, $"{AttemptPrefix}{number}"));

    /// <summary>The committed result, whether or not its files are still there; null if there is none.</summary>
    /// <exception cref="DamagedResultException">The record is unreadable or of a newer format.</exception>
    public TaskResult? ReadResult() => Read(ResultPath);

    /// <summary>The record of the newest attempt that was quarantined, if none came after it; null otherwise.</summary>
    /// <exception cref="DamagedResultException">The record is unreadable or of a newer format.</exception>
    public TaskResult? ReadQuarantined() =>
        Attempts is [.., var last] && Read(Path.Combine(AttemptPath(last), RecordName)) is { Faults.Count: > 0 } record ? record : null;

    /// <summary>The first file of a result that is missing or has another size than committed; null if all are there.</summary>
    public string? FirstMissingFile(TaskResult result)
    {
        foreach (ResultFile file in result.Files)
        {
            var info = new FileInfo(Path.Combine(FullPath, file.Name));
            if (!info.Exists || info.Length != file.Bytes) return info.FullName;
        }
        return null;
    }

    /// <summary>Takes a committed result back if there is one, because its files are gone or wrong; the attempt's own record
    /// stays.</summary>
    public void Withdraw()
    {
        if (!File.Exists(ResultPath)) return;
        File.Delete(ResultPath);
        FaultPoint.Reach(FaultPointNames.Withdrawn);
    }

    /// <summary>Claims the next attempt.</summary>
    public TaskAttempt BeginAttempt(TimeProvider time)
    {
        for (int number = Attempts.DefaultIfEmpty(0).Max() + 1; ; number++)
        {
            string folder = AttemptPath(number);
            Folders.Create(folder);
            var claim = new TaskClaim(Environment.MachineName, Environment.ProcessId, time.GetUtcNow());
            if (AttemptClaim.TryCreate(folder, claim)) return new TaskAttempt(this, number, claim.Started, time);
        }
    }

    /// <summary>Commits an attempt.</summary>
    /// <returns>False when another attempt was committed before, or the result has faults.</returns>
    internal bool TryCommit(int attempt, TaskResult result)
    {
        string done = Path.Combine(AttemptPath(attempt), RecordName);
        AtomicFile.WriteAllBytes(done, JsonSerializer.SerializeToUtf8Bytes(result, TaskJsonContext.Default.TaskResult));
        return result.Faults.Count == 0 && TryLink(attempt);
    }

    /// <summary>Commits an attempt whose complete record a process that was killed has left.</summary>
    /// <returns>False when there is no such record whose files are all there, or another attempt was committed before.</returns>
    public bool TryCommitRecord(int attempt) =>
        Read(Path.Combine(AttemptPath(attempt), RecordName)) is { Faults.Count: 0 } record && FirstMissingFile(record) is null && TryLink(attempt);

    /// <summary>Goes on with an attempt that was claimed before, perhaps by another process.</summary>
    internal TaskAttempt ResumeAttempt(int number, TaskClaim claim, TimeProvider time) => new(this, number, claim.Started, time);

    private bool TryLink(int attempt)
    {
        bool committed = HardLink.TryCreate(Path.Combine(AttemptPath(attempt), RecordName), ResultPath);
        if (committed) AtomicFile.FlushFolder(FullPath);
        return committed;
    }

    private static TaskResult? Read(string path)
    {
        if (!File.Exists(path)) return null;
        try
        {
            TaskResult? result = JsonSerializer.Deserialize(File.ReadAllBytes(path), TaskJsonContext.Default.TaskResult);
            if (result?.Schema is TaskResult.CurrentSchema) return result;
            throw new DamagedResultException(path, $"its format is '{result?.Schema}', this program reads '{TaskResult.CurrentSchema}'");
        }
        catch (JsonException exception)
        {
            throw new DamagedResultException(path, exception.Message, exception);
        }
    }
}
