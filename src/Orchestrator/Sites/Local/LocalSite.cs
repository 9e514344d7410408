using Orchestrator.CatalogFiles;
using Orchestrator.Worker;

namespace Orchestrator.Sites;

/// <summary>This machine: each job is a process of its own that outlives the orchestrator, and is found again by the next one.</summary>
internal sealed class LocalSite : ISite
{
    private const int MaximumTokens = 64;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Heartbeat = TimeSpan.FromMinutes(1);

    private readonly string root;
    private readonly TimeProvider time;
    private readonly LocalSubmissions submissions;

    /// <summary>Makes a site.</summary>
    /// <param name="root">The workspace, which is also the campaign's root here.</param>
    /// <param name="cores">Cores that tasks may take together.</param>
    /// <param name="memory">Bytes of memory that tasks may take together.</param>
    /// <param name="time">The clock.</param>
    /// <param name="pinocchio">How PINOCCHIO is called; null for the program's own name on the PATH.</param>
    /// <param name="worker">How the worker is called; null for the one of this build.</param>
    public LocalSite(string root, int cores, long memory, TimeProvider time, PinocchioCall? pinocchio = null, IReadOnlyList<string>? worker = null)
    {
        this.root = root;
        this.time = time;
        string script = LocalJobScript.Render(root, worker ?? WorkerCommandLine.Local);
        submissions = new LocalSubmissions(root, job => LocalJobScript.For(script, job.Resources.WithShareOf(cores, memory)));
        Limits = new SiteLimits
        {
            Name = "this machine",
            Cores = cores,
            Memory = memory,
            PollInterval = Interval,
            Pinocchio = pinocchio ?? new PinocchioCall(),
            HeartbeatLimit = Heartbeat,
            // Processes and files of one machine are seen at once.
            UnclearSubmissionWait = TimeSpan.Zero,
            MarkerRecheck = TimeSpan.Zero,
        };
    }

    /// <inheritdoc/>
    public SiteLimits Limits { get; }

    /// <inheritdoc/>
    public Task PrepareAsync(CancellationToken cancellation)
    {
        Folders.Create(root);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StageAsync(IReadOnlyList<StagedFile> files, CancellationToken cancellation)
    {
        foreach (StagedFile file in files)
        {
            cancellation.ThrowIfCancellationRequested();
            string path = PathOf(file.RelativePath);
            if (File.Exists(path) && (await File.ReadAllBytesAsync(path, cancellation)).AsSpan().SequenceEqual(file.Content.Span)) continue;
            Folders.Create(Path.GetDirectoryName(path)!);
            AtomicFile.WriteAllBytes(path, file.Content);
        }
    }

    /// <inheritdoc/>
    public Task<SubmissionReply> SubmitAsync(JobRequest job, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(job.Token.Length, MaximumTokens, nameof(job));
        return Task.FromResult(submissions.Submit(job));
    }

    /// <inheritdoc/>
    public Task<SubmissionReply> FindReplyAsync(string token, CancellationToken cancellation) => Task.FromResult(submissions.FindReply(token));

    /// <inheritdoc/>
    public Task<SitePoll> PollAsync(SiteQuery query, CancellationToken cancellation)
    {
        var jobs = new List<ListedJob>();
        int active = 0;
        // Processes before folders: what a job left behind before it ended is then seen in the same poll.
        foreach (string name in query.Names)
        {
            if (submissions.ProcessOf(name) is not { } process) continue;
            bool alive = process.IsAlive;
            if (alive) active++;
            bool late = !alive && submissions.IsTimedOut(name);
            jobs.Add(new ListedJob(
                name, process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
                alive ? JobState.Running : late ? JobState.TimedOut : JobState.Completed, alive ? "running" : late ? "timeout" : "ended", ""));
        }
        DateTimeOffset now = time.GetUtcNow();
        var attempts = new Dictionary<AttemptName, SeenAttempt>(query.Attempts.Count);
        foreach (AttemptName name in query.Attempts) attempts[name] = AttemptFiles.Look(root, name, now);
        return Task.FromResult(new SitePoll { Now = now, SchedulerAnswered = true, Jobs = jobs, ActiveJobs = active, Attempts = attempts });
    }

    /// <inheritdoc/>
    public Task<bool> AbandonAsync(AttemptName attempt, CancellationToken cancellation)
    {
        string folder = AttemptFiles.FolderOf(root, attempt);
        Folders.Create(folder);
        var claim = new TaskClaim(Environment.MachineName, Environment.ProcessId, time.GetUtcNow()) { IsAbandoned = true };
        return Task.FromResult(AttemptClaim.TryCreate(folder, claim));
    }

    /// <inheritdoc/>
    public Task CancelAsync(string name, string id, CancellationToken cancellation)
    {
        submissions.ProcessOf(name)?.Terminate();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task FetchAsync(string relativePath, string localPath, CancellationToken cancellation) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task DeleteAsync(IReadOnlyList<string> relativePaths, CancellationToken cancellation)
    {
        foreach (string relative in relativePaths)
        {
            string path = PathOf(relative);
            if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
            else if (File.Exists(path)) File.Delete(path);
        }
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => default;

    private string PathOf(string relative) => Path.Combine(root, relative);
}
